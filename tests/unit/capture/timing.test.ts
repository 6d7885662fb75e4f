import { describe, expect, test } from 'vitest';
import { paceChange, timingFindings } from '#core/capture/quality/timing.ts';
import { holesOf, measuredRate } from '#core/capture/rate.ts';
import type { Drop } from '#core/capture/take.ts';

const even = (frames: number, rate: number, from = 0, grain = 1): number[] =>
  Array.from({ length: frames }, (_, i) => Math.round((from + (i * 1_000_000) / rate) / grain) * grain);
const said = (timestamps: readonly number[], drops: readonly Drop[] = [], rate = 120) =>
  timingFindings({ timestamps, drops, asked: { width: 640, height: 360, framesPerSecond: rate } });
const words = (findings: ReturnType<typeof said>) =>
  findings.filter(({ level }) => level !== 'good').map(({ code, level, variant }) => `${level} ${code} ${variant}`.trim());

describe('rate', () => {
  test('as asked is good, a little short is advice, far short is a problem', () => {
    expect(words(said(even(1500, 119.88)))).toEqual([]);
    expect(words(said(even(1500, 115)))).toEqual(['advice rate-low slower']);
    expect(words(said(even(1500, 90)))).toEqual(['problem rate-low slower']);
    expect(said(even(1500, 90))[0]?.values).toMatchObject({ askedFramesPerSecond: 120 });
    expect(said(even(1500, 90))[0]?.values['framesPerSecond']).toBeCloseTo(90, 1);
    expect(words(said(even(1500, 30), [], 30))).toEqual(['advice rate-low timing-hidden']);
    expect(words(said(even(1500, 59.94), [], 60))).toEqual([]);
  });

  test('a camera that slows down half-way is said to, with where, and lost nothing', () => {
    const fast = even(600, 120);
    const take = [...fast, ...even(300, 60, (fast.at(-1) ?? 0) + 16_667)];
    const [finding] = said(take);
    expect(finding).toMatchObject({ code: 'rate-low', level: 'problem', variant: 'changed' });
    expect(finding?.values['highestFramesPerSecond']).toBeCloseTo(120, 0);
    expect(finding?.values['lowestFramesPerSecond']).toBeCloseTo(60, 0);
    expect(finding?.frames[0]?.from).toBeGreaterThan(530);
    expect(finding?.frames[0]?.from).toBeLessThan(670);
    expect(holesOf(take)).toEqual([]);
    expect(holesOf([...take, ...even(500, 120, (take.at(-1) ?? 0) + 8333)])).toEqual([]);
  });

  test('holes, late frames and coarse clocks are no change of pace', () => {
    const holes = even(1500, 120).filter((_, i) => i % 97 !== 5 && !(i > 400 && i < 420));
    expect(paceChange(holes)).toBeNull();
    const late = even(1500, 120).map((time, i) => time + (i % 7 === 0 ? 5000 : 0));
    expect(paceChange(late)).toBeNull();
    for (const rate of [60, 120, 240]) {
      const ticks = Array.from({ length: 12 * rate }, (_, i) => Math.floor((i / rate) * 600) * (1_000_000 / 600));
      expect(paceChange(ticks)).toBeNull();
      expect(holesOf(ticks)).toEqual([]);
      expect(measuredRate(ticks)?.framesPerSecond).toBeCloseTo(rate, 0);
      expect(words(said(ticks, [], rate))).toEqual([]);
      expect(words(said(even(rate * 12, rate, 0, 100), [], rate))).toEqual([]);
    }
  });
});

test('jitter is judged against the interval', () => {
  const uneven = (share: number): number[] => even(1500, 120).map((time, i) => time + (i % 2 === 0 ? 0 : share * 8333));
  expect(words(said(uneven(0.1)))).toEqual([]);
  expect(words(said(uneven(0.35)))).toEqual(['advice jitter']);
});

test('missing frames are said by who lost them, with where; many or long ones are a problem', () => {
  const times = even(1500, 120);
  const drop = (afterFrame: number, missing: number, blame: Drop['blame']): Drop => ({
    afterFrame,
    missing,
    blame,
    holeMs: (missing + 1) * 8.33,
  });
  const few = said(times, [drop(40, 1, 'camera'), drop(90, 2, 'encoder'), drop(300, 1, 'encoder')]);
  expect(words(few)).toEqual(['advice frames-missing-camera', 'advice frames-missing-encoder']);
  expect(few.find(({ code }) => code === 'frames-missing-encoder')).toMatchObject({
    values: { count: 3, places: 2 },
    frames: [
      { from: 90, to: 91 },
      { from: 300, to: 301 },
    ],
  });
  expect(words(said(times, [drop(40, 20, 'camera')]))).toEqual(['problem frames-missing-camera']);
  expect(
    words(
      said(
        times,
        Array.from({ length: 16 }, (_, i) => drop(i * 50, 1, 'encoder')),
      ),
    ),
  ).toEqual(['problem frames-missing-encoder']);
});

test('a short take is advice under 10 s and a problem under 5', () => {
  expect(words(said(even(1201, 120)))).toEqual([]);
  expect(words(said(even(1100, 120)))).toEqual(['advice short-take']);
  expect(words(said(even(500, 120)))).toEqual(['problem short-take']);
});
