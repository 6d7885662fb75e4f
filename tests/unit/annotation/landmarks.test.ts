import { describe, expect, test } from 'vitest';
import { bones, landmarkAt } from '#core/annotation/landmarks.ts';
import { shapeSchema } from '#core/annotation/records.ts';
import type { LandmarkPlan } from '#core/annotation/tools/draft.ts';
import { nextLandmark } from '#core/annotation/tools/editor.ts';
import { hitTest } from '#core/annotation/tools/hit.ts';
import { annotationLab, shape } from './lab.ts';

const plan: LandmarkPlan = { names: ['hip', 'knee', 'ankle'], moment: 'initial-contact', side: 'left' };
const pointing = (of: LandmarkPlan = plan) => annotationLab().at(7).send({ type: 'landmarks', plan: of });

test('landmarks are pointed at one by one, named in turn, and make one record of this frame that is selected', () => {
  const lab = pointing();
  expect(nextLandmark(lab.editor())).toBe('hip');
  lab.click(100, 100);
  expect(nextLandmark(lab.editor())).toBe('knee');
  lab.click(110, 200).click(100, 300);
  const [made] = lab.shapes();
  expect(made).toMatchObject({ kind: 'landmarks', names: plan.names, side: 'left', moment: 'initial-contact', from: 7, to: 7 });
  expect(shapeSchema.parse(made)).toEqual(made);
  expect(lab.editor()).toMatchObject({ tool: 'select', selected: made?.id, landmarks: null });
  expect(lab.undo().shapes()).toEqual([]);
});

test('by keyboard two landmarks may lie on one place', () => {
  const lab = pointing()
    .send({ type: 'nudge', by: { x: 5, y: 0 } })
    .press('Enter', 'Enter', 'Enter');
  expect(lab.shapes()[0]?.points).toEqual([
    { x: 965, y: 540 },
    { x: 965, y: 540 },
    { x: 965, y: 540 },
  ]);
});

test('a drag puts one point where it began, so that a slip of the pointer is no second landmark', () => {
  const lab = pointing().down(100, 100).move(160, 160).up(160, 160);
  expect(nextLandmark(lab.editor())).toBe('knee');
  expect(lab.preview()?.points[0]).toEqual({ x: 100, y: 100 });
});

describe('a landmark that cannot be seen is left out', () => {
  test('in the middle', () => {
    const lab = pointing().click(100, 100).send({ type: 'skip' });
    expect(nextLandmark(lab.editor())).toBe('ankle');
    expect(lab.click(100, 300).shapes()[0]).toMatchObject({ names: ['hip', 'ankle'] });
  });
  test('at the end: what was pointed at is kept', () => {
    const [made] = pointing().click(100, 100).click(110, 200).send({ type: 'skip' }).shapes();
    expect(made).toMatchObject({ names: ['hip', 'knee'] });
    expect(shapeSchema.parse(made)).toEqual(made);
  });
  test('all of them: nothing is made and the tool is laid down', () => {
    const lab = pointing().send({ type: 'skip' }).send({ type: 'skip' }).send({ type: 'skip' });
    expect(lab.shapes()).toEqual([]);
    expect([lab.canUndo(), lab.editor().tool]).toEqual([false, 'select']);
  });
});

test('Escape while pointing leaves nothing, and again lays the tool down', () => {
  const lab = pointing().click(100, 100).press('Escape');
  expect([lab.shapes(), lab.preview(), lab.editor().tool]).toEqual([[], null, 'landmarks']);
  expect(lab.press('Escape').editor()).toMatchObject({ tool: 'select', landmarks: null });
});

test('a double click ends the pointing with what is there', () => {
  expect(pointing().click(100, 100).press('DoubleClick').shapes()[0]).toMatchObject({ names: ['hip'] });
});

test('landmarks are named one for one, each once, on one frame', () => {
  const made = (names: readonly string[], more: object = {}) =>
    shape(
      'landmarks',
      [
        [1, 2],
        [3, 4],
      ],
      { names, moment: 'toe-off', side: 'right', ...more },
    );
  expect(made(['hip', 'knee']).kind).toBe('landmarks');
  expect(() => made(['hip'])).toThrow('one for one');
  expect(() => made(['hip', 'hip'])).toThrow('one for one');
  expect(() => made(['hip', 'knee'], { to: 3 })).toThrow('one frame');
});

test('segments join what was pointed at; a leg without a knee has none to it, and each point is taken hold of by itself', () => {
  const leg = shape(
    'landmarks',
    [
      [100, 100],
      [100, 300],
      [90, 320],
      [150, 325],
    ],
    { names: ['hip', 'ankle', 'heel', 'toe'], moment: 'midstance', side: 'left' },
  );
  if (leg.kind !== 'landmarks') throw new Error('no landmarks');
  expect(bones(leg)).toEqual([
    [
      { x: 90, y: 320 },
      { x: 150, y: 325 },
    ],
  ]);
  expect(landmarkAt(leg, 'knee')).toBeUndefined();
  expect(hitTest([leg], { x: 101, y: 99 }, 5)).toMatchObject({ handle: 0 });
  expect(hitTest([leg], { x: 120, y: 322 }, 5)).toMatchObject({ handle: null });
  expect(hitTest([leg], { x: 100, y: 200 }, 5)).toBeNull();
});
