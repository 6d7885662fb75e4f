import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addYears, daysBetween } from '#core/clinical/calendar.ts';
import { retentionList } from '#core/clinical/retention/dueList.ts';
import { erasureOf, type Tombstone, tombstoneSchema } from '#core/clinical/retention/erasure.ts';
import { defaultRetention, type RetentionPolicy, recordTypes, retentionPolicySchema } from '#core/clinical/retention/policy.ts';
import { type Kept, keptUntil } from '#core/clinical/retention/until.ts';
import { patientId } from '#core/domain/ids.ts';

const patient = patientId.parse('00000000-0000-4000-8000-000000000001');
const kept = (part: Partial<Kept> = {}): Kept => ({
  id: 'a',
  patientId: patient,
  recordType: 'clinical-record',
  madeOn: '2016-01-01',
  lastTreatmentOn: '2016-03-10',
  birthDate: '1980-06-01',
  legalHold: false,
  ...part,
});
const until = (part: Partial<Kept>, policy = defaultRetention) => {
  const found = keptUntil(policy, kept(part));
  return found.known ? found.day : found.reason;
};

test('the table as delivered is valid', () => {
  expect(retentionPolicySchema.parse(defaultRetention)).toEqual(defaultRetention);
  expect(new Set(defaultRetention.rows.map(({ recordType }) => recordType))).toEqual(new Set(recordTypes));
});

describe('until when', () => {
  test('adults: 8 years after the last treatment', () => {
    expect(until({})).toBe('2024-03-10');
    expect(until({ lastTreatmentOn: '2016-02-29' })).toBe('2024-02-29');
    expect(until({ lastTreatmentOn: null })).toBe('2024-01-01');
  });
  test('children: until 25; who was 17 until 26; on the 18th birthday an adult', () => {
    const birthDate = '2000-05-05';
    expect(until({ birthDate, lastTreatmentOn: '2012-01-01' })).toBe('2025-05-05');
    expect(until({ birthDate, lastTreatmentOn: '2017-05-04' })).toBe('2025-05-05');
    expect(until({ birthDate, lastTreatmentOn: '2017-05-05' })).toBe('2026-05-05');
    expect(until({ birthDate, lastTreatmentOn: '2018-05-04' })).toBe('2026-05-05');
    expect(until({ birthDate, lastTreatmentOn: '2018-05-05' })).toBe('2026-05-05');
    expect(until({ birthDate, lastTreatmentOn: '2018-05-06' })).toBe('2026-05-06');
  });
  test('born on 29 February: a child until 1 March', () => {
    expect(until({ birthDate: '2000-02-29', lastTreatmentOn: '2018-02-28' })).toBe('2026-03-01');
  });
  test('without a birth date nobody can tell, where age counts', () => {
    expect(until({ birthDate: null })).toBe('birth-date-unknown');
    expect(until({ birthDate: null, recordType: 'raw-video' })).toBe('2018-01-01');
  });
  test('a type without a row is kept', () => {
    const policy: RetentionPolicy = {
      ...defaultRetention,
      rows: defaultRetention.rows.filter(({ recordType }) => recordType !== 'consent'),
    };
    expect(until({ recordType: 'consent' }, policy)).toBe('no-row');
  });
  test('never less than 8 years after the last treatment, and never before 25 for who was a child', () => {
    const day = fc.integer({ min: 0, max: 20000 }).map((n) => addDays('1950-01-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 30000 }), (birthDate, age) => {
        const lastTreatmentOn = addDays(birthDate, age);
        const end = until({ birthDate, lastTreatmentOn });
        expect(daysBetween(addYears(lastTreatmentOn, 8), end)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(addYears(birthDate, 25), end)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  test("the clinic's own table counts", () => {
    const policy: RetentionPolicy = { ...defaultRetention, rows: defaultRetention.rows.map((row) => ({ ...row, years: 10, months: 6 })) };
    expect(until({}, policy)).toBe('2026-09-10');
  });
});

describe('what is due', () => {
  const states = (today: string, ...all: readonly Partial<Kept>[]) =>
    retentionList(defaultRetention, all.map(kept), today).map(({ kept: { id }, state }) => [id, state]);
  test('from the day itself on, and 30 days of warning before', () => {
    expect(states('2024-02-08', {})).toEqual([]);
    expect(states('2024-02-09', {})).toEqual([['a', 'soon']]);
    expect(states('2024-03-09', {})).toEqual([['a', 'soon']]);
    expect(states('2024-03-10', {})).toEqual([['a', 'due']]);
  });
  test('a hold keeps what is due, of the patient or of the type', () => {
    expect(states('2024-03-10', { legalHold: true })).toEqual([['a', 'held']]);
    const policy: RetentionPolicy = {
      ...defaultRetention,
      rows: defaultRetention.rows.map((row) => ({ ...row, legalHold: row.recordType === 'clinical-record' })),
    };
    expect(retentionList(policy, [kept()], '2030-01-01')).toMatchObject([{ state: 'held' }]);
  });
  test('the most pressing first, the longest due before the others', () => {
    expect(
      states(
        '2024-03-10',
        { id: 'soon', lastTreatmentOn: '2016-03-20' },
        { id: 'unknown', birthDate: null },
        { id: 'due' },
        { id: 'long due', lastTreatmentOn: '2010-01-01' },
        { id: 'held', legalHold: true },
        { id: 'kept', lastTreatmentOn: '2023-01-01' },
      ),
    ).toEqual([
      ['long due', 'due'],
      ['due', 'due'],
      ['held', 'held'],
      ['soon', 'soon'],
      ['unknown', 'cannot-tell'],
    ]);
  });
});

describe('an erasure that was asked for', () => {
  const fate = (part: Partial<Kept>, today = '2024-03-09', policy = defaultRetention) => {
    const [line] = erasureOf(policy, [kept(part)], today);
    return line?.fate === 'keep' ? [line.reason, line.until] : line?.fate;
  };
  test('a duty of law keeps until its day, not beyond', () => {
    expect(fate({})).toEqual(['duty-to-keep', '2024-03-10']);
    expect(fate({}, '2024-03-10')).toBe('remove');
    expect(fate({ recordType: 'consent' })).toEqual(['duty-to-keep', '2024-03-10']);
  });
  test("what only the clinic's own period kept goes at once", () => {
    for (const recordType of ['raw-video', 'non-clinical-copy', 'working-copy'] as const)
      expect(fate({ recordType, madeOn: '2024-03-01' })).toBe('remove');
    expect(fate({ recordType: 'raw-video', birthDate: null })).toBe('remove');
  });
  test('a hold outlasts everything; without a birth date or a row nothing goes', () => {
    expect(fate({ recordType: 'raw-video', legalHold: true })).toEqual(['legal-hold', null]);
    expect(fate({ legalHold: true }, '2090-01-01')).toEqual(['legal-hold', null]);
    expect(fate({ birthDate: null }, '2090-01-01')).toEqual(['birth-date-unknown', null]);
    const bare: RetentionPolicy = { ...defaultRetention, rows: defaultRetention.rows.slice(0, 1) };
    expect(fate({ recordType: 'raw-video' }, '2090-01-01', bare)).toEqual(['no-row', null]);
  });
});

test('a tombstone holds nothing of the patient', () => {
  const stone: Tombstone = {
    idSha256: 'a'.repeat(64),
    kind: 'patient',
    erasedAt: '2026-03-10T12:00:00Z',
    by: { name: 'Physio Sample', role: 'physiotherapist', registration: '' },
    reason: 'retention-ended',
    policyVersion: 'retention-1',
  };
  expect(tombstoneSchema.parse(stone)).toEqual(stone);
  for (const bad of [{ name: 'Sample' }, { reason: 'Mrs Sample asked' }, { idSha256: '00000000-0000-4000-8000-000000000001' }])
    expect(tombstoneSchema.safeParse({ ...stone, ...bad }).success, JSON.stringify(bad)).toBe(false);
});

test('hostile tables are refused', () => {
  const [row] = defaultRetention.rows;
  for (const bad of [{ years: -1 }, { years: 8.5 }, { months: 12 }, { from: 'never' }, { recordType: 'everything' }, { basis: 'mood' }])
    expect(retentionPolicySchema.safeParse({ ...defaultRetention, rows: [{ ...row, ...bad }] }).success, JSON.stringify(bad)).toBe(false);
  expect(retentionPolicySchema.safeParse({ ...defaultRetention, rows: [] }).success).toBe(false);
});
