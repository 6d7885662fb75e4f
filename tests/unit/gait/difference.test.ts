import { describe, expect, test } from 'vitest';
import type { MetricId } from '#core/gait/definition.ts';
import {
  type Circumstances,
  differenceOf,
  differenceTable,
  differIn,
  isAlike,
  type MeasuredTake,
  purposes,
} from '#core/gait/difference.ts';
import { type ListedMetric, listMetrics } from '#core/gait/listing.ts';
import { gaitMetrics } from '#core/gait/metrics.ts';
import type { GaitMean } from '#core/gait/result.ts';
import { definitionOf } from '#core/gait/table.ts';
import { fatigued, fresh } from '#core/runner/params.ts';
import { clipAt, markedRunner } from './lab.ts';
import { marksOfRun, trueRun } from './trials.ts';

const alike: Circumstances = {
  view: 'side-left',
  speed: 3,
  rate: 240,
  footwear: 'blue',
  inclinePercent: 1,
  fatigue: 'fresh',
  taped: false,
  day: '2026-03-01',
};
const later: Circumstances = { ...alike, day: '2026-04-01' };
const mean = (value: number, part: Partial<GaitMean> = {}): GaitMean => ({
  ok: true,
  value,
  uncertainty: 0.2,
  standardError: 0.3,
  provenance: 'image-plane',
  n: 10,
  sd: null,
  values: [],
  few: false,
  ...part,
});
const listed = (id: MetricId, value: number, part: Partial<GaitMean> = {}): ListedMetric => ({
  id,
  side: 'left',
  unit: definitionOf(id).unit,
  standing: null,
  result: mean(value, part),
});
const between = (id: MetricId, by: number, b: Circumstances = later, part: Partial<GaitMean> = {}) =>
  differenceOf(listed(id, 10), listed(id, 10 + by, part), { a: alike, b });

test('a change is called one only beyond the upper bound of the published detectable change', () => {
  expect(between('tibia-inclination', 4.7)).toMatchObject({ verdict: 'within-error', detectable: { value: 4.8 } });
  expect(between('tibia-inclination', 4.9)).toMatchObject({ verdict: 'changed', detectable: { source: { certainty: 'read' } } });
  expect(between('tibia-inclination', -4.9)).toMatchObject({ verdict: 'changed', difference: -4.9 });
});

test('an uncertainty greater than the published figure counts instead of it', () => {
  const row = between('pelvic-drop', 5, { ...later }, { standardError: 3 });
  expect(row).toMatchObject({ verdict: 'within-error', detectable: { source: { certainty: 'calculated' } } });
  expect(row.uncertainty).toBeCloseTo(Math.hypot(0.3, 3), 12);
  expect(row.detectable?.value).toBeCloseTo(2 * Math.hypot(0.3, 3), 12);
});

test('clips of one day have the smaller detectable change where one is published', () => {
  expect(between('knee-flexion-contact', 9, alike).verdict).toBe('changed');
  expect(between('knee-flexion-contact', 9, later).verdict).toBe('within-error');
});

test('an angle or position that nobody has published a figure for is never called changed', () => {
  expect(between('overstride', 0.5).verdict).toBe('within-error');
  expect(between('overstride', 5)).toMatchObject({
    verdict: 'not-comparable',
    reason: 'no-detectable-change',
    difference: 5,
    detectable: null,
  });
});

describe('is not comparable, with the reason', () => {
  test.each<[string, Partial<Circumstances>, MetricId, string]>([
    ['another view', { view: 'side-right' }, 'tibia-inclination', 'other-view'],
    ['another speed', { speed: 3.2 }, 'cadence', 'other-speed'],
    ['a speed that nobody noted', { speed: null }, 'cadence', 'speed-unknown'],
    ['another rate', { rate: 120 }, 'contact-time', 'other-rate'],
    ['another slope of the belt', { inclinePercent: 2 }, 'cadence', 'other-incline'],
    ['other shoes', { footwear: 'red' }, 'cadence', 'other-footwear'],
    ['a tired runner', { fatigue: 'fatigued' }, 'cadence', 'other-fatigue'],
    ['tape', { taped: true }, 'cadence', 'other-taping'],
  ])('%s', (_, part, id, reason) => {
    const row = between(id, 0.1, { ...later, ...part });
    expect(row).toMatchObject({ verdict: 'not-comparable', reason });
    // The number is there all the same.
    expect(row.difference).toBeCloseTo(0.1, 9);
  });

  test('a standing angle taken off one alone, a missing or a refused number, too few steps', () => {
    const of = { a: alike, b: later };
    const [bare, less] = (['unknown', 'taken-off'] as const).map((standing) => ({ ...listed('foot-inclination', 10), standing }));
    expect(differenceOf(bare, less, of)).toMatchObject({ reason: 'other-standing', difference: null });
    expect(differenceOf(undefined, listed('overstride', 10), of)).toMatchObject({ reason: 'not-measured', a: null });
    const refused: ListedMetric = { ...listed('contact-time', 0), result: { ok: false, reason: 'rate-too-low', n: 9 } };
    expect(differenceOf(listed('contact-time', 10), refused, of)).toMatchObject({ reason: 'not-measured', refusal: 'rate-too-low' });
    expect(between('cadence', 9, later, { few: true })).toMatchObject({ reason: 'too-few-steps', difference: 9 });
    expect(() => differenceOf(undefined, undefined, of)).toThrow('nothing');
  });

  test('but what differs on purpose is what is being tried', () => {
    const shoes = { a: alike, b: { ...later, footwear: 'red' } };
    expect(differenceOf(listed('cadence', 170), listed('cadence', 176), shoes, ['other-footwear']).verdict).toBe('changed');
    const faster = { a: alike, b: { ...later, speed: 3.5, footwear: 'red' } };
    expect(differenceOf(listed('cadence', 170), listed('cadence', 176), faster, ['other-footwear'])).toMatchObject({
      reason: 'other-speed',
    });
  });

  test('what nobody noted of one clip is not held against them', () => {
    const bare = { ...later, footwear: null, inclinePercent: null, fatigue: null, taped: null };
    expect(between('cadence', 9, bare).verdict).toBe('changed');
    expect(purposes.map((purpose) => isAlike(purpose, alike, bare))).toEqual([true, true, true, null, null, null, null]);
    expect(differIn(alike, { ...bare, taped: true, rate: 120 })).toEqual(['other-rate', 'other-taping']);
  });

  test('whole strides are the same from any view and at any rate', () => {
    expect(between('cadence', 5, { ...later, view: 'rear', rate: 60 }).verdict).toBe('changed');
  });
});

const takeOf = (p: typeof fresh, startsAt: number, circumstances = alike): MeasuredTake => ({
  circumstances,
  metrics: listMetrics(
    gaitMetrics(markedRunner(p, 240, 2400, startsAt), clipAt(240, 2400, { belt: { speed: p.speed, uncertainty: 0.02 } })),
  ),
});

test('a tired runner is told from a fresh one, and from nobody when nothing changed', () => {
  const verdicts = (rows: ReturnType<typeof differenceTable>) =>
    Object.fromEntries(rows.map((row) => [`${row.id} ${row.side ?? 'both'}`, row.verdict]));
  const tired = verdicts(differenceTable(takeOf(fresh, 0), takeOf(fatigued, 0.2)));
  expect(tired).toMatchObject({
    'cadence both': 'changed',
    'contact-time left': 'changed',
    'stride-time right': 'changed',
    'duty-factor left': 'within-error',
  });
  const same = verdicts(differenceTable(takeOf(fresh, 0), takeOf(fresh, 0.2)));
  expect(Object.values(same).filter((verdict) => verdict !== 'within-error')).toEqual([]);
  expect(Object.keys(same)).toHaveLength(1 + 8 * 2 + 5);
});

test('the other way round every difference changes its sign and nothing else', () => {
  const [a, b] = [takeOf(fresh, 0), takeOf(fatigued, 0.2, later)];
  const back = differenceTable(b, a);
  differenceTable(a, b).forEach((row, i) => {
    expect(back[i]).toMatchObject({ id: row.id, side: row.side, verdict: row.verdict, uncertainty: row.uncertainty });
    expect(back[i]?.difference).toBeCloseTo(-(row.difference ?? Number.NaN), 12);
  });
});

test('two takes of one runner are called changed in about one of twenty cases, not more', () => {
  let [changed, all] = [0, 0];
  for (let seed = 1; seed <= 120; seed++) {
    // The same even runner, whose strides vary by chance.
    const runs = [0, 1].map((take) => {
      const run = trueRun({ strides: 10, seed }, take);
      const marks = marksOfRun(run, { fps: 240, strides: 10, slipFrames: 0, seed: seed + take });
      return { circumstances: alike, metrics: listMetrics(gaitMetrics(marks, clipAt(240, 3000))) };
    });
    const [a, b] = runs as [MeasuredTake, MeasuredTake];
    for (const row of differenceTable(a, b)) {
      if (row.verdict === 'not-comparable') continue;
      all++;
      if (row.verdict === 'changed') changed++;
    }
  }
  expect(all).toBeGreaterThan(1500);
  expect(changed / all).toBeLessThan(0.1);
  expect(changed / all).toBeGreaterThan(0.005);
});
