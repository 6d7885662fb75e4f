import { describe, expect, test } from 'vitest';
import { bones, expectedLandmark, landmarkAt } from '#core/annotation/landmarks.ts';
import { type BodyPoint, shapeSchema } from '#core/annotation/records.ts';
import type { LandmarkPlan } from '#core/annotation/tools/draft.ts';
import { nextLandmark } from '#core/annotation/tools/editor.ts';
import { hitTest } from '#core/annotation/tools/hit.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import { recordId } from '#core/domain/ids.ts';
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

describe('pointing again', () => {
  const first = () => pointing().click(100, 100).click(110, 200).click(100, 300);
  const again = (lab: ReturnType<typeof annotationLab>, of: LandmarkPlan = plan) => lab.send({ type: 'landmarks', plan: of });
  test('on a frame that has landmarks of this leg and moment replaces them in one step, with their looks', () => {
    const lab = first();
    const [before] = lab.shapes();
    again(lab).click(101, 101).click(111, 201).click(101, 301);
    expect(lab.shapes()).toEqual([
      {
        ...before,
        points: [
          { x: 101, y: 101 },
          { x: 111, y: 201 },
          { x: 101, y: 301 },
        ],
      },
    ]);
    expect([lab.steps(), lab.editor().selected]).toEqual([2, before?.id]);
    expect(lab.undo().shapes()).toEqual([before]);
  });
  test('replaces a doubled set whole', () => {
    const made = shapeSchema.parse({ ...first().shapes()[0], id: '00000000-0000-4000-8000-0000000000aa' });
    const lab = annotationLab([made, { ...made, id: recordId.parse('00000000-0000-4000-8000-0000000000ab') }]).at(7);
    again(lab).click(1, 1).click(2, 2).click(3, 3);
    expect(lab.shapes()).toHaveLength(1);
    expect(lab.undo().shapes()).toHaveLength(2);
  });
  test('of the other leg, of another moment or on another frame adds', () => {
    const lab = first();
    again(lab, { ...plan, side: 'right' })
      .click(1, 1)
      .click(2, 2)
      .click(3, 3);
    again(lab, { ...plan, moment: 'midstance' })
      .click(1, 1)
      .click(2, 2)
      .click(3, 3);
    again(lab.at(8)).click(1, 1).click(2, 2).click(3, 3);
    expect(lab.shapes()).toHaveLength(4);
  });
  test('on a locked set puts nothing', () => {
    const [made] = first().shapes();
    if (made === undefined) throw new Error('nothing was made');
    const lab = again(annotationLab([{ ...made, locked: true }]).at(7))
      .click(1, 1)
      .press('Enter')
      .press('DoubleClick');
    expect(lab.shapes()).toEqual([{ ...made, locked: true }]);
    expect(lab.canUndo()).toBe(false);
    expect(nextLandmark(lab.editor())).toBe('hip');
  });
});

describe('by keyboard', () => {
  const known = () => pointing().click(100, 100).click(110, 200).click(100, 300);
  test('the cross begins where each landmark lay on the last step', () => {
    const lab = known().at(49).send({ type: 'landmarks', plan, byKeys: true });
    expect(lab.editor().keyCursor).toEqual({ x: 100, y: 100 });
    lab.press('ArrowRight', 'Enter');
    expect(lab.editor().keyCursor).toEqual({ x: 110, y: 200 });
    lab.send({ type: 'skip' });
    expect(lab.editor().keyCursor).toEqual({ x: 100, y: 300 });
    expect(lab.press('Enter').shapes().at(-1)).toMatchObject({
      from: 49,
      names: ['hip', 'ankle'],
      points: [
        { x: 101, y: 100 },
        { x: 100, y: 300 },
      ],
    });
  });
  test('without an earlier step it begins in the middle and then stays where the last one was put', () => {
    const lab = annotationLab().at(7).send({ type: 'landmarks', plan, byKeys: true });
    expect(lab.editor().keyCursor).toEqual({ x: 960, y: 540 });
    expect(lab.press('ArrowDown', 'Enter').editor().keyCursor).toEqual({ x: 960, y: 541 });
  });
  test('a landmark that the last step lacks is looked for on the step before it; the next step counts where there is none before', () => {
    const lab = known().at(49).send({ type: 'landmarks', plan }).click(120, 100).send({ type: 'skip' }).click(120, 300);
    const at = (name: BodyPoint, frame: number) => expectedLandmark(lab.shapes(), plan, name, toFrameNo(frame));
    expect([at('hip', 90), at('knee', 90)]).toEqual([
      { x: 120, y: 100 },
      { x: 110, y: 200 },
    ]);
    expect([at('hip', 0), at('hip', 7), at('toe', 90)]).toEqual([{ x: 100, y: 100 }, { x: 100, y: 100 }, null]);
    expect(expectedLandmark(lab.shapes(), { ...plan, side: 'right' }, 'hip', toFrameNo(90))).toBeNull();
  });
});

describe('a set lies on one frame', () => {
  test('what was begun on one is not ended on another; back there it goes on', () => {
    const lab = pointing().click(100, 100).at(8).click(110, 200).press('Enter', 'DoubleClick').send({ type: 'skip' });
    expect([nextLandmark(lab.editor()), lab.shapes()]).toEqual(['knee', []]);
    expect(lab.at(7).click(110, 200).click(100, 300).shapes()[0]).toMatchObject({ from: 7, names: plan.names });
  });
  test('after Escape it may be begun on another', () => {
    const lab = pointing().click(100, 100).press('Escape').at(8).click(1, 1).click(2, 2).click(3, 3);
    expect(lab.shapes()[0]).toMatchObject({ from: 8 });
  });
  test('told beforehand, nothing is put while another frame is still shown', () => {
    const lab = annotationLab()
      .at(7)
      .send({ type: 'landmarks', plan, byKeys: true, on: toFrameNo(20) })
      .press('Enter', 'Enter', 'Enter');
    expect(lab.shapes()).toEqual([]);
    expect(lab.at(20).press('Enter', 'Enter', 'Enter').shapes()[0]).toMatchObject({ from: 20 });
  });
});

test('landmarks are neither duplicated nor pasted: nobody pointed at the copy', () => {
  const lab = pointing().click(100, 100).click(110, 200).click(100, 300);
  const [made] = lab.shapes();
  if (made === undefined) throw new Error('nothing was made');
  expect(lab.press('Ctrl+D').at(30).send({ type: 'paste', shape: made }).shapes()).toEqual([made]);
});
