import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asJoulesPerCm2,
  courseSum,
  cumulativeEnergy,
  energyBand,
  impulseSeconds,
  pressureImpulses,
  totalEnergy,
  totalImpulses,
} from '#core/clinical/treatment/shockwaveDose.ts';
import { focused, focusedDevice, radial, radialDevice, type Settings } from './lab.ts';

const impulses = fc.integer({ min: 1, max: 10000 });
const energy = fc.integer({ min: 1, max: 1000 }).map((n) => n / 1000);
const hz = fc.integer({ min: 1, max: 35 });
const settings = fc.array(fc.record({ impulses, intensity: energy, hz }), { minLength: 1, maxLength: 12 });
const numberOf = (sum: { ok: boolean; value?: number }): number => {
  if (!sum.ok || sum.value === undefined) throw new Error('no sum');
  return sum.value;
};
const dose = (list: readonly Settings[]) => numberOf(cumulativeEnergy(focused(...list), focusedDevice));

describe('published doses', () => {
  test('2000 at 8 Hz last 250 s', () => {
    expect(impulseSeconds(radial({ impulses: 2000, hz: 8 }).segments)).toMatchObject({ ok: true, value: 250, unit: 's' });
  });
  test('2000 x 0.1 are 200 mJ/mm2, three times 600; Furia: 3000 x 0.21 are 630', () => {
    const rompe = cumulativeEnergy(focused({ impulses: 2000, intensity: 0.1 }), focusedDevice);
    expect(rompe).toMatchObject({ ok: true, value: 200, unit: 'mJ/mm2' });
    expect(courseSum([rompe, rompe, rompe])).toMatchObject({ ok: true, value: 600 });
    expect(cumulativeEnergy(focused({ impulses: 3000, intensity: 0.21 }), focusedDevice)).toMatchObject({ value: 630 });
    expect(asJoulesPerCm2(200)).toBe(20);
  });
  test('a planar device is dosed by its energy too', () => {
    const session = { ...focused({ impulses: 2000, intensity: 0.1 }), type: 'planar' as const };
    expect(cumulativeEnergy(session, { ...focusedDevice, type: 'planar' })).toMatchObject({ ok: true, value: 200 });
    expect(cumulativeEnergy(session, focusedDevice)).toEqual({ ok: false, reason: 'other-device' });
  });
});

describe('bar is no energy', () => {
  const session = radial({ impulses: 500, intensity: 1.5 }, { impulses: 2500, intensity: 2.5 });
  test('no dose without a table of this device, whatever was typed', () => {
    expect(cumulativeEnergy(session, radialDevice)).toEqual({ ok: false, reason: 'bar-is-no-energy' });
    expect(totalEnergy(session, radialDevice)).toEqual({ ok: false, reason: 'bar-is-no-energy' });
    expect(cumulativeEnergy(session, focusedDevice)).toEqual({ ok: false, reason: 'other-device' });
  });
  test('bar times impulses is listed as what it is', () => {
    expect(pressureImpulses(session.segments)).toMatchObject({ ok: true, value: 7000, unit: 'bar x impulses' });
  });
  const source = { words: 'invented table', certainty: 'own-default' } as const;
  const rows = [1.5, 2.5].map((bar) => ({ applicator: 'R15', bar, energyFluxDensity: bar / 25, source }));
  test("the maker's table gives a dose for its own lines, and none between or beside them", () => {
    const device = { ...radialDevice, conversions: rows };
    const sum = cumulativeEnergy(session, device);
    expect(sum).toMatchObject({ ok: true, source: { certainty: 'calculated' } });
    expect(numberOf(sum)).toBeCloseTo(500 * 0.06 + 2500 * 0.1, 9);
    expect(sum.ok && sum.source.words).toContain('invented table');
    expect(cumulativeEnergy(radial({ intensity: 2 }), device)).toEqual({ ok: false, reason: 'setting-not-in-table' });
    expect(cumulativeEnergy({ ...session, applicator: 'D20' }, device)).toEqual({ ok: false, reason: 'setting-not-in-table' });
    expect(cumulativeEnergy(radial({ intensity: null }), device)).toEqual({ ok: false, reason: 'incomplete' });
  });
});

test('energy takes a focal area, whose edge is named', () => {
  const session = focused({ impulses: 2000, intensity: 0.1 });
  expect(totalEnergy(session, focusedDevice)).toEqual({ ok: false, reason: 'no-focal-area' });
  const sum = totalEnergy(session, { ...focusedDevice, focalArea: { mm2: 12, edge: 'minus-6-db' } });
  expect(sum).toMatchObject({ ok: true, value: 2400, unit: 'mJ' });
  expect(sum.ok && sum.source.words).toContain('-6 dB');
});

describe('what is missing makes the sum incomplete, never smaller', () => {
  test.each([
    ['no segment', focused()],
    ['no impulses', focused({}, { impulses: null })],
    ['no energy', focused({}, { intensity: null })],
    ['no number', focused({}, { intensity: Number.NaN })],
  ])('%s', (_, session) => {
    expect(cumulativeEnergy(session, focusedDevice)).toEqual({ ok: false, reason: 'incomplete' });
  });
  test('seconds without a frequency, or with one of 0', () => {
    expect(impulseSeconds(radial({ hz: null }).segments)).toEqual({ ok: false, reason: 'incomplete' });
    expect(impulseSeconds(radial({ hz: 0 }).segments)).toEqual({ ok: false, reason: 'incomplete' });
  });
  test('one session without a sum leaves the course without one, with its reason', () => {
    const whole = cumulativeEnergy(focused({}), focusedDevice);
    expect(courseSum([whole, { ok: false, reason: 'incomplete' }, whole])).toEqual({ ok: false, reason: 'incomplete' });
    expect(courseSum([])).toEqual({ ok: false, reason: 'no-session' });
  });
});

describe('properties of the sum', () => {
  test('the order of segments does not matter', () => {
    fc.assert(fc.property(settings, (list) => Math.abs(dose(list) - dose(list.toReversed())) <= 1e-9 * dose(list)));
  });
  test('a course is the sum of its sessions, and as many segments in one session', () => {
    fc.assert(
      fc.property(settings, settings, (a, b) => {
        const course = courseSum([a, b].map((list) => cumulativeEnergy(focused(...list), focusedDevice)));
        return Math.abs(numberOf(course) - dose([...a, ...b])) <= 1e-9 * dose([...a, ...b]);
      }),
    );
  });
  test('a segment split in two gives the same dose, time and impulses', () => {
    fc.assert(
      fc.property(impulses, fc.integer({ min: 1, max: 9999 }), energy, hz, (n, cut, intensity, frequency) => {
        fc.pre(cut < n);
        const one = [{ impulses: n, intensity, hz: frequency }];
        const two = [cut, n - cut].map((part) => ({ impulses: part, intensity, hz: frequency }));
        expect(dose(two)).toBeCloseTo(dose(one), 6);
        expect(numberOf(impulseSeconds(focused(...two).segments))).toBeCloseTo(numberOf(impulseSeconds(focused(...one).segments)), 6);
        expect(totalImpulses(focused(...two).segments)).toEqual(totalImpulses(focused(...one).segments));
      }),
    );
  });
  test('more of anything is never less, and the dose lies between the weakest and the strongest setting', () => {
    fc.assert(
      fc.property(settings, (list) => {
        const total = numberOf(totalImpulses(focused(...list).segments));
        const energies = list.map(({ intensity }) => intensity);
        expect(dose(list)).toBeGreaterThanOrEqual(total * Math.min(...energies) * (1 - 1e-9));
        expect(dose(list)).toBeLessThanOrEqual(total * Math.max(...energies) * (1 + 1e-9));
        expect(dose([...list, { impulses: 1, intensity: 0.001 }])).toBeGreaterThan(dose(list));
      }),
    );
  });
  test('a radial session never has a dose without a table', () => {
    fc.assert(fc.property(settings, (list) => !cumulativeEnergy(radial(...list), radialDevice).ok));
  });
});

test('bands at their edges', () => {
  expect([0.079, 0.08, 0.279, 0.28, 0.6, 0.601].map(energyBand)).toEqual(['low', 'medium', 'medium', 'high', 'high', 'above-bands']);
});
