import type { Finding } from './finding.ts';
import { limits } from './limits.ts';
import type { MotionMap } from './motion.ts';

const edges = ['top', 'bottom', 'left', 'right'] as const;
type Edge = (typeof edges)[number];

/** Rows or columns of a thumb that count as its edge. */
const depth = 2;

/** Whether anything moves at all. A map of too few thumbs cannot tell. */
export function motionFinding(motion: MotionMap | null): Finding {
  if (motion === null) return { code: 'no-motion', level: 'unknown', variant: 'too-few-frames', values: {}, frames: [] };
  const level = motion.share < limits.motion ? 'problem' : 'good';
  return { code: 'no-motion', level, variant: '', values: { percent: motion.share * 100 }, frames: [] };
}

/**
 * Whether what moves touches an edge of the picture again and again through the take: a runner on a treadmill stays in place, so then part of the figure is
 * not in the picture. What lies outside cannot be seen; a part that is cut off but never moves is not noticed.
 */
export function framingFindings(motion: MotionMap | null): readonly Finding[] {
  if (motion === null || motion.share < limits.motion)
    return [
      {
        code: 'figure-cut-off',
        level: 'unknown',
        variant: motion === null ? 'too-few-frames' : 'no-motion',
        values: {},
        frames: [],
      },
    ];
  const touched = edges.flatMap((edge) => {
    const along = longestRun(motion, edge);
    return along >= limits.cutOff.along ? [{ edge, along }] : [];
  });
  if (touched.length === 0) return [{ code: 'figure-cut-off', level: 'good', variant: '', values: {}, frames: [] }];
  return touched.map(({ edge, along }) => ({
    code: 'figure-cut-off',
    // Without the feet there is no contact to time; a head or an arm outside may be meant so.
    level: edge === 'bottom' ? 'problem' : 'advice',
    variant: edge,
    values: { percent: along * 100 },
    frames: [],
  }));
}

/** Longest unbroken stretch of an edge that often moves, as a share of the edge. */
function longestRun({ width, height, activity }: MotionMap, edge: Edge): number {
  const across = edge === 'top' || edge === 'bottom';
  const length = across ? width : height;
  let longest = 0;
  let run = 0;
  for (let place = 0; place < length; place++) {
    let most = 0;
    for (let inward = 0; inward < depth; inward++) {
      const x = across ? place : edge === 'left' ? inward : width - 1 - inward;
      const y = across ? (edge === 'top' ? inward : height - 1 - inward) : place;
      most = Math.max(most, activity[y * width + x] as number);
    }
    run = most >= limits.cutOff.often ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest / length;
}
