import { expect, test } from 'vitest';
import { kinematicMetrics, type MetricId } from '#core/gait/definition.ts';
import { footMetrics } from '#core/gait/metrics.ts';
import { changeWithinFrame, definitionOf, detectableChange, fitOf, gaitTable } from '#core/gait/table.ts';

test('every metric that is computed has exactly one definition', () => {
  const ids: readonly MetricId[] = ['cadence', ...footMetrics, ...kinematicMetrics];
  for (const id of ids) expect(definitionOf(id).nameKey).toBe(`gait.metric.${id}`);
  expect(new Set(gaitTable.map(({ id }) => id)).size).toBe(gaitTable.length);
  expect(() => definitionOf('knee-valgus' as MetricId)).toThrow('no definition');
});

test('every number says where it comes from', () => {
  for (const { id, measured, measuredFrom, reliability, detectable, references, caution } of gaitTable) {
    expect(measured, id).not.toBe('');
    for (const source of [measuredFrom, reliability, caution, ...detectable.map((d) => d.source), ...references.map((r) => r.source)])
      if (source !== null) expect(source.words.length, id).toBeGreaterThan(8);
    for (const { least, most } of detectable) expect(least).toBeLessThanOrEqual(most);
    for (const { population } of references) expect(population, id).not.toBe('');
  }
});

test('a band is the mean and two standard deviations either way, to a whole number', () => {
  const bands = gaitTable.flatMap(({ id, references }) =>
    references.flatMap((reference) => (reference.band === null ? [] : [{ id, ...reference }])),
  );
  expect(bands.map(({ id }) => id)).toEqual([
    'cadence',
    'contact-time',
    'flight-time',
    'duty-factor',
    'knee-flexion-contact',
    'knee-flexion-peak',
    'hip-adduction',
    'heel-whip',
  ]);
  for (const { id, mean, sd, band } of bands) {
    expect(Math.abs((band?.from ?? 0) - (mean - 2 * (sd ?? 0))), id).toBeLessThan(1);
    expect(Math.abs((band?.to ?? 0) - (mean + 2 * (sd ?? 0))), id).toBeLessThan(1);
  }
});

test('the detectable change of knee flexion at contact depends on whether the clips are of one day', () => {
  expect(detectableChange('knee-flexion-contact', true)).toMatchObject({ most: 8 });
  expect(detectableChange('knee-flexion-contact', false)).toMatchObject({ most: 14 });
  expect(detectableChange('pelvic-drop', true)).toMatchObject({ most: 2.8, over: 'days-apart' });
  expect(detectableChange('overstride', true)).toBeNull();
});

test('a reference value stands only beside a run at its own speed', () => {
  const [young] = definitionOf('contact-time').references;
  if (young === undefined) throw new Error('no reference');
  expect(fitOf(young, 2.7)).toBe('fits');
  expect(fitOf(young, 3.4)).toBe('other-speed');
  expect(fitOf(young, null)).toBe('speed-unknown');
  const [knee] = definitionOf('knee-flexion-contact').references;
  if (knee !== undefined) expect(fitOf(knee, 3)).toBe('speed-unknown');
});

test('within a frame a foot goes back with the belt, and a knee bends', () => {
  expect(changeWithinFrame('overstride', 60, 3)).toBeCloseTo(5, 9);
  expect(changeWithinFrame('overstride', 60, null)).toBeNull();
  expect(changeWithinFrame('knee-flexion-contact', 240, null)).toBeCloseTo(1.25, 9);
  expect(changeWithinFrame('trunk-lean', 240, 3)).toBeNull();
});
