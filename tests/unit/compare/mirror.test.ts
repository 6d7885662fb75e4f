import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawShape } from '#core/annotation/drawing.ts';
import type { measureShape } from '#core/annotation/measure.ts';
import { mirrorCommands, mirroredPreset, swapSides } from '#core/annotation/mirror.ts';
import { type Shape, shapeSchema } from '#core/annotation/records.ts';
import { arrange, type ComparedPicture } from '#core/compare/arrange.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { toFrame } from '#renderer/media/viewport.ts';

const scene = {
  index: { ticks: [0, 10, 20], ticksPerSecond: 1000 },
  captureRate: { framesPerSecond: 100, slowdown: 1, source: 'clinician', confirmed: true, reason: '' },
  calibrations: [],
  width: 1280,
  height: 720,
  view: 'rear',
  gaps: [],
} as unknown as Parameters<typeof measureShape>[1];
const words = { quantity: ({ key }: { readonly key: string }) => key, running: String } as unknown as Parameters<typeof drawShape>[3];

const plain = {
  type: 'shape',
  id: '00000000-0000-4000-8000-000000000002',
  recordingId: '00000000-0000-4000-8000-000000000001',
  version: 1,
  from: 0,
  to: 2,
  fadeFrames: 0,
  style: { colour: '#ffd43b', width: 3, opacity: 1, textSize: 24 },
  label: 'left heel',
} as const;
const point = fc.record({ x: fc.double({ min: 0, max: 1280, noNaN: true }), y: fc.double({ min: 0, max: 720, noNaN: true }) });
const shape = fc
  .tuple(
    fc.constantFrom('line', 'arrow', 'rectangle', 'ellipse', 'distance', 'angle', 'angle-vertical', 'goniometer', 'grid', 'spotlight'),
    point,
    point,
    point,
  )
  .map(
    ([kind, a, b, c]): Shape =>
      shapeSchema.parse({
        type: 'shape',
        id: '00000000-0000-4000-8000-000000000002',
        recordingId: '00000000-0000-4000-8000-000000000001',
        version: 1,
        from: 0,
        to: 2,
        fadeFrames: 0,
        style: { colour: '#ffd43b', width: 3, opacity: 1, textSize: 24 },
        label: 'left heel',
        kind,
        points: kind === 'angle' || kind === 'goniometer' ? [a, b, c] : [a, b],
        anatomy: null,
        reading: 'interior',
        columns: 3,
        rows: 2,
      }),
  );

test('drawings mirrored twice are the drawings, and none loses a command or its letters', () => {
  fc.assert(
    fc.property(shape, (drawn) => {
      const commands = drawShape(drawn, scene, 0 as FrameNo, words);
      const once = mirrorCommands(commands, 1280);
      expect(once).toHaveLength(commands.length);
      const twice = mirrorCommands(once, 1280);
      for (const [i, command] of commands.entries()) {
        const again = twice[i];
        if (command.kind === 'path') {
          const numbers = (d: string) => (d.match(/-?[\d.]+/g) ?? []).map(Number);
          const [was, is] = [numbers(command.d), numbers(again?.kind === 'path' ? again.d : '')];
          expect(is).toHaveLength(was.length);
          for (const [n, value] of was.entries()) expect(is[n]).toBeCloseTo(value, 2);
        } else
          expect(again).toMatchObject({
            kind: command.kind,
            ...(command.kind === 'text' ? { text: command.text, anchor: command.anchor } : {}),
          });
      }
    }),
  );
});

test.each(['arrow', 'distance', 'angle-vertical', 'goniometer'] as const)(
  'points a hair apart give a %s without a place that is no number',
  (kind) => {
    const [a, b] = [
      { x: 5e-324, y: 0 },
      { x: 0, y: 0 },
    ];
    const points = kind === 'goniometer' ? [b, a, { x: 0, y: 5e-324 }] : [a, b];
    const drawn = shapeSchema.parse({ ...plain, kind, points, anatomy: null, reading: 'interior' });
    for (const command of drawShape(drawn, scene, 0 as FrameNo, words)) expect(JSON.stringify(command)).not.toMatch(/NaN|null,"y|Infinity/);
    expect(() => mirrorCommands(drawShape(drawn, scene, 0 as FrameNo, words), 1280)).not.toThrow();
  },
);

test('side words are exchanged whole, in their own writing', () => {
  expect(swapSides('Left heel, RIGHT knee, leftover, bright')).toBe('Right heel, LEFT knee, leftover, bright');
  expect(mirroredPreset('initial-contact-left')).toBe('initial-contact-right');
  expect(mirroredPreset('toe-off-right')).toBe('toe-off-left');
});

test('a point placed on a mirrored picture lies where it was seen', () => {
  const view = { scale: 2, offset: { left: 10, top: 20 }, mirror: 640 };
  expect(toFrame(view, { left: 10, top: 20 })).toEqual({ x: 640, y: 0 });
  expect(toFrame(view, { left: 10 + 1280, top: 220 })).toEqual({ x: 0, y: 100 });
});

const picture = (width: number, height: number, mmPerPixel: number | null = null): ComparedPicture => ({
  width,
  height,
  mirrored: false,
  mmPerPixel,
});
const layout = { arrangement: 'side-by-side', shift: { x: 0, y: 0 } } as const;

test('calibrated clips are shown so that the same length is as long in each, uncalibrated ones as high as each other', () => {
  const [a, b] = arrange([picture(1920, 1080, 2), picture(1280, 720, 4)], { width: 1000, height: 800 }, layout);
  expect((a?.scale ?? 0) / 2).toBeCloseTo((b?.scale ?? 1) / 4, 9);
  const [c, d] = arrange([picture(1920, 1080, 2), picture(640, 360)], { width: 1000, height: 800 }, layout);
  expect((c?.scale ?? 0) * 1080).toBeCloseTo((d?.scale ?? 0) * 360, 9);
});

test('every picture is whole in its box at zoom 1, whatever its size and wherever the boxes are', () => {
  const size = fc.record({ width: fc.integer({ min: 50, max: 4000 }), height: fc.integer({ min: 50, max: 4000 }) });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(size, fc.option(fc.double({ min: 0.1, max: 10, noNaN: true }))), { minLength: 2, maxLength: 4 }),
      fc.constantFrom('side-by-side', 'stacked', 'overlay'),
      (given, arrangement) => {
        const pictures = given.map(([{ width, height }, mm]) => picture(width, height, mm));
        const placed = arrange(pictures, { width: 1200, height: 700 }, { arrangement, shift: { x: 0, y: 0 } }, undefined, {
          gap: 8,
          head: 0,
        });
        for (const [i, { box, scale, offset }] of placed.entries()) {
          expect(offset.left).toBeGreaterThanOrEqual(-1e-6);
          expect(offset.top).toBeGreaterThanOrEqual(-1e-6);
          expect(offset.left + (pictures[i]?.width ?? 0) * scale).toBeLessThanOrEqual(box.width + 1e-6);
          expect(box.left + box.width).toBeLessThanOrEqual(1200 + 1e-6);
          expect(box.top + box.height).toBeLessThanOrEqual(700 + 1e-6);
        }
      },
    ),
  );
});
