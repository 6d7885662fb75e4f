import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandGeometry, fittingBand } from '#core/gait/bandGeometry.ts';
import { type GaitResult, refused } from '#core/gait/result.ts';

const mean = (value: number, uncertainty: number, few = false): GaitResult => ({
  ok: true,
  value,
  uncertainty,
  standardError: uncertainty,
  provenance: 'true-time',
  n: few ? 3 : 10,
  sd: null,
  values: [],
  few,
});
const contact = fittingBand('contact-time', 3);
if (contact === null) throw new Error('contact time has no band at 3 m/s');

describe('which band may be drawn', () => {
  test('one that holds for the speed, with its population', () => {
    expect(contact).toMatchObject({ band: { from: 225, to: 317 }, population: 'young runners, slow treadmill run' });
    expect(fittingBand('cadence', 3.8)?.population).toBe('high-school runners');
  });
  test('none at another or an unknown speed, and none that names no speed of its own', () => {
    for (const speed of [3.6, 2.2, null]) expect(fittingBand('contact-time', speed)).toBeNull();
    for (const speed of [2.7, 3, null]) expect(fittingBand('knee-flexion-contact', speed)).toBeNull();
    expect(fittingBand('cadence', 4.6)).toBeNull();
  });
});

test('band and marks lie on one scale; the whisker is twice the standard uncertainty', () => {
  const { scale, band, marks } = bandGeometry(contact, [
    { side: 'left', result: mean(271, 2) },
    { side: 'right', result: mean(340, 4, true) },
  ]);
  const value = (at: number): number => scale.from + at * (scale.to - scale.from);
  expect([value(band.from), value(band.to)].map((one) => Math.round(one))).toEqual([225, 317]);
  expect(marks.map(({ at, from, to }) => [at, from, to].map((one) => Math.round(value(one))))).toEqual([
    [271, 267, 275],
    [340, 332, 348],
  ]);
  expect(marks.map(({ side, few }) => [side, few])).toEqual([
    ['left', false],
    ['right', true],
  ]);
});

test('what is refused leaves no mark, and the band still fills the scale', () => {
  const { band, marks } = bandGeometry(contact, [{ side: 'left', result: refused('rate-too-low', 10) }]);
  expect(marks).toEqual([]);
  expect(band.from).toBeCloseTo(0.08, 9);
  expect(band.to).toBeCloseTo(0.92, 9);
});

test('everything lies inside the scale in its order, however far away a value is', () => {
  fc.assert(
    fc.property(fc.double({ min: -2000, max: 5000, noNaN: true }), fc.double({ min: 0, max: 500, noNaN: true }), (value, uncertainty) => {
      const { band, marks } = bandGeometry(contact, [{ side: null, result: mean(value, uncertainty) }]);
      const [mark] = marks;
      if (mark === undefined) throw new Error('no mark');
      for (const at of [band.from, band.to, mark.from, mark.at, mark.to]) {
        expect(at).toBeGreaterThan(0.07);
        expect(at).toBeLessThan(0.93);
      }
      expect(mark.from).toBeLessThanOrEqual(mark.at);
      expect(mark.at).toBeLessThanOrEqual(mark.to);
      if (Math.abs(value - 225) > 0.001) expect(mark.at < band.from).toBe(value < 225);
    }),
  );
});
