import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Px } from '#core/domain/units.ts';
import { angles, type Landmark, landmarks } from '#core/gait/angles.ts';
import { type KinematicMetric, kinematicMetrics } from '#core/gait/definition.ts';
import { gaitSides } from '#core/gait/events.ts';
import { kinematic } from '#core/gait/kinematics.ts';
import type { GaitPicture } from '#core/gait/space.ts';
import { calibration } from '../annotation/lab.ts';

const dot: fc.Arbitrary<Px> = fc.record({
  x: fc.integer({ min: 0, max: 1280 }),
  y: fc.integer({ min: 0, max: 720 }),
});
const anyPoints = fc
  .record(Object.fromEntries(landmarks.map((name) => [name, dot])) as Record<Landmark, fc.Arbitrary<Px>>)
  // Segments long enough to have a direction.
  .filter((points) =>
    landmarks.every((a, i) => landmarks.every((b, j) => j <= i || Math.hypot(points[a].x - points[b].x, points[a].y - points[b].y) > 5)),
  );
const belt = calibration(
  'plane',
  [
    [100, 100],
    [1200, 120],
    [1250, 700],
    [40, 690],
  ],
  { widthMm: 500, heightMm: 1500 },
);
const plumb = calibration('vertical', [
  [60, 700],
  [80, 20],
]);
const bar = calibration(
  'line',
  [
    [100, 650],
    [430, 640],
  ],
  { lengthMm: 1000 },
);
const pictureFor = (metric: KinematicMetric, view: GaitPicture['view']): GaitPicture => ({
  view,
  mirrored: false,
  calibrations: metric === 'foot-progression' ? [belt, plumb] : [bar, plumb],
  inclinePercent: 0,
});
const viewsOf = (metric: KinematicMetric) =>
  angles[metric].view === 'side' ? (['side-left', 'side-right'] as const) : (['rear', 'front'] as const);
const closeTurn = (a: number, b: number, metric: KinematicMetric): number =>
  angles[metric].kind === 'length' ? Math.abs(a - b) : Math.abs(((a - b + 540) % 360) - 180);

describe.each(kinematicMetrics)('%s keeps its sign', (metric) => {
  test('in a mirrored picture nothing changes', () => {
    fc.assert(
      fc.property(anyPoints, fc.constantFrom(...viewsOf(metric)), fc.constantFrom(...gaitSides), (points, view, side) => {
        const picture = pictureFor(metric, view);
        const flip = ({ x, y }: Px): Px => ({ x: 1280 - x, y });
        const mirroredCalibrations = picture.calibrations.map((c) => {
          const [a, b, c2, d] = c.points.map(flip) as [Px, Px, Px, Px];
          // The corners of a rectangle stay clockwise from the top left.
          return { ...c, points: c.kind === 'plane' ? [b, a, d, c2] : [a, b] } as typeof c;
        });
        const mirrored = Object.fromEntries(landmarks.map((name) => [name, flip(points[name])]));
        const plain = kinematic(metric, picture, [{ side, points }]);
        const turned = kinematic(metric, { ...picture, mirrored: true, calibrations: mirroredCalibrations }, [{ side, points: mirrored }]);
        if (!plain.ok || !turned.ok) {
          expect(turned).toEqual(plain);
          return;
        }
        expect(closeTurn(plain.value, turned.value, metric)).toBeLessThan(1e-6);
        expect(turned.uncertainty).toBeCloseTo(plain.uncertainty, 3);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  test('swapping the side swaps the sign of what is seen from behind and nothing else', () => {
    fc.assert(
      fc.property(anyPoints, fc.constantFrom(...viewsOf(metric)), (points, view) => {
        const picture = pictureFor(metric, view);
        const of = (side: 'left' | 'right') => kinematic(metric, picture, [{ side, points }]);
        const [left, right] = [of('left'), of('right')];
        if (!left.ok || !right.ok) {
          expect(right).toEqual(left);
          return;
        }
        const sign = angles[metric].view === 'rear' ? -1 : 1;
        expect(closeTurn(left.value, sign * right.value, metric)).toBeLessThan(1e-6);
        expect(right.uncertainty).toBeCloseTo(left.uncertainty, 6);
        expect(right.provenance).toBe(left.provenance);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
