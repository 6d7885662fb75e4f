import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowPass } from '#core/tracking/lowPass.ts';

const times = Array.from({ length: 480 }, (_, i) => i / 120);
const sine = (hertz: number) => times.map((t) => Math.sin(2 * Math.PI * hertz * t));
const smoothed = (values: readonly number[], cutoff: number) => {
  const made = lowPass(times, values, cutoff);
  if (!made.ok) throw new Error(made.reason);
  return made.values;
};
/** Share of a sine's amplitude that comes through in step with it, and a quarter turn off it; away from the ends. */
const through = (hertz: number, cutoff: number) => {
  const made = smoothed(sine(hertz), cutoff);
  let [inStep, off] = [0, 0];
  for (let i = 120; i < 360; i++) {
    const turn = 2 * Math.PI * hertz * (times[i] ?? 0);
    inStep += ((made[i] ?? 0) * Math.sin(turn)) / 120;
    off += ((made[i] ?? 0) * Math.cos(turn)) / 120;
  }
  return { inStep, off };
};

test('a constant stays', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.double({ min: 1, max: 29, noNaN: true }), (level, cutoff) => {
      for (const value of smoothed(
        times.map(() => level),
        cutoff,
      ))
        expect(value).toBeCloseTo(level, 5);
    }),
    { numRuns: 30 },
  );
});

test('slow passes without lag, the cut-off at 1/sqrt(2), fast is damped', () => {
  expect(through(1, 6).inStep).toBeGreaterThan(0.99);
  expect(through(6, 6).inStep).toBeCloseTo(Math.SQRT1_2, 2);
  expect(through(24, 6).inStep).toBeLessThan(0.01);
  for (const hertz of [1, 3, 6]) expect(Math.abs(through(hertz, 6).off)).toBeLessThan(0.005);
});

test('refuses with a reason', () => {
  const values = sine(1);
  expect(lowPass(times, values, 31)).toEqual({ ok: false, reason: 'rate-too-low' });
  expect(lowPass(times, values, 0)).toEqual({ ok: false, reason: 'bad-cutoff' });
  expect(lowPass(times.slice(0, 9), values.slice(0, 9), 6)).toEqual({ ok: false, reason: 'too-short' });
  const gap = times.map((t, i) => (i > 200 ? t + 1 / 120 : t));
  expect(lowPass(gap, values, 6)).toEqual({ ok: false, reason: 'uneven-times' });
});
