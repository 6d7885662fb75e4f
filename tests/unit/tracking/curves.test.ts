import { expect, test } from 'vitest';
import type { Scene } from '#core/annotation/measure.ts';
import { calibrationSchema, type Track } from '#core/annotation/records.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import { recordId, recordingId, visitId } from '#core/domain/ids.ts';
import type { Px } from '#core/domain/units.ts';
import { barLengthMm, type Camera, placeToPx, sceneReferences, standardCamera } from '#core/runner/camera.ts';
import { fresh, steady } from '#core/runner/params.ts';
import { truthOf } from '#core/runner/truth.ts';
import { angleCurve, type Curve, type CurveResult, pathCurve } from '#core/tracking/curves.ts';
import { newTrack, placeOf, withFollowed } from '#core/tracking/path.ts';
import type { Marker } from '#tests/helpers/trackedRunner.ts';

const clip = recordingId.parse('00000000-0000-4000-8000-000000000002');
const visit = visitId.parse('00000000-0000-4000-8000-000000000003');
const ids = { id: recordId.parse('00000000-0000-4000-8000-000000000001'), recordingId: clip };
const fps = 240;
const frames = 360;
const rolled = (facing: 'left' | 'right', roll: number): Camera => ({ ...standardCamera(facing), roll });

const sceneOf = (camera: Camera, more: Partial<Scene> = {}): Scene => {
  const { bar, plumb } = sceneReferences(camera, 'side');
  const common = { type: 'calibration', visitId: visit, recordingId: clip, frame: 0, cameraPosition: '', id: ids.id };
  return {
    index: { ticks: Array.from({ length: frames }, (_, i) => i), ticksPerSecond: fps },
    captureRate: { framesPerSecond: fps, slowdown: 1, source: 'container', confirmed: true, reason: '' },
    calibrations: [
      calibrationSchema.parse({ ...common, kind: 'line', points: bar, lengthMm: barLengthMm }),
      calibrationSchema.parse({ ...common, kind: 'vertical', points: plumb }),
    ],
    width: camera.width,
    height: camera.height,
    view: camera.facing === 'left' ? 'side-left' : 'side-right',
    ...more,
  };
};

/** The path of a marker as it truly is, with a match's error of `noise` pixels on each coordinate. */
function trackOf(camera: Camera, marker: Marker, noise = 0, seed = 1): Track {
  const near = camera.facing === 'left' ? 'left' : 'right';
  const at = (frame: number): Px => {
    const { x, y } = placeToPx(camera, 'side', truthOf(fresh, { fps, frames, view: 'side', startsAt: 0 }, frame).pose.legs[near][marker]);
    const error = (k: number) => noise * (steady(seed, 4 * frame + k) + steady(seed, 4 * frame + k + 2));
    return { x: x + error(0), y: y + error(1) };
  };
  const begun = newTrack({ ...ids, name: marker, colour: '#00aaff', radius: 8, trail: 60 }, toFrameNo(0), at(0));
  const found = Array.from({ length: frames - 1 }, (_, i) => placeOf({ at: at(i + 1), score: 0.9, since: 0 }));
  return withFollowed(begun, toFrameNo(0), 1, found, 'end-of-clip');
}

function curveOf(result: CurveResult): Curve {
  if (!result.ok) throw new Error(result.reason);
  return result.curve;
}
const options = { cutoff: 12, mirrored: false };
const truth = (frame: number, side: 'left' | 'right' = 'left') =>
  truthOf(fresh, { fps, frames, view: 'side', startsAt: 0 }, frame).pose.angles[side];

test.each([
  { facing: 'left' as const, roll: 0 },
  { facing: 'right' as const, roll: 0 },
  { facing: 'left' as const, roll: 3 },
])('facing $facing with the camera rolled by $roll degrees, angle curves are those of the runner', ({ facing, roll }) => {
  const camera = rolled(facing, roll);
  const scene = sceneOf(camera);
  const [hip, knee, ankle] = (['trochanter', 'knee', 'malleolus'] as const).map((marker) => trackOf(camera, marker));
  if (!hip || !knee || !ankle) throw new Error('three paths');
  const bend = curveOf(angleCurve([hip, knee, ankle], scene, { ...options, cutoff: null }));
  for (const { frame, value, sigma } of bend.runs[0] ?? []) {
    expect(Math.abs(180 - value - truth(frame, facing).kneeFlexion)).toBeLessThan(0.1);
    expect(sigma).toBeGreaterThan(0.3);
  }
  // Ankle to knee: positive when the knee is ahead; the runner's tibia is positive when the ankle is.
  const shank = curveOf(angleCurve([ankle, knee], scene, { ...options, cutoff: null }));
  for (const { frame, value } of shank.runs[0] ?? []) expect(Math.abs(value + truth(frame, facing).tibia)).toBeLessThan(0.1);
  expect(shank).toMatchObject({ provenance: 'vertical-reference', facing: true, unit: 'deg' });
});

test('smoothed with its cut-off stated, the angle keeps to the truth between the landings', () => {
  const camera = standardCamera();
  const tracks = (['trochanter', 'knee', 'malleolus'] as const).map((marker, i) => trackOf(camera, marker, 0.25, i + 1));
  const curve = curveOf(angleCurve(tracks, sceneOf(camera), options));
  expect(curve).toMatchObject({ cutoff: 12, notSmoothed: null });
  const off = (curve.runs[0] ?? []).map(({ frame, value, sigma }) => Math.abs(180 - value - truth(frame).kneeFlexion) / sigma);
  expect(off.filter((share) => share < 2).length / off.length).toBeGreaterThan(0.95);
});

test('speed is that of the marker past the camera, within the uncertainty it states', () => {
  const camera = standardCamera();
  const scene = sceneOf(camera);
  let inside = 0;
  let all = 0;
  for (let seed = 1; seed <= 5; seed++) {
    const noisy = curveOf(pathCurve(trackOf(camera, 'trochanter', 0.25, seed), 'speed', scene, options));
    const exact = curveOf(pathCurve(trackOf(camera, 'trochanter'), 'speed', scene, options));
    expect(noisy.unit).toBe('m/s');
    (noisy.runs[0] ?? []).forEach(({ value, sigma }, i) => {
      if (i < 24 || i > frames - 26) return;
      all += 1;
      if (Math.abs(value - (exact.runs[0]?.[i]?.value ?? 0)) < 2 * sigma) inside += 1;
    });
  }
  expect(inside / all).toBeGreaterThan(0.9);
  // The foot on the belt passes the camera at the belt's speed.
  const foot = curveOf(pathCurve(trackOf(camera, 'fifthMetatarsal'), 'speed', scene, { cutoff: null, mirrored: false }));
  const planted = foot.runs[0]?.filter(({ frame }) => frame > 14 && frame < 24) ?? [];
  for (const { value } of planted) expect(value).toBeCloseTo(fresh.speed, 1);
});

test('positions run forwards and up from the first place, in millimetres, whichever way the runner faces and the camera rolls', () => {
  const level = standardCamera('left');
  const turned = rolled('right', -4);
  for (const quantity of ['forwards', 'up'] as const) {
    const [a, b] = [level, turned].map((camera) =>
      curveOf(pathCurve(trackOf(camera, 'psis'), quantity, sceneOf(camera), { cutoff: null, mirrored: false })),
    );
    if (!a || !b) throw new Error('two curves');
    expect(a.unit).toBe('mm');
    // The near leg of one is the other leg of the other: half a stride apart, so only their reach is alike.
    const reach = (curve: Curve) => {
      const values = curve.runs[0]?.slice(0, 168).map(({ value }) => value) ?? [];
      return Math.max(...values) - Math.min(...values);
    };
    expect(Math.abs(reach(a) - reach(b))).toBeLessThan(3);
  }
});

test('without a scale it is pixels, without a confirmed rate there is no speed and no smoothing, and missing frames break the curve', () => {
  const camera = standardCamera();
  const track = trackOf(camera, 'knee');
  const bare = sceneOf(camera, { calibrations: [] });
  expect(curveOf(pathCurve(track, 'up', bare, options)).unit).toBe('px');
  const unconfirmed = { ...bare, captureRate: { ...bare.captureRate, confirmed: false } };
  expect(pathCurve(track, 'speed', unconfirmed, options)).toEqual({ ok: false, reason: 'capture-rate-unconfirmed' });
  expect(curveOf(pathCurve(track, 'up', unconfirmed, options))).toMatchObject({
    cutoff: null,
    notSmoothed: 'capture-rate-unconfirmed',
    trueTime: false,
  });
  const broken = curveOf(pathCurve(track, 'up', { ...bare, gaps: [{ from: 99, to: 100 }] }, options));
  expect(broken.runs.map((run) => run.length)).toEqual([100, 260]);
  const late = { ...bare.index, ticks: bare.index.ticks.map((tick) => (tick > 150 ? tick + 3 : tick)) };
  expect(curveOf(pathCurve(track, 'up', { ...bare, index: late, gaps: null }, options)).runs).toHaveLength(2);
  const slow = { ...bare, captureRate: { ...bare.captureRate }, index: { ...bare.index, ticksPerSecond: 30 } };
  expect(curveOf(pathCurve(track, 'up', slow, options))).toMatchObject({ cutoff: null, notSmoothed: 'rate-too-low' });
});

test('mirrored, what has no direction of running changes its sign, and nothing else changes', () => {
  const camera = standardCamera();
  const unknown = sceneOf(camera, { view: 'rear' });
  const [knee, ankle] = [trackOf(camera, 'knee'), trackOf(camera, 'malleolus')];
  const values = (result: CurveResult) => curveOf(result).runs[0]?.map(({ value }) => value) ?? [];
  const flipped = { ...options, mirrored: true };
  const negated = (list: readonly number[]) => list.map((value) => 0 - value);
  expect(values(pathCurve(knee, 'forwards', unknown, flipped))).toEqual(negated(values(pathCurve(knee, 'forwards', unknown, options))));
  expect(values(pathCurve(knee, 'up', unknown, flipped))).toEqual(values(pathCurve(knee, 'up', unknown, options)));
  const lean = values(angleCurve([ankle, knee], unknown, options));
  values(angleCurve([ankle, knee], unknown, flipped)).forEach((value, i) => {
    expect(value).toBeCloseTo(-(lean[i] ?? 0), 9);
  });
  const known = sceneOf(camera);
  expect(values(pathCurve(knee, 'forwards', known, flipped))).toEqual(values(pathCurve(knee, 'forwards', known, options)));
});
