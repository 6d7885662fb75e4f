import { describe, expect, test } from 'vitest';
import type { Landmarks } from '#core/annotation/landmarks.ts';
import { shapeSchema } from '#core/annotation/records.ts';
import { kinematicMetrics } from '#core/gait/definition.ts';
import type { Side } from '#core/gait/events.ts';
import { metricsOfPoses } from '#core/gait/ofPoses.ts';
import { measuredOnFrame } from '#core/gait/onFrame.ts';
import { metricsFrom, pointsAt, stepsOf } from '#core/gait/poses.ts';
import type { GaitPicture } from '#core/gait/space.ts';
import { standardCamera } from '#core/runner/camera.ts';
import { fresh } from '#core/runner/params.ts';
import { scene } from '../annotation/lab.ts';
import { filmedMetrics, filmedSteps, pictureOf } from './filmedLandmarks.ts';
import { clipAt } from './lab.ts';
import { runnerPoses } from './runnerPoses.ts';

const recordingId = '00000000-0000-4000-8000-000000000002';
let ids = 1;
const newId = () => `00000000-0000-4000-8000-${(ids++).toString(16).padStart(12, '0')}`;
const filming = { fps: 240, facing: 'left', roll: 0, mirrored: false, startsAt: 0.05 } as const;
const take = (look: 'side' | 'rear') => ({
  recordingId,
  runner: fresh,
  look,
  fps: filming.fps,
  frames: 240 * 8,
  startsAt: filming.startsAt,
  camera: standardCamera(filming.facing),
});
const clip = clipAt(240, 240 * 8);
const side = pictureOf(filming, 'side');
const poses = runnerPoses(take('side'), 'left', newId);
const of = (from: readonly Landmarks[], picture: GaitPicture, id: string, foot: Side = 'left') =>
  metricsOfPoses(clip, { picture, poses: from }).find((metric) => metric.id === id && metric.side === foot)?.result;

const pose = (moment: string, names: readonly string[], points: readonly (readonly [number, number])[], more: object = {}): Landmarks => {
  const made = shapeSchema.parse({
    ...poses[0],
    id: newId(),
    moment,
    names,
    points: points.map(([x, y]) => ({ x, y })),
    ...more,
  });
  if (made.kind !== 'landmarks') throw new Error('no landmarks');
  return made;
};

describe('landmarks of the parametric runner give the true values', () => {
  test.each([
    'tibia-inclination',
    'overstride',
    'knee-flexion-contact',
    'knee-flexion-peak',
    'thigh-extension',
    'trunk-lean',
    'vertical-oscillation',
  ] as const)('%s, from the side', (metric) => {
    const found = of(poses, side, metric);
    if (found?.ok !== true) throw new Error(`${metric} is not given: ${found?.reason}`);
    expect(found.n).toBeGreaterThanOrEqual(7);
    const truth = filmedSteps(metric, fresh, filming, 'left', found.n).map((step) => step.truth);
    const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
    // The heel of the shoe is not the sole's heel, and the hip not the pelvis's middle: a centimetre.
    expect(Math.abs(found.value - mean)).toBeLessThan(metric === 'overstride' ? 8 : metric === 'vertical-oscillation' ? 1 : 1e-6);
  });

  test('contralateral pelvic drop, hip adduction and step width, from behind, of both legs', () => {
    const rear = [...runnerPoses(take('rear'), 'left', newId), ...runnerPoses(take('rear'), 'right', newId)];
    const picture = pictureOf(filming, 'rear');
    for (const foot of ['left', 'right'] as const)
      for (const metric of ['pelvic-drop', 'hip-adduction'] as const) {
        const found = of(rear, picture, metric, foot);
        if (found?.ok !== true) throw new Error(`${metric} is not given: ${found?.reason}`);
        const [first] = filmedSteps(metric, fresh, filming, foot, 1);
        expect(found.value).toBeCloseTo(first?.truth ?? Number.NaN, 1);
      }
    const width = of(rear, picture, 'step-width');
    expect(width?.ok === true && width.value).toBeCloseTo(100 * fresh.stepWidth, 6);
    expect(width?.ok === true && width.n).toBeGreaterThanOrEqual(7);
  });
});

test('the far leg is refused from the side, with the reason; trunk and pelvis are not', () => {
  const far = runnerPoses(take('side'), 'right', newId);
  expect(of(far, side, 'knee-flexion-contact', 'right')).toMatchObject({ ok: false, reason: 'far-leg' });
  expect(of(far, side, 'trunk-lean', 'right')?.ok).toBe(true);
  expect(of(far, side, 'vertical-oscillation', 'right')?.ok).toBe(true);
});

test('without landmarks there is no list; what lacks a landmark says that it is not marked yet', () => {
  expect(metricsOfPoses(clip, { picture: side, poses: [] })).toEqual([]);
  const onlyShank = [
    pose(
      'initial-contact',
      ['knee', 'ankle'],
      [
        [100, 100],
        [90, 200],
      ],
    ),
  ];
  expect(of(onlyShank, side, 'tibia-inclination')?.ok).toBe(true);
  expect(of(onlyShank, side, 'knee-flexion-contact')).toEqual({ ok: false, reason: 'incomplete', n: 0 });
});

test('landmarks put twice on one contact count once, and the second ones are told', () => {
  const [first] = poses.filter(({ moment }) => moment === 'initial-contact');
  if (first === undefined) throw new Error('no contact');
  const again = pose(
    first.moment,
    first.names,
    first.points.map(({ x, y }) => [x + 3, y]),
    { from: first.from + 2, to: first.from + 2 },
  );
  const before = stepsOf('tibia-inclination', 'left', poses, clip);
  const { pointed, frames, doubled } = stepsOf('tibia-inclination', 'left', [...poses, again], clip);
  expect(pointed).toEqual(before.pointed);
  expect(doubled).toEqual([again]);
  expect(frames).toEqual(poses.filter(({ moment }) => moment === 'initial-contact').map(({ from }) => from));
});

test('a gap between stance and flight breaks the step’s vertical oscillation', () => {
  const [stance] = poses.filter(({ moment }) => moment === 'midstance');
  if (stance === undefined) throw new Error('no stance');
  const steps = (gaps: readonly { readonly from: number; readonly to: number }[]) =>
    stepsOf('vertical-oscillation', 'left', poses, clipAt(240, 240 * 8, { gaps })).pointed.length;
  expect(steps([{ from: stance.from + 5, to: stance.from + 6 }])).toBe(steps([]) - 1);
});

test('the angle of the runner standing still is taken off, from this clip or another of the same view, and said', () => {
  const sole = (rise: number, moment: string, more: object = {}) =>
    pose(
      moment,
      ['knee', 'ankle', 'heel', 'toe'],
      [
        [400, 200],
        [400, 400],
        [400, 500],
        [300, 500 - rise],
      ],
      more,
    );
  const contact = [sole(20, 'initial-contact')];
  const listed = (own: readonly Landmarks[], other: readonly Landmarks[] = []) =>
    metricsOfPoses(clip, { picture: side, poses: own }, [
      { picture: side, poses: own },
      { picture: side, poses: other },
    ]).find(({ id, side: foot }) => id === 'foot-inclination' && foot === 'left');
  const bare = listed(contact);
  const here = listed([...contact, sole(5, 'standing', { from: 3, to: 3 })]);
  const there = listed(contact, [sole(5, 'standing')]);
  if (bare?.result.ok !== true || here?.result.ok !== true) throw new Error('not given');
  expect([bare.standing, here.standing, there?.standing]).toEqual(['unknown', 'taken-off', 'taken-off']);
  const still = (Math.atan(5 / 100) * 180) / Math.PI;
  expect(bare.result.value - here.result.value).toBeCloseTo(still, 9);
  expect(here.result.uncertainty).toBeGreaterThan(bare.result.uncertainty);
  expect(there?.result).toEqual(here.result);
});

test('every metric’s points are known at its moments, and none twice', () => {
  for (const view of ['side', 'rear'] as const)
    for (const metric of metricsFrom(view)) {
      const all = (['initial-contact', 'midstance', 'toe-off', 'flight', 'swing'] as const).flatMap((moment) => pointsAt(moment, [metric]));
      expect(all.length, metric).toBeGreaterThan(0);
    }
  expect(pointsAt('initial-contact', metricsFrom('side'))).toEqual(['hip', 'knee', 'ankle', 'heel', 'toe']);
  expect(pointsAt('midstance', metricsFrom('side'))).toEqual(['shoulder', 'hip', 'knee', 'ankle', 'heel', 'toe']);
  expect(pointsAt('toe-off', metricsFrom('side'))).toEqual(['hip', 'knee']);
  expect(pointsAt('standing', metricsFrom('side'))).toEqual(['knee', 'ankle', 'heel', 'toe']);
  expect([...metricsFrom('side'), ...metricsFrom('rear')].toSorted()).toEqual(kinematicMetrics.toSorted());
  expect(Object.keys(filmedMetrics).length).toBe(kinematicMetrics.length - 1);
});

test('what one frame measures by itself: not what needs another moment, a standing angle or the hidden leg', () => {
  const [contact] = poses.filter(({ moment }) => moment === 'initial-contact');
  const [stance] = poses.filter(({ moment }) => moment === 'midstance');
  if (contact === undefined || stance === undefined) throw new Error('no poses');
  const here = scene({ view: 'side-left', calibrations: side.calibrations });
  expect(measuredOnFrame(contact, here).map(({ id }) => id)).toEqual(['tibia-inclination', 'overstride', 'knee-flexion-contact']);
  expect(measuredOnFrame(stance, here).map(({ id }) => id)).toEqual(['knee-flexion-peak', 'trunk-lean']);
  expect(measuredOnFrame(stance, scene({ view: 'side-right' })).map(({ id }) => id)).toEqual(['trunk-lean']);
  expect(measuredOnFrame(stance, scene({ view: 'other' }))).toEqual([]);
});
