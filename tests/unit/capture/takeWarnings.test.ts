import { expect, test } from 'vitest';
import { knownGaps, spanIsWhole } from '#core/capture/gate.ts';
import { mediaWarningSchema } from '#core/domain/recording.ts';
import { takeWarnings } from '#node/takes/takeWarnings.ts';

const camera = { role: 'rear', label: '' } as const;
const clipOf = (frames: number) => ({
  index: { ticks: Array.from({ length: frames }, (_, n) => n) },
  probe: { warnings: [] },
});
const drop = (afterFrame: number, blame: 'camera' | 'encoder' = 'camera') => ({ afterFrame, missing: 1, blame, holeMs: 17 });

test('a take with thousands of holes tells every one: no measurement spans the last of them unseen', () => {
  const drops = Array.from({ length: 5000 }, (_, n) => drop(n * 2));
  const warnings = takeWarnings(camera, { saved: 10_001, drops }, clipOf(10_001));
  for (const warning of warnings) expect(mediaWarningSchema.safeParse(warning).success).toBe(true);
  expect(warnings.map(({ message }) => Number.parseInt(message, 10))).toEqual([2000, 2000, 1000]);
  const gaps = knownGaps({ captureRate: { source: 'camera-timestamps' }, probe: { warnings } }) ?? [];
  expect(gaps).toHaveLength(5000);
  expect(spanIsWhole(gaps, 9998, 9999)).toBe(false);
  expect(spanIsWhole(gaps, 9999, 10_000)).toBe(true);
});

test('a whole take has nothing to tell; one frame is said as one; camera and computer are blamed apart', () => {
  expect(takeWarnings(camera, { saved: 10, drops: [] }, clipOf(10))).toEqual([]);
  expect(
    takeWarnings(camera, { saved: 11, drops: [drop(3), drop(5, 'encoder'), drop(9)] }, clipOf(10)).map(({ message }) => message),
  ).toEqual([
    'One frame is missing at one place: the camera (rear) did not deliver them.',
    'One frame is missing at one place: this computer was too slow for them.',
    'The last frame of this take did not reach the disk.',
  ]);
});
