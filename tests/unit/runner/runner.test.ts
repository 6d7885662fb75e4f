import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Camera, placeToPx, sceneReferences, standardCamera } from '#core/runner/camera.ts';
import { film } from '#core/runner/filmed.ts';
import { contactTime, events } from '#core/runner/gait.ts';
import type { Place } from '#core/runner/limbs.ts';
import { fatigued, fresh, type RunnerParams, strideLength, strideSeconds, swapSides } from '#core/runner/params.ts';
import { pose } from '#core/runner/pose.ts';
import { eventsOf, truthAt } from '#core/runner/truth.ts';

const sides = ['left', 'right'] as const;
const between = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
const included = (vertex: Place, a: Place, b: Place): number => {
  const [u, v] = [
    [a.x - vertex.x, a.y - vertex.y],
    [b.x - vertex.x, b.y - vertex.y],
  ] as [[number, number], [number, number]];
  return (Math.acos((u[0] * v[0] + u[1] * v[1]) / (Math.hypot(...u) * Math.hypot(...v))) * 180) / Math.PI;
};

/** Runners around the fresh one, whose legs reach. */
const runner: fc.Arbitrary<RunnerParams> = fc
  .record({
    speed: fc.double({ min: 2.6, max: 2.9, noNaN: true }),
    cadence: fc.double({ min: 172, max: 190, noNaN: true }),
    dutyFactor: fc.double({ min: 0.3, max: 0.325, noNaN: true }),
    strikeAngle: fc.double({ min: -8, max: 16, noNaN: true }),
    overstride: fc.double({ min: 0.11, max: 0.14, noNaN: true }),
    kneeFlexionAtContact: fc.double({ min: 24, max: 30, noNaN: true }),
    trunkLean: fc.double({ min: 0, max: 15, noNaN: true }),
  })
  .map((change) => ({ ...fresh, ...change }));
const moment = fc.double({ min: -3, max: 10, noNaN: true });

describe.each(['side', 'rear'] as const)('seen from the %s', (view) => {
  test('limbs keep their lengths', () => {
    fc.assert(
      fc.property(runner, moment, (p, t) => {
        for (const side of sides) {
          const leg = pose(p, t, view).legs[side];
          expect(between(leg.trochanter, leg.knee)).toBeCloseTo(p.body.thigh, 9);
          expect(between(leg.knee, leg.malleolus)).toBeCloseTo(p.body.shank, 9);
          expect(between(leg.soleHeel, leg.soleBall)).toBeCloseTo(p.body.ball, 9);
          expect(between(leg.shoulder, leg.elbow)).toBeCloseTo(p.body.upperArm * (view === 'side' ? 1 : Math.hypot(1, 0.16)), 9);
        }
      }),
    );
  });

  test('angles computed anew from the landmarks are the declared ones', () => {
    fc.assert(
      fc.property(runner, moment, (p, t) => {
        const { legs, angles, pelvis, neck } = pose(p, t, view);
        for (const side of sides) {
          const { trochanter, knee, malleolus, heel, fifthMetatarsal } = legs[side];
          expect(angles[side].kneeFlexion).toBeCloseTo(180 - included(knee, trochanter, malleolus), 5);
          const toe = { ...malleolus, x: malleolus.x + fifthMetatarsal.x - heel.x, y: malleolus.y + fifthMetatarsal.y - heel.y };
          expect(Math.abs(angles[side].ankleDorsiflexion)).toBeCloseTo(Math.abs(90 - included(malleolus, knee, toe)), 5);
        }
        expect((Math.atan2(neck.x - pelvis.x, neck.y - pelvis.y) * 180) / Math.PI).toBeCloseTo(p.trunkLean, 9);
      }),
    );
  });
});

test('in stance what is planted moves with the belt and stays on it; in swing nothing touches the belt', () => {
  fc.assert(
    fc.property(runner, moment, (p, t) => {
      const step = 1e-5;
      const [now, then] = [pose(p, t), pose(p, t + step)];
      for (const side of sides) {
        const { planted } = now.feet[side];
        const leg = now.legs[side];
        const lowest = Math.min(leg.soleHeel.y, leg.soleBall.y, leg.toe.y);
        expect(lowest).toBeGreaterThan(-1e-9);
        if (planted === null) continue;
        expect(lowest).toBeCloseTo(0, 9);
        if (then.feet[side].planted !== planted) continue;
        const of = (made: typeof now) => (planted === 'ball' ? made.legs[side].soleBall : made.legs[side].soleHeel);
        expect((of(then).x - of(now).x) / step).toBeCloseTo(-p.speed, 4);
        expect(of(now).y).toBeCloseTo(0, 9);
      }
    }),
  );
});

test('nothing jumps between two frames', () => {
  for (const p of [fresh, fatigued])
    for (const view of ['side', 'rear'] as const) {
      const truth = truthAt(p, 960, 1400, view);
      truth.slice(1).forEach((frame, i) => {
        for (const side of sides) {
          const before = truth[i]?.pose.legs[side];
          const after = frame.pose.legs[side];
          if (before === undefined) throw new Error('no frame before');
          // No part of a runner at 3 m/s is faster than 15 m/s.
          for (const name of ['knee', 'malleolus', 'toe', 'wrist'] as const)
            expect(between(before[name], after[name]), `${name} at ${frame.frame}`).toBeLessThan(15 / 960);
        }
      });
    }
});

test('at initial contact the declared landing is the true one', () => {
  fc.assert(
    fc.property(runner, fc.integer({ min: -2, max: 9 }), (p, n) => {
      for (const side of sides) {
        const { legs, angles } = pose(p, contactTime(p, side, n));
        expect(angles[side].foot).toBeCloseTo(p.strikeAngle, 4);
        expect(legs[side].soleHeel.x).toBeCloseTo(p.overstride, 6);
        expect(angles[side].kneeFlexion).toBeCloseTo(p.kneeFlexionAtContact, 4);
      }
    }),
  );
});

test('at midstance, from behind, pelvic drop and hip adduction are the declared ones', () => {
  for (const p of [fresh, fatigued])
    for (const side of sides) {
      const { angles } = pose(p, contactTime(p, side, 3) + (p.dutyFactor * strideSeconds(p)) / 2, 'rear');
      expect(angles.pelvisRightLower * (side === 'left' ? 1 : -1)).toBeCloseTo(p.pelvicDrop[side], 6);
      expect(angles[side].hipAdduction).toBeCloseTo(p.hipAdduction[side], 6);
    }
});

test('events come in order, and contact time, flight and cadence are right to the frame', () => {
  fc.assert(
    fc.property(runner, fc.constantFrom(120, 240, 480), (p, fps) => {
      const frames = 6 * fps;
      const truth = truthAt(p, fps, frames);
      const list = eventsOf(p, { fps, frames, view: 'side', startsAt: 0 });
      for (const side of sides) {
        const own = list.filter((event) => event.side === side);
        own.slice(1).forEach((event, i) => {
          expect(event.time).toBeGreaterThan(own[i]?.time ?? Number.POSITIVE_INFINITY);
          expect(event.kind).toBe(
            { 'initial-contact': 'midstance', midstance: 'toe-off', 'toe-off': 'initial-contact' }[own[i]?.kind ?? 'toe-off'],
          );
        });
        for (const { kind, frame } of own) {
          if (frame === 0 || kind === 'midstance') continue;
          expect(truth[frame]?.contact[side], `${kind} ${frame}`).toBe(kind === 'initial-contact');
          expect(truth[frame - 1]?.contact[side], `before ${kind} ${frame}`).toBe(kind === 'toe-off');
        }
      }
      const contacts = list.filter(({ kind }) => kind === 'initial-contact');
      const [first, last] = [contacts[0], contacts.at(-1)];
      if (first === undefined || last === undefined) throw new Error('no contact');
      expect((60 * (contacts.length - 1)) / (last.time - first.time)).toBeCloseTo(p.cadence, 6);
      expect(strideLength(p)).toBeCloseTo((p.speed * 120) / p.cadence, 9);
    }),
    { numRuns: 12 },
  );
});

test('swapping sides half a stride later is the mirror image', () => {
  const p = fatigued;
  const mirrored = swapSides(p);
  for (let t = 0; t < strideSeconds(p); t += 0.013) {
    const a = pose(p, t, 'rear').legs;
    const b = pose(mirrored, t + strideSeconds(p) / 2, 'rear').legs;
    for (const name of ['psis', 'trochanter', 'knee', 'malleolus', 'toe'] as const) {
      expect(a.left[name].x).toBeCloseTo(b.right[name].x, 6);
      expect(a.left[name].y).toBeCloseTo(b.right[name].y, 6);
      expect(a.left[name].z).toBeCloseTo(-b.right[name].z, 6);
    }
  }
});

test('strides vary with the seed, and the same seed gives the same run', () => {
  const varied = { ...fresh, overstride: 0.12, kneeFlexionAtContact: 24, variation: 2, seed: 5 };
  const feet = (p: RunnerParams) => Array.from({ length: 6 }, (_, n) => pose(p, contactTime(p, 'left', n)).angles.left.foot);
  expect(new Set(feet(varied).map((angle) => angle.toFixed(3))).size).toBe(6);
  expect(feet(varied)).toEqual(feet({ ...varied }));
  expect(feet({ ...varied, seed: 6 })).not.toEqual(feet(varied));
});

test('a leg asked to reach too far is refused, not stretched', () => {
  expect(() => pose({ ...fresh, speed: 6 }, 0.23)).toThrow(RangeError);
});

test('events of an asymmetric runner alternate unevenly by the declared share', () => {
  const p = { ...fresh, stepTimeAsymmetry: 0.04 };
  const [left, right, next] = events(p, 0, 2).filter(({ kind }) => kind === 'initial-contact');
  if (left === undefined || right === undefined || next === undefined) throw new Error('no contacts');
  expect((right.time - left.time - (next.time - right.time)) / strideSeconds(p)).toBeCloseTo(0.04, 9);
});

describe('the camera', () => {
  const camera: Camera = { ...standardCamera('left'), roll: 3 };
  test('turns the plumb line by its roll, and shows the bar of one metre at its scale', () => {
    const { bar, plumb } = sceneReferences(camera, 'side');
    const lean = (Math.atan2(plumb[1].x - plumb[0].x, plumb[0].y - plumb[1].y) * 180) / Math.PI;
    expect(lean).toBeCloseTo(3, 9);
    expect(Math.hypot(bar[1].x - bar[0].x, bar[1].y - bar[0].y)).toBeCloseTo(camera.pxPerMetre, 9);
  });
  test('facing left is the mirror of facing right', () => {
    const place = { x: 0.4, y: 0.9, z: 0 };
    const [l, r] = [placeToPx(standardCamera('left'), 'side', place), placeToPx(standardCamera('right'), 'side', place)];
    expect(l.x + r.x).toBeCloseTo(1280, 9);
    expect(l.y).toBe(r.y);
  });
});

test('the marker is painted where the landmark is', () => {
  for (const view of ['side', 'rear'] as const) {
    const take = { fps: 240, frames: 40, view, startsAt: 0 };
    const camera = { ...standardCamera('left'), roll: 2 };
    const picture = film(fresh, take, camera)(20);
    const at = placeToPx(camera, view, pose(fresh, 20 / 240, view).legs.left.knee);
    let [x, y, n] = [0, 0, 0];
    for (let py = Math.round(at.y) - 8; py <= at.y + 8; py++)
      for (let px = Math.round(at.x) - 8; px <= at.x + 8; px++) {
        const i = (py * picture.width + px) * 3;
        const darkest = Math.min(...picture.data.subarray(i, i + 3));
        if (darkest < 235 || Math.hypot(px + 0.5 - at.x, py + 0.5 - at.y) > 6) continue;
        [x, y, n] = [x + px + 0.5, y + py + 0.5, n + 1];
      }
    expect(n).toBeGreaterThan(20);
    expect(x / n).toBeCloseTo(at.x, 0);
    expect(y / n).toBeCloseTo(at.y, 0);
  }
});
