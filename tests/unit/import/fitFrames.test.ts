import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { damagedSpans } from '#node/media/decodedFrames.ts';
import { damageWarnings, fitFrames } from '#node/media/fitFrames.ts';
import type { PacketFacts } from '#node/media/packets.ts';
import { indexFrom } from '#node/media/probe.ts';

const packets = (shown: readonly number[], more: Partial<PacketFacts> = {}): PacketFacts => ({
  container: 'MP4',
  codec: 'avc',
  codecString: 'avc1.64001f',
  codedWidth: 160,
  codedHeight: 96,
  width: 160,
  height: 96,
  rotation: 0,
  flipped: false,
  pixelAspect: 1,
  hdr: false,
  hasAudio: false,
  hasBFrames: false,
  videoTracks: 1,
  trackIndex: 0,
  ticksPerSecond: 15360,
  shown,
  hiddenBefore: 0,
  hiddenAfter: 0,
  complexEdits: false,
  rawOffset: 0,
  keyFrameDistance: 12,
  startsWithKeyFrame: true,
  reordered: 0,
  tags: {},
  ...more,
});
const steady = (count: number, step = 128, first = 0): readonly number[] => Array.from({ length: count }, (_, i) => first + i * step);
const fitted = (facts: PacketFacts | null, ticks: readonly number[], ticksPerSecond = 15360) =>
  fitFrames({ packets: facts, index: indexFrom(facts?.shown ?? ticks, 15360) }, { ticks, ticksPerSecond });

describe('fitting the frames that decode to those that were promised', () => {
  test('any frames lost are found by their place, and every other keeps its time, whatever the two clocks', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 119 }), { minLength: 1, maxLength: 50 }),
        fc.integer({ min: -5000, max: 90_000 }),
        fc.constantFrom(15360, 120, 90_000),
        (lost, rawOffset, ticksPerSecond) => {
          const shown = steady(120);
          const kept = shown.filter((_, i) => !lost.includes(i));
          const decoded = kept.map((tick) => ((tick + rawOffset) * ticksPerSecond) / 15360);
          const { index, warnings } = fitted(packets(shown, { rawOffset }), decoded, ticksPerSecond);
          expect(index.ticks).toEqual(kept.map((tick) => tick - (kept[0] as number)));
          const places = warnings.flatMap(({ code, frames }) => (code === 'lost-frames' ? frames.map(({ from }) => from) : []));
          const holes = kept.flatMap((tick, i) => (i > 0 && tick - (kept[i - 1] as number) > 128 ? [i - 1] : []));
          expect(places).toEqual(holes);
          expect(warnings.some(({ code }) => code === 'undecodable-start')).toBe(lost.includes(0));
          expect(warnings.some(({ code }) => code === 'damaged-end')).toBe(lost.includes(119));
        },
      ),
    );
  });

  test('the words say how many and where', () => {
    const shown = steady(120);
    const without = (...lost: readonly number[]): readonly number[] => shown.filter((_, i) => !lost.includes(i));
    expect(fitted(packets(shown), without(60)).warnings.map(({ message }) => message)).toEqual([
      '1 frame between 0.492 s and 0.508 s could not be decoded and is left out; times stay right.',
    ]);
    expect(fitted(packets(shown), without(30, 31, 60)).warnings.map(({ message }) => message)).toEqual([
      '3 frames in 2 places, first between 0.242 s and 0.267 s, could not be decoded and are left out; times stay right.',
    ]);
    expect(fitted(packets(shown), without(118, 119)).warnings.map(({ message }) => message)).toEqual([
      'The end of the clip is damaged: 2 frames after 0.975 s could not be read.',
    ]);
  });

  test('surplus frames are surplus, not a variable rate', () => {
    const extra = [...steady(60), 60 * 128 - 64, ...steady(60, 128, 60 * 128)];
    expect(fitted(packets(steady(120)), extra)).toMatchObject({
      index: { ticks: extra },
      warnings: [{ code: 'extra-frames', frames: [{ from: 60, to: 60 }] }],
    });
  });

  test('as many frames as promised keep the container’s times, though the decoder’s run wild', () => {
    const shown = steady(10);
    expect(fitted(packets(shown), [0, 0, 0, 5, 4, 3, 9, 9, 9, 9])).toEqual({
      index: { ticks: shown, ticksPerSecond: 15360 },
      warnings: [],
    });
  });

  test('times that fit nowhere are the decoder’s own, and the loss has no place', () => {
    const wild = Array.from({ length: 50 }, (_, i) => i * i * 1000);
    expect(fitted(packets(steady(120)), wild)).toMatchObject({ index: { ticks: wild }, warnings: [{ code: 'lost-frames', frames: [] }] });
  });

  test('second fields of an interlaced transport stream are no lost frames', () => {
    const fields = packets(steady(240, 1800), { container: 'MPEG-TS', ticksPerSecond: 90_000 });
    const frames = steady(120, 3600);
    expect(fitted(fields, frames, 90_000)).toEqual({ index: { ticks: frames, ticksPerSecond: 90_000 }, warnings: [] });
  });

  test('no frame at all is a failure', () => {
    expect(() => fitted(packets(steady(10)), [])).toThrow(/no frame of it can be read/);
  });
});

describe('damage', () => {
  test('goes on to the frame before the next key frame that cannot be the damaged one', () => {
    const keys = [0, 12, 24, 36];
    expect(damagedSpans([12], keys, 0, 47)).toEqual([{ from: 12, to: 23 }]);
    expect(damagedSpans([10], keys, 3, 47)).toEqual([{ from: 10, to: 23 }]);
    expect(damagedSpans([8], keys, 3, 47)).toEqual([{ from: 8, to: 11 }]);
    expect(damagedSpans([12, 13, 24, 40], keys, 0, 47)).toEqual([
      { from: 12, to: 35 },
      { from: 40, to: 47 },
    ]);
    expect(damagedSpans([48], keys, 0, 47)).toEqual([]);
  });
  test('is told within the frames that are shown', () => {
    const index = { ticks: steady(60), ticksPerSecond: 15360 };
    expect(damageWarnings(index, [{ from: -20, to: -5 }])).toEqual([]);
    expect(
      damageWarnings(index, [
        { from: -20, to: 3 },
        { from: 50, to: 70 },
      ]),
    ).toMatchObject([
      {
        frames: [
          { from: 0, to: 3 },
          { from: 50, to: 59 },
        ],
        message: expect.stringContaining('in 2 places, first from 0.000 s to 0.025 s'),
      },
    ]);
  });
});
