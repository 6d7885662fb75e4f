import { assertNever } from '../domain/brand.ts';
import { type FrameNo, frameCount, secondsBetween } from '../domain/frameIndex.ts';
import type { Px } from '../domain/units.ts';
import { rollOf, verticalOf } from './calibration.ts';
import { strengthAt } from './fade.ts';
import { add, boxOf, distance, isZero, length, middle, rotate, scale, sub, turn } from './geometry.ts';
import { bones, type Landmarks } from './landmarks.ts';
import { type MeasuredQuantity, measureShape, type Scene } from './measure.ts';
import { arc, type DrawCommand, dashed, dotAt, lengthOr1, line, n, type Pen, path, plate, polygon, rimmed } from './pen.ts';
import type { Calibration, Shape, ShapeOf } from './records.ts';

/** Words for the numbers on the picture, in the clinician's units; the only place where they are rounded. */
export type DrawingWords = {
  readonly quantity: (quantity: MeasuredQuantity) => string;
  /** A running stopwatch's time so far: clip seconds to be shown as the scene's rate allows. */
  readonly running: (clipSeconds: number) => string;
  /** What landmarks measure on their own frame, a line each; empty for nothing. */
  readonly landmarks: (shape: Landmarks, scene: Scene) => readonly string[];
};

/** What `shape` looks like on `frame`: nothing where it is not shown. Handles are not part of it. */
export const drawShape = (shape: Shape, scene: Scene, frame: FrameNo, words: DrawingWords): readonly DrawCommand[] =>
  rimmed(bareShape(shape, scene, frame, words), scene.height / 1000);

function bareShape(shape: Shape, scene: Scene, frame: FrameNo, words: DrawingWords): readonly DrawCommand[] {
  const strength = strengthAt(shape, frame);
  if (strength === 0) return [];
  const pen: Pen = { style: shape.style, opacity: shape.style.opacity * strength, k: scene.height / 1000 };
  const label = (p: Px, extra = ''): readonly DrawCommand[] =>
    plate(pen, add(p, { x: 12 * pen.k, y: 0 }), [shape.label, extra].filter((text) => text !== '').join(' '));
  const values = (p: Px): readonly DrawCommand[] => label(p, measureShape(shape, scene).map(words.quantity).join('\n'));
  const [a, b, c, d] = shape.points;
  if (a === undefined) return [];
  switch (shape.kind) {
    case 'point': {
      const r = 8 * pen.k;
      return [
        line(pen, { x: a.x - r, y: a.y }, { x: a.x + r, y: a.y }),
        line(pen, { x: a.x, y: a.y - r }, { x: a.x, y: a.y + r }),
        ...label(a),
      ];
    }
    case 'text':
      return plate(pen, a, shape.text);
    case 'landmarks':
      return [
        ...bones(shape).map(([from, to]) => line(pen, from, to)),
        ...shape.points.map((point) => dotAt(pen, point)),
        ...plate(
          pen,
          add(boxOf(shape.points), { x: boxOf(shape.points).width + 18 * pen.k, y: boxOf(shape.points).height / 2 }),
          [shape.label, ...words.landmarks(shape, scene)].filter((text) => text !== '').join('\n'),
        ),
      ];
    case 'stopwatch':
      return plate(pen, a, [shape.label, ...stopwatchLines(shape, scene, frame, words)].filter((text) => text !== '').join('\n'));
    case 'polyline':
    case 'freehand':
      return [path(pen, polygon(shape.points, shape.kind === 'polyline' && shape.closed)), ...label(a)];
    default:
  }
  if (b === undefined) return [];
  switch (shape.kind) {
    case 'line':
      return [line(pen, a, b), ...label(middle(a, b))];
    case 'arrow':
      return [line(pen, a, b), arrowHead(pen, a, b), ...label(middle(a, b))];
    case 'distance':
      return [line(pen, a, b), ...ticks(pen, a, b), ...values(middle(a, b))];
    case 'rectangle':
      return [path(pen, polygon([a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }], true)), ...label(boxOf([a, b]))];
    case 'ellipse': {
      const centre = middle(a, b);
      const paint = { stroke: shape.style.colour, strokeWidth: shape.style.width * pen.k, fill: null, opacity: pen.opacity, dash: [] };
      const [rx, ry] = [Math.abs(b.x - a.x) / 2, Math.abs(b.y - a.y) / 2];
      return [{ kind: 'ellipse', cx: centre.x, cy: centre.y, rx, ry, ...paint }, ...label(centre)];
    }
    case 'grid':
      return [path(pen, gridPath(shape, a, b)), ...label(boxOf([a, b]))];
    case 'spotlight': {
      const r = distance(a, b);
      const whole = polygon(
        [
          { x: 0, y: 0 },
          { x: scene.width, y: 0 },
          { x: scene.width, y: scene.height },
          { x: 0, y: scene.height },
        ],
        true,
      );
      const hole = `M${n(a.x - r)} ${n(a.y)} A${n(r)} ${n(r)} 0 1 0 ${n(a.x + r)} ${n(a.y)} A${n(r)} ${n(r)} 0 1 0 ${n(a.x - r)} ${n(a.y)} Z`;
      return [path(pen, `${whole} ${hole}`, { stroke: null, strokeWidth: 0, fill: '#000000', opacity: pen.opacity * 0.6 }), ...label(b)];
    }
    case 'angle-vertical':
    case 'angle-horizontal':
      return [...tiltLines(pen, shape, scene, a, b), ...values(middle(a, b))];
    case 'angle-lines':
      return c === undefined || d === undefined
        ? []
        : [
            line(pen, a, b),
            line(pen, c, d),
            line(pen, middle(a, b), middle(c, d), { ...dashed(pen), opacity: pen.opacity * 0.5 }),
            ...values(middle(middle(a, b), middle(c, d))),
          ];
    case 'angle':
    case 'goniometer':
      return c === undefined ? [] : [...jointLines(pen, shape, a, b, c), ...values(a)];
    default:
      return assertNever(shape);
  }
}

function arrowHead(pen: Pen, a: Px, b: Px): DrawCommand {
  const size = Math.max(pen.style.width * 4, 14) * pen.k;
  const back = scale(sub(a, b), size / lengthOr1(sub(a, b)));
  const tip = [b, add(b, rotate(back, { x: 0, y: 0 }, 0.45)), add(b, rotate(back, { x: 0, y: 0 }, -0.45))];
  return path(pen, polygon(tip, true), { fill: pen.style.colour });
}

/** What has no length has no direction either: dividing by 1 keeps it where it is. */

/** Short strokes across both ends of a measured length. */
function ticks(pen: Pen, a: Px, b: Px): readonly DrawCommand[] {
  const v = sub(b, a);
  const across = scale({ x: -v.y, y: v.x }, (7 * pen.k) / lengthOr1(v));
  return [a, b].map((p) => line(pen, add(p, across), sub(p, across)));
}

function gridPath({ columns, rows }: ShapeOf<'grid'>, a: Px, b: Px): string {
  const { x, y, width, height } = boxOf([a, b]);
  const down = Array.from({ length: columns + 1 }, (_, i) => x + (width * i) / columns);
  const along = Array.from({ length: rows + 1 }, (_, i) => y + (height * i) / rows);
  return [...down.map((at) => `M${n(at)} ${n(y)} V${n(y + height)}`), ...along.map((at) => `M${n(x)} ${n(at)} H${n(x + width)}`)].join(' ');
}

/** The segment, the room's vertical or horizontal through its first point, and the arc between them. */
function tiltLines(pen: Pen, shape: ShapeOf<'angle-vertical' | 'angle-horizontal'>, scene: Scene, a: Px, b: Px): readonly DrawCommand[] {
  const size = distance(a, b);
  const roll = rollOf(verticalOf(scene.calibrations)?.points ?? []) ?? 0;
  const level = { x: b.x < a.x ? -1 : 1, y: 0 };
  const axis = rotate(shape.kind === 'angle-vertical' ? { x: 0, y: -1 } : level, { x: 0, y: 0 }, roll);
  if (isZero(sub(a, b))) return [dotAt(pen, a)];
  return [
    line(pen, a, add(a, scale(axis, size)), dashed(pen)),
    line(pen, a, b),
    arc(pen, a, axis, turn(axis, sub(b, a)), Math.min(size * 0.5, 60 * pen.k)),
    dotAt(pen, a),
    dotAt(pen, b),
  ];
}

/** Two arms and the arc of the reading; a goniometer also marks every 45 degrees from its fixed arm. */
function jointLines(pen: Pen, shape: ShapeOf<'angle' | 'goniometer'>, vertex: Px, a: Px, b: Px): readonly DrawCommand[] {
  const [u, v] = [sub(a, vertex), sub(b, vertex)];
  const reach = Math.min(length(u), length(v));
  const arms = [line(pen, vertex, a), line(pen, vertex, b), dotAt(pen, vertex), dotAt(pen, a), dotAt(pen, b)];
  if (isZero(u) || isZero(v)) return arms;
  const interior = turn(u, v);
  const radius = Math.min(reach * 0.5, 60 * pen.k);
  const straight = scale(u, -1);
  const sweep =
    shape.reading === 'supplement'
      ? arc(pen, vertex, straight, turn(straight, v), radius)
      : arc(pen, vertex, u, shape.reading === 'interior' ? interior : interior - Math.sign(interior || 1) * 2 * Math.PI, radius);
  const onward = shape.reading === 'supplement' ? [line(pen, vertex, add(vertex, scale(straight, reach / length(u))), dashed(pen))] : [];
  const marks =
    shape.kind === 'angle'
      ? []
      : Array.from({ length: 7 }, (_, i) => rotate(scale(u, 1 / length(u)), { x: 0, y: 0 }, ((i + 1) * Math.PI) / 4)).map((way) =>
          line(pen, add(vertex, scale(way, radius * 1.1)), add(vertex, scale(way, radius * 1.35)), { opacity: pen.opacity * 0.7 }),
        );
  return [...onward, ...marks, sweep, ...arms];
}

/** One line an interval that has begun; a running one counts up to `frame`. */
function stopwatchLines(shape: ShapeOf<'stopwatch'>, scene: Scene, frame: FrameNo, words: DrawingWords): readonly string[] {
  const count = frameCount(scene.index);
  const lines = shape.intervals.flatMap((interval) => {
    if (interval.from > frame || interval.from >= count) return [];
    const over = interval.to !== null && interval.to <= frame;
    const text = over
      ? measureShape({ ...shape, label: '', intervals: [interval] }, scene)
          .filter((q) => q.measured.ok)
          .map(words.quantity)
          .join(' ')
      : words.running(secondsBetween(scene.index, interval.from, frame));
    return [interval.label === '' ? text : `${interval.label} ${text}`];
  });
  return lines.length > 0 ? lines : [words.running(0)];
}

/** How a calibration looks on the clip it was drawn on. */
export function drawCalibration(calibration: Calibration, scene: Pick<Scene, 'height'>, text: string): readonly DrawCommand[] {
  const pen: Pen = { style: { colour: '#ffd43b', width: 2.5, opacity: 1, textSize: 22 }, opacity: 1, k: scene.height / 1000 };
  const [a, b] = calibration.points;
  if (a === undefined || b === undefined) return [];
  const outline = calibration.kind === 'plane' ? path(pen, polygon(calibration.points, true)) : line(pen, a, b, dashed(pen));
  return [
    outline,
    ...(calibration.kind === 'line' ? ticks(pen, a, b) : []),
    ...plate(pen, add(middle(a, b), { x: 12 * pen.k, y: 0 }), text),
  ];
}
