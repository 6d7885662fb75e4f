import { describe, expect, test } from 'vitest';
import { shapeSchema } from '#core/annotation/records.ts';
import { pointsOf } from '#core/annotation/tools/draft.ts';
import type { Tool } from '#core/annotation/tools/editor.ts';
import { annotationLab, shape } from './lab.ts';

/** Every tool that draws or calibrates as many points as it takes; a followed point is no drawing, and landmarks have their own tests. */
const placing = (Object.keys(pointsOf) as (keyof typeof pointsOf)[]).filter((tool) => tool !== 'track' && tool !== 'landmarks');
const corners = [
  [100, 100],
  [400, 120],
  [420, 400],
  [90, 380],
] as const;

test('Escape while placing the second arm leaves no shape and nothing to undo', () => {
  const lab = annotationLab().use('angle').down(10, 10).up(10, 10).move(40, 10).press('Escape');
  expect(lab.shapes()).toEqual([]);
  expect(lab.canUndo()).toBe(false);
  expect(lab.editor().tool).toBe('angle');
  expect(lab.press('Escape').editor().tool).toBe('select');
});

describe.each(placing)('%s', (tool) => {
  const draw = (lab = annotationLab()) => {
    lab.use(tool);
    if (tool === 'freehand') return lab.down(10, 10).move(20, 20).move(30, 10).up(30, 10);
    for (const [x, y] of corners.slice(0, Math.min(4, pointsOf[tool].most))) lab.click(x, y);
    return tool === 'polyline' ? lab.press('DoubleClick') : lab;
  };

  test('makes one valid record and one step, and stays in hand', () => {
    const lab = draw();
    const calibrates = tool === 'calibration-line' || tool === 'calibration-plane' || tool === 'vertical-reference';
    expect(lab.calibrated()).toHaveLength(calibrates ? 1 : 0);
    expect(lab.shapes()).toHaveLength(calibrates ? 0 : 1);
    for (const made of lab.shapes()) expect(shapeSchema.parse(made)).toEqual(made);
    expect(lab.editor().tool).toBe((calibrates ? 'select' : tool) satisfies Tool);
    expect(lab.undo().shapes()).toEqual([]);
  });

  test('is placed by keyboard alone, where the same clicks would place it', () => {
    const lab = annotationLab().use(tool);
    const path = tool === 'freehand' ? corners.slice(0, 2) : corners.slice(0, Math.min(4, pointsOf[tool].most));
    let [x, y] = [960, 540];
    for (const [toX, toY] of path) {
      lab.send({ type: 'nudge', by: { x: toX - x, y: toY - y } }).press('Enter');
      [x, y] = [toX, toY];
    }
    if (tool === 'polyline') lab.press('Enter');
    const made = [...lab.shapes(), ...lab.calibrated()];
    expect(made.map(({ points }) => points.map((point) => [point.x, point.y]))).toEqual([path]);
    for (const drawn of lab.shapes()) expect(shapeSchema.parse(drawn)).toEqual(drawn);
  });

  test('Escape in every state leaves nothing behind', () => {
    for (let n = 1; n < Math.min(4, pointsOf[tool].most); n++) {
      const lab = annotationLab().use(tool);
      for (const [x, y] of corners.slice(0, n)) lab.down(x, y).move(x + 1, y);
      lab.press('Escape');
      expect(lab.preview()).toBeNull();
      expect(lab.shapes()).toEqual([]);
      expect(lab.canUndo()).toBe(false);
    }
  });
});

test('a point to follow is put by pointer or key, draws nothing, and the tool stays in hand', () => {
  const lab = annotationLab().use('track').click(300, 200);
  expect(lab.followed()).toEqual([{ x: 300, y: 200 }]);
  lab.press('ArrowRight', 'Enter');
  expect(lab.followed().at(-1)).toEqual({ x: 961, y: 540 });
  expect([lab.shapes(), lab.calibrated(), lab.canUndo(), lab.editor().tool]).toEqual([[], [], false, 'track']);
});

test('press, drag and release places both ends of a line', () => {
  expect(annotationLab().use('line').down(10, 10).move(50, 60).up(90, 80).points()).toEqual([
    { x: 10, y: 10 },
    { x: 90, y: 80 },
  ]);
});

test('Shift holds lines to 45 degrees and boxes to squares', () => {
  const [, end] = annotationLab().use('line').click(0, 0).click(100, 90, true).points();
  expect(end?.x).toBeCloseTo(end?.y ?? Number.NaN, 9);
  expect(annotationLab().use('rectangle').click(0, 0).click(30, -80, true).points()[1]).toEqual({ x: 80, y: -80 });
});

test('a polyline closes on its first point', () => {
  const lab = annotationLab().use('polyline').click(0, 0).click(100, 0).click(100, 100).click(2, 1);
  expect(lab.shapes()).toMatchObject([{ kind: 'polyline', closed: true }]);
  expect(lab.points()).toHaveLength(3);
});

test('the keyboard alone places an angle, to a tenth of a pixel', () => {
  const lab = annotationLab().use('angle').press('ArrowRight', 'Enter', 'ArrowDown', 'Enter', 'Alt+ArrowRight', 'Enter');
  expect(lab.points()).toEqual([
    { x: 961, y: 540 },
    { x: 961, y: 541 },
    { x: 961.1, y: 541 },
  ]);
});

test('the keyboard takes a point and nudges it; the whole shape without one', () => {
  const lab = annotationLab([
    shape('line', [
      [0, 0],
      [100, 0],
    ]),
  ])
    .click(50, 0)
    .press('Tab', 'Tab', 'ArrowDown');
  expect(lab.points()).toEqual([
    { x: 0, y: 0 },
    { x: 100, y: 1 },
  ]);
  expect(lab.press('Tab', 'ArrowRight').points()).toEqual([
    { x: 1, y: 0 },
    { x: 101, y: 1 },
  ]);
  expect(lab.undo().undo().points()).toEqual([
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ]);
});

test('a drag is one step; Escape in the middle puts the shape back', () => {
  const drawn = shape('line', [
    [0, 0],
    [100, 0],
  ]);
  const lab = annotationLab([drawn]).down(101, 1).move(120, 30).move(140, 50).press('Escape').up(140, 50);
  expect(lab.shapes()).toEqual([drawn]);
  expect(lab.canUndo()).toBe(false);
  lab.down(101, 1).move(120, 30).up(141, 51);
  expect(lab.points()[1]).toEqual({ x: 140, y: 50 });
  expect(lab.steps()).toBe(1);
});

test('a click moves nothing', () => {
  expect(
    annotationLab([
      shape('line', [
        [0, 0],
        [100, 0],
      ]),
    ])
      .click(98, 3)
      .canUndo(),
  ).toBe(false);
});

test('a locked shape can be selected but neither moved nor removed', () => {
  const locked = shape(
    'line',
    [
      [0, 0],
      [100, 0],
    ],
    { locked: true },
  );
  const lab = annotationLab([locked]).down(50, 0).move(60, 60).up(60, 60).press('Delete', 'ArrowDown');
  expect(lab.editor().selected).toBe(locked.id);
  expect(lab.shapes()).toEqual([locked]);
});

test('paste puts the shape at the same place on the present frame, its stopwatch moved along', () => {
  const watch = shape('stopwatch', [[10, 10]], { from: 5, to: 8, intervals: [{ from: 5, to: 8, label: '' }] });
  const lab = annotationLab([watch]).at(40).send({ type: 'paste', shape: watch });
  expect(lab.shapes()[1]).toMatchObject({ from: 40, to: 43, points: watch.points, intervals: [{ from: 40, to: 43 }] });
  expect(lab.shapes()[1]?.id).not.toBe(watch.id);
});

test('paste near the end stays within the clip', () => {
  const long = shape(
    'line',
    [
      [0, 0],
      [1, 1],
    ],
    { from: 0, to: 30 },
  );
  expect(annotationLab().at(95).send({ type: 'paste', shape: long }).shapes()).toMatchObject([{ from: 95, to: 99 }]);
});

test('a shape of another frame is neither touched nor selected', () => {
  const lab = annotationLab([
    shape('line', [
      [0, 0],
      [100, 0],
    ]),
  ])
    .at(7)
    .click(50, 0);
  expect(lab.editor().selected).toBeNull();
  expect(lab.press('Delete').shapes()).toHaveLength(1);
});
