import { describe, expect, test } from 'vitest';
import { effectOnClips, effectOnTest, type Finding, pairingFault, type Tried } from '#core/clinical/causeAndEffect/compare.ts';
import { type CauseAndEffect, causeAndEffectSchema } from '#core/clinical/causeAndEffect/record.ts';
import { recordingId, visitId } from '#core/domain/ids.ts';
import { read } from '#core/domain/source.ts';
import type { MeasuredTake } from '#core/gait/difference.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const visit = visitId.parse(uuid(1));
const other = visitId.parse(uuid(2));
const clock = (minute: number) => `2026-03-10T10:${String(minute).padStart(2, '0')}:00Z`;
const done = (minute: number, of = visit) => ({ visitId: of, at: clock(minute) });
const tried: Tried = { ...done(20), kind: 'manual-release' };
const finding = (minute: number, value: number | null, part: Partial<Finding> = {}): Finding => ({
  ...done(minute),
  test: 'knee-to-wall-1',
  side: 'left',
  unit: 'cm',
  better: 'higher',
  value,
  circumstances: { shoe: 'none' },
  ...part,
});
const mdc = { value: 1.9, source: read('Powden 2015') };
const effect = (before: Finding, after: Finding, by: Tried = tried) => effectOnTest(before, by, after, mdc);

test('beyond the detectable change it is better or worse, within it neither', () => {
  expect(effect(finding(10, 8), finding(30, 9.9))).toMatchObject({ verdict: 'better', unit: 'cm', detectable: mdc });
  expect(effect(finding(10, 8), finding(30, 9.8))).toMatchObject({ verdict: 'within-error' });
  expect(effect(finding(10, 9.9), finding(30, 8))).toMatchObject({ verdict: 'worse' });
  const pain = { better: 'lower' as const, test: 'nprs-1', unit: 'points' };
  expect(effectOnTest(finding(10, 6, pain), tried, finding(30, 0, pain), { ...mdc, value: 2 })).toMatchObject({
    verdict: 'better',
    delta: -6,
  });
});

describe('not comparable, with its reason', () => {
  const reason = (before: Finding, after: Finding, by: Tried = tried) => {
    const found = effect(before, after, by);
    return found.verdict === 'not-comparable' ? [found.reason, found.delta] : found.verdict;
  };
  test('another test, side or unit has no difference at all', () => {
    expect(reason(finding(10, 8), finding(30, 10, { test: 'hop-1' }))).toEqual(['other-test', null]);
    expect(reason(finding(10, 8), finding(30, 10, { side: 'right' }))).toEqual(['other-side', null]);
    expect(reason(finding(10, 8), finding(30, 10, { unit: 'mm' }))).toEqual(['other-unit', null]);
  });
  test('another visit, or the wrong order', () => {
    expect(reason(finding(10, 8, { visitId: other }), finding(30, 10))).toEqual(['other-visit', 2]);
    expect(reason(finding(10, 8), finding(30, 10, { visitId: other }))).toEqual(['other-visit', 2]);
    expect(reason(finding(10, 8), finding(30, 10), { ...tried, visitId: other })).toEqual(['other-visit', 2]);
    expect(reason(finding(21, 8), finding(30, 10))).toEqual(['not-before', 2]);
    expect(reason(finding(10, 8), finding(19, 10))).toEqual(['not-after', 2]);
  });
  test('what is missing', () => {
    expect(reason(finding(10, null), finding(30, 10))).toEqual(['not-measured-before', null]);
    expect(reason(finding(10, 0), finding(30, null))).toEqual(['not-measured-after', null]);
    expect(effectOnTest(finding(10, 8), tried, finding(30, 10), null)).toMatchObject({ reason: 'no-detectable-change', delta: 2 });
  });
  test('other circumstances are named; one that is known once only differs', () => {
    const found = effect(finding(10, 8), finding(30, 10, { circumstances: { shoe: 'trainer', incline: 10 } }));
    expect(found).toEqual({ verdict: 'not-comparable', reason: 'other-circumstances', differing: ['shoe', 'incline'], delta: 2 });
    expect(reason(finding(10, 8, { circumstances: { shoe: null } }), finding(30, 10, { circumstances: {} }))).toBe('better');
  });
  test('the circumstance that is being tried may differ, no other', () => {
    const shoe: Tried = { ...done(20), kind: 'footwear' };
    expect(reason(finding(10, 8), finding(30, 10, { circumstances: { shoe: 'trainer' } }), shoe)).toBe('better');
    expect(reason(finding(10, 8), finding(30, 10, { circumstances: { shoe: 'none', tape: 'rigid' } }), shoe)).toEqual([
      'other-circumstances',
      2,
    ]);
    const tape: Tried = { ...done(20), kind: 'taping' };
    expect(reason(finding(10, 8), finding(30, 10, { circumstances: { shoe: 'none', tape: 'rigid' } }), tape)).toBe('better');
  });
});

describe('order in time', () => {
  const fault = (a: number, b: number, c: number) => pairingFault(done(a), done(b), done(c));
  test('the same minute as the intervention counts as before or after it, not as both', () => {
    expect([fault(20, 20, 21), fault(19, 20, 20), fault(20, 20, 20)]).toEqual([null, null, 'not-after']);
    expect([fault(21, 20, 30), fault(10, 20, 19)]).toEqual(['not-before', 'not-after']);
  });
});

describe('clips', () => {
  const take = (footwear: string, cadence: number): MeasuredTake => {
    const circumstances = {
      view: 'side-left',
      speed: 3,
      rate: 240,
      footwear,
      inclinePercent: null,
      fatigue: null,
      taped: null,
      day: '2026-03-10',
    } as const;
    const mean = { uncertainty: 0.2, standardError: 0.3, provenance: 'true-time', n: 12, sd: null, values: [], few: false } as const;
    const metric = { id: 'cadence', side: null, unit: 'steps/min', standing: null, result: { ok: true, value: cadence, ...mean } } as const;
    return { circumstances, metrics: [metric] };
  };
  const clips = (by: Tried, footwear: string) =>
    effectOnClips({ ...done(10), ...take('blue', 165) }, by, { ...done(30), ...take(footwear, 175) });
  test('every metric is compared as between any two clips', () => {
    expect(clips(tried, 'blue')).toMatchObject({ ok: true, rows: [{ id: 'cadence', difference: 10, verdict: 'changed' }] });
    expect(clips({ ...tried, at: clock(40) }, 'blue')).toEqual({ ok: false, reason: 'not-after' });
  });
  test('another shoe is an obstacle unless it is what was tried', () => {
    expect(clips(tried, 'red')).toMatchObject({ rows: [{ verdict: 'not-comparable', reason: 'other-footwear' }] });
    expect(clips({ ...tried, kind: 'footwear' }, 'red')).toMatchObject({ rows: [{ verdict: 'changed' }] });
  });
});

test('a record pairs a clip with another clip or a test with another test', () => {
  const clip = (n: number) => ({ kind: 'clip' as const, recordingId: recordingId.parse(uuid(n)) });
  const exam = (n: number) => ({ kind: 'test' as const, testId: uuid(n) });
  const record: CauseAndEffect = {
    visitId: visit,
    baseline: clip(5),
    retest: clip(6),
    intervention: { kind: 'cue', recordId: null, words: 'shorter steps', at: clock(20) },
    note: '',
  };
  expect(causeAndEffectSchema.parse(record)).toEqual(record);
  const pairs = (baseline: object, retest: object) => causeAndEffectSchema.safeParse({ ...record, baseline, retest }).success;
  expect(pairs(exam(5), exam(6))).toBe(true);
  expect([pairs(clip(5), clip(5)), pairs(exam(5), exam(5)), pairs(clip(5), exam(6)), pairs({ kind: 'clip' }, clip(6))]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
