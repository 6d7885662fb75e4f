import { describe, expect, test } from 'vitest';
import { overdueAt, type Promised } from '#core/clinical/overdue/overdue.ts';
import { patientId, visitId } from '#core/domain/ids.ts';

const of = {
  patientId: patientId.parse('00000000-0000-4000-8000-000000000001'),
  visitId: visitId.parse('00000000-0000-4000-8000-000000000002'),
  doneAt: null,
};
const now = { at: '2026-03-10T12:00:00.000Z', day: '2026-03-10' };
const due = (
  kind: 'referral-outcome' | 're-test' | 'next-shockwave',
  dueDay: string,
  part: Partial<Pick<Promised, 'id' | 'doneAt'>> = {},
): Promised => ({ ...of, id: kind, kind, dueDay, ...part });
const tape = (dueAt: string, part: Partial<Pick<Promised, 'id' | 'doneAt'>> = {}): Promised => ({
  ...of,
  id: 'tape',
  kind: 'tape-removal',
  dueAt,
  ...part,
});
const shown = (...all: readonly Promised[]) => overdueAt(all, now).map(({ promised, state, days }) => [promised.id, state, days]);

describe('by the day', () => {
  test.each(['referral-outcome', 're-test', 'next-shockwave'] as const)('%s: due on its day, overdue from the next', (kind) => {
    expect(shown(due(kind, '2026-03-11'))).toEqual([]);
    expect(shown(due(kind, '2026-03-10'))).toEqual([[kind, 'due-today', 0]]);
    expect(shown(due(kind, '2026-03-09'))).toEqual([[kind, 'overdue', 1]]);
    expect(shown(due(kind, '2025-03-10'))).toEqual([[kind, 'overdue', 365]]);
  });
  test("the clinic's calendar day counts, whatever the hour in Greenwich", () => {
    const auckland = { at: '2026-03-10T12:00:00.000Z', day: '2026-03-11' };
    expect(overdueAt([due('re-test', '2026-03-10')], auckland)).toMatchObject([{ state: 'overdue', days: 1 }]);
  });
});

test('tape is overdue from its instant on', () => {
  expect(shown(tape('2026-03-10T12:00:00.001Z'))).toEqual([]);
  expect(shown(tape('2026-03-10T12:00:00Z'))).toEqual([['tape', 'overdue', 0]]);
  expect(shown(tape('2026-03-09T12:00:00.001Z'))).toEqual([['tape', 'overdue', 0]]);
  expect(shown(tape('2026-03-09T12:00:00Z'))).toEqual([['tape', 'overdue', 1]]);
});

test('what is done is gone, from the instant it was done', () => {
  const doneAt = (at: string) => [tape('2026-03-01T12:00:00Z', { doneAt: at }), due('re-test', '2026-03-01', { doneAt: at })];
  expect(shown(...doneAt('2026-03-10T12:00:00Z'))).toEqual([]);
  expect(shown(...doneAt('2020-01-01T00:00:00Z'))).toEqual([]);
  expect(shown(...doneAt('2026-03-10T12:00:00.001Z'))).toHaveLength(2);
});

test('overdue before due today, what may do harm first, then the longest, then by id', () => {
  expect(
    shown(
      due('re-test', '2026-03-10', { id: 're-test today' }),
      due('re-test', '2026-01-01', { id: 're-test long' }),
      due('next-shockwave', '2026-03-08', { id: 'shockwave b' }),
      due('next-shockwave', '2026-03-08', { id: 'shockwave a' }),
      due('next-shockwave', '2026-03-01', { id: 'shockwave long' }),
      tape('2026-03-10T08:00:00Z'),
      due('referral-outcome', '2026-03-10', { id: 'referral today' }),
      due('referral-outcome', '2026-03-09', { id: 'referral' }),
    ).map(([id]) => id),
  ).toEqual(['referral', 'tape', 'shockwave long', 'shockwave a', 'shockwave b', 're-test long', 'referral today', 're-test today']);
  expect(shown()).toEqual([]);
});
