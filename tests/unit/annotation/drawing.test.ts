import { describe, expect, test } from 'vitest';
import { type DrawingWords, drawCalibration, drawShape } from '#core/annotation/drawing.ts';
import { spanOf } from '#core/annotation/edits.ts';
import { strengthAt } from '#core/annotation/fade.ts';
import { hitTest } from '#core/annotation/tools/hit.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import { calibration, scene, shape } from './lab.ts';

const words: DrawingWords = {
  quantity: ({ measured, unit }) => (measured.ok ? `${measured.value.toFixed(2)} ${unit}` : measured.reason),
  running: (clipSeconds) => `runs ${clipSeconds.toFixed(2)}`,
  landmarks: ({ moment }) => [`at ${moment}`],
};
const at = toFrameNo;
const textsOn = (drawn: ReturnType<typeof drawShape>) => drawn.flatMap((command) => (command.kind === 'text' ? [command.text] : []));

const every = [
  shape('line', [
    [10, 10],
    [200, 90],
  ]),
  shape('arrow', [
    [10, 10],
    [200, 90],
  ]),
  shape('polyline', [
    [10, 10],
    [200, 90],
    [40, 300],
  ]),
  shape('freehand', [
    [10, 10],
    [20, 30],
    [40, 35],
  ]),
  shape('rectangle', [
    [10, 10],
    [200, 90],
  ]),
  shape('ellipse', [
    [10, 10],
    [200, 90],
  ]),
  shape('point', [[10, 10]]),
  shape('text', [[10, 10]]),
  shape('distance', [
    [10, 10],
    [200, 90],
  ]),
  shape('angle', [
    [100, 100],
    [300, 100],
    [100, 300],
  ]),
  shape('angle-vertical', [
    [100, 300],
    [120, 100],
  ]),
  shape('angle-horizontal', [
    [100, 300],
    [320, 310],
  ]),
  shape('angle-lines', [
    [10, 10],
    [200, 90],
    [10, 200],
    [200, 180],
  ]),
  shape('goniometer', [
    [100, 100],
    [300, 100],
    [100, 300],
  ]),
  shape('stopwatch', [[10, 10]], { intervals: [{ from: 0, to: null }] }),
  shape('grid', [
    [10, 10],
    [200, 90],
  ]),
  shape('spotlight', [
    [100, 100],
    [200, 100],
  ]),
] as const;

describe('every kind of shape', () => {
  test.each(every.map((made) => [made.kind, made] as const))('%s is drawn on its frame only, without a broken number', (_kind, made) => {
    const drawn = drawShape(made, scene(), at(0), words);
    expect(drawn.length).toBeGreaterThan(0);
    expect(JSON.stringify(drawn)).not.toMatch(/NaN|null,null|Infinity|undefined/);
    expect(drawShape(made, scene(), at(1), words)).toEqual([]);
  });
  test.each(every.map((made) => [made.kind, made] as const))('%s of no extent does not break', (_kind, made) => {
    const flat = { ...made, points: made.points.map(() => ({ x: 5, y: 5 })) } as typeof made;
    expect(JSON.stringify(drawShape(flat, scene(), at(0), words))).not.toMatch(/NaN|Infinity|undefined/);
  });
  test.each(every.map((made) => [made.kind, made] as const))('%s can be taken hold of', (_kind, made) => {
    const [first] = made.points;
    expect(hitTest([made], first ?? { x: -1, y: -1 }, 5)?.shape).toBe(made);
    expect(hitTest([made], { x: 1500, y: 1000 }, 5)).toBeNull();
  });
});

test('a shape fades evenly before and after its span', () => {
  const faded = shape(
    'line',
    [
      [0, 0],
      [9, 9],
    ],
    { from: 10, to: 12, fadeFrames: 3 },
  );
  expect([6, 7, 8, 9, 10, 12, 13, 15, 16].map((n) => strengthAt(faded, at(n)))).toEqual([0, 0.25, 0.5, 0.75, 1, 1, 0.75, 0.25, 0]);
  const strongest = (frame: number) => Math.max(...drawShape(faded, scene(), at(frame), words).map((command) => command.opacity));
  expect(strongest(11)).toBe(1);
  expect(strongest(8)).toBe(0.5);
  expect(
    strengthAt(
      shape(
        'line',
        [
          [0, 0],
          [9, 9],
        ],
        { from: 10, to: 10 },
      ),
      at(9),
    ),
  ).toBe(0);
});

test('the picture says the measured value, or why there is none', () => {
  expect(
    textsOn(
      drawShape(
        shape('angle', [
          [0, 0],
          [100, 0],
          [0, 100],
        ]),
        scene(),
        at(0),
        words,
      ),
    ),
  ).toEqual(['90.00 deg']);
  expect(
    textsOn(
      drawShape(
        shape('angle', [
          [0, 0],
          [0, 0],
          [0, 100],
        ]),
        scene(),
        at(0),
        words,
      ),
    ),
  ).toEqual(['coincident-points']);
});

test('a stopwatch runs up to the frame shown, then stands', () => {
  const watch = shape('stopwatch', [[0, 0]], { from: 0, to: 99, intervals: [{ from: 10, to: 40 }] });
  const shown = (frame: number) => textsOn(drawShape(watch, scene(), at(frame), words));
  expect(shown(5)).toEqual(['runs 0.00']);
  expect(shown(25)).toEqual(['runs 0.50']);
  expect(shown(40)).toEqual(['0.13 s']);
  expect(shown(90)).toEqual(['0.13 s']);
});

test('the line to the vertical follows the camera’s roll', () => {
  const plumb = calibration('vertical', [
    [100, 500],
    [200, 400],
  ]);
  const made = shape('angle-vertical', [
    [100, 500],
    [200, 400],
  ]);
  expect(textsOn(drawShape(made, scene({ calibrations: [plumb] }), at(0), words))).toEqual(['0.00 deg']);
  expect(textsOn(drawCalibration(plumb, scene(), 'plumb'))).toEqual(['plumb']);
});

test('spans', () => {
  expect(spanOf('this-frame', at(7), 50)).toEqual({ from: 7, to: 7, fadeFrames: 0 });
  expect(spanOf('from-here', at(7), 50)).toEqual({ from: 7, to: 49, fadeFrames: 0 });
  expect(spanOf('whole-clip', at(7), 50)).toEqual({ from: 0, to: 49, fadeFrames: 0 });
  expect(spanOf({ from: at(30), to: at(20), fadeFrames: 5 }, at(7), 25)).toEqual({ from: 20, to: 24, fadeFrames: 5 });
});
