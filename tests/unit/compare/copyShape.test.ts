import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shapeSchema } from '#core/annotation/records.ts';
import { pixelsPerUnit } from '#core/compare/arrange.ts';
import type { Warp } from '#core/compare/clock.ts';
import { type CopyPlace, copiedTo, isCopyable } from '#core/compare/copyShape.ts';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import { recordId, recordingId } from '#core/domain/ids.ts';

const id = recordId.parse('00000000-0000-4000-8000-000000000009');
const even = (rate: number, frames: number): FrameIndex => ({
  ticks: Array.from({ length: frames }, (_, n) => Math.round((n * 1_000_000) / rate)),
  ticksPerSecond: 1_000_000,
});
const line = (offset: number): Warp => ({ pieces: [{ from: 0, at: offset, slope: 1 }] });

function places(
  mirrored: readonly [boolean, boolean],
  mmPerPixel: readonly [number | null, number | null],
): readonly [CopyPlace, CopyPlace] {
  const pictures = [
    { width: 1280, height: 720, mirrored: mirrored[0], mmPerPixel: mmPerPixel[0] },
    { width: 640, height: 480, mirrored: mirrored[1], mmPerPixel: mmPerPixel[1] },
  ] as const;
  const [a = 1, b = 1] = pixelsPerUnit(pictures);
  return [
    {
      recordingId: recordingId.parse('00000000-0000-4000-8000-000000000001'),
      index: even(240, 480),
      warp: line(0),
      picture: pictures[0],
      unit: a,
    },
    {
      recordingId: recordingId.parse('00000000-0000-4000-8000-000000000002'),
      index: even(60, 120),
      warp: line(-0.5),
      picture: pictures[1],
      unit: b,
    },
  ];
}
const shape = (change: Record<string, unknown> = {}) => {
  const drawn = shapeSchema.parse({
    type: 'shape',
    kind: 'distance',
    id: '00000000-0000-4000-8000-000000000003',
    recordingId: '00000000-0000-4000-8000-000000000001',
    version: 1,
    from: 240,
    to: 240,
    fadeFrames: 0,
    style: { colour: '#ffd43b', width: 3, opacity: 1, textSize: 24 },
    label: 'left foot',
    locked: true,
    anatomy: { joint: 'foot', side: 'left', plane: 'sagittal', convention: 'unsigned' },
    points: [
      { x: 640, y: 360 },
      { x: 840, y: 360 },
    ],
    ...change,
  });
  if (!isCopyable(drawn)) throw new Error(`${drawn.kind} cannot be copied`);
  return drawn;
};

test('landmarks stay on their own clip: a copy would measure a runner whom nobody pointed at', () => {
  expect(() => shape({ kind: 'landmarks', names: ['hip', 'knee'], moment: 'toe-off', side: 'left' })).toThrow('landmarks cannot be copied');
  expect(isCopyable(shape())).toBe(true);
});

test('a copy is on the frame of the same moment, unlocked, as far from the middle in millimetres where both clips are calibrated', () => {
  const [from, to] = places([false, false], [2, 4]);
  const copy = copiedTo(shape(), from, to, id);
  // One second of the first clip is one and a half of the second: its frame 90.
  expect(copy).toMatchObject({ id, recordingId: to.recordingId, from: 90, to: 90, locked: false, label: 'left foot' });
  expect(copy.points).toEqual([
    { x: 320, y: 240 },
    { x: 420, y: 240 },
  ]);
});

test('without calibration the place counts in heights of the picture', () => {
  const [from, to] = places([false, false], [2, null]);
  expect(copiedTo(shape(), from, to, id).points[1]?.x).toBeCloseTo(320 + (200 / 720) * 480, 9);
});

test('from a clip to a mirrored one it lies where it is seen, and sides are exchanged', () => {
  const [from, to] = places([false, true], [2, 4]);
  const copy = copiedTo(shape(), from, to, id);
  expect(copy.points[1]).toEqual({ x: 640 - 420, y: 240 });
  expect(copy).toMatchObject({ label: 'right foot', anatomy: { side: 'right' } });
});

test('what is shown on the whole clip is shown on the whole other clip, and a stopwatch keeps its moments', () => {
  const [from, to] = places([false, false], [null, null]);
  expect(copiedTo(shape({ from: 0, to: 479 }), from, to, id)).toMatchObject({ from: 0, to: 119 });
  const watch = shape({ kind: 'stopwatch', points: [{ x: 1, y: 1 }], intervals: [{ from: 120, to: null, label: '' }], anatomy: undefined });
  expect(copiedTo(watch, from, to, id)).toMatchObject({ intervals: [{ from: 60, to: null }] });
});

test('there and back again a drawing lies where it was, whatever is mirrored', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.double({ min: 0, max: 1280, noNaN: true }), (a, b, x) => {
      const [from, to] = places([a, b], [2, 4]);
      const drawn = shape({
        points: [
          { x, y: 100 },
          { x: 5, y: 6 },
        ],
      });
      const back = copiedTo(copiedTo(drawn, from, to, id), to, from, id);
      expect(back.points[0]?.x).toBeCloseTo(x, 6);
      expect(back).toMatchObject({ from: 240, to: 240, label: 'left foot', anatomy: { side: 'left' } });
    }),
  );
});
