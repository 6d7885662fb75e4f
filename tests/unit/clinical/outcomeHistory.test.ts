import { describe, expect, test } from 'vitest';
import { entryBefore, type OutcomeForm, otherLeg, recentInstruments, symptomSides } from '#core/clinical/outcomeHistory.ts';
import type { InstrumentId } from '#core/clinical/outcomes/definition.ts';
import { emptyEntry } from '#core/clinical/outcomes/emptyEntry.ts';
import type { BodySide } from '#core/clinical/site.ts';

type At = { readonly id: string; readonly visit?: string; readonly side?: BodySide; readonly on?: string; readonly begun?: string };

function taken(
  instrument: InstrumentId,
  { id, visit = 'v1', side = 'left', on = '2026-03-01', begun = `${on}T09:00:00.000Z` }: At,
): OutcomeForm {
  const details = { kind: 'outcome' as const, entry: emptyEntry(instrument, side, on), retestDue: null, decisions: [] };
  return { id, kind: 'outcome', visitId: visit, details, createdAt: begun } as unknown as OutcomeForm;
}
const ids = (forms: readonly (OutcomeForm | null)[]) => forms.map((form) => form?.id ?? null);

describe('the entry before', () => {
  const first = taken('visa-a', { id: 'first', on: '2026-01-10' });
  const second = taken('visa-a', { id: 'second', on: '2026-02-10' });
  const now = taken('visa-a', { id: 'now', on: '2026-03-01' });

  test('is the latest of the same measure and leg', () => {
    const others = [taken('visa-a', { id: 'right', side: 'right', on: '2026-02-20' }), taken('lefs', { id: 'lefs', on: '2026-02-25' })];
    expect(ids([entryBefore(now, [now, ...others, first, second])])).toEqual(['second']);
  });
  test('is none for the first one, and never itself or one begun later', () => {
    expect(entryBefore(first, [first, second, now])).toBeNull();
    const again = taken('visa-a', { id: 'again', on: '2026-03-01', begun: '2026-03-01T10:00:00.000Z' });
    expect(ids([entryBefore(now, [now, again]), entryBefore(again, [now, again])])).toEqual([null, 'now']);
  });
  test('is not one that is dated later, though it was begun before', () => {
    const late = taken('visa-a', { id: 'late', on: '2026-04-01', begun: '2026-02-01T09:00:00.000Z' });
    expect(ids([entryBefore(now, [now, late])])).toEqual([null]);
  });
});

test('the other leg is of the same visit and measure, and an entry of both legs has none', () => {
  const left = taken('heel-raise', { id: 'left' });
  const right = taken('heel-raise', { id: 'right', side: 'right' });
  const elsewhere = taken('heel-raise', { id: 'elsewhere', side: 'right', visit: 'v2', on: '2026-03-02' });
  const both = taken('nprs', { id: 'both', side: 'bilateral' });
  expect(ids([otherLeg(left, [left, right, elsewhere]), otherLeg(left, [left, elsewhere]), otherLeg(both, [both, left])])).toEqual([
    'right',
    null,
    null,
  ]);
});

test('measures taken before come the latest first, each once', () => {
  const all = [
    taken('visa-a', { id: '1', on: '2026-01-01' }),
    taken('lefs', { id: '2', on: '2026-02-01' }),
    taken('visa-a', { id: '3', on: '2026-03-01' }),
  ];
  expect(recentInstruments(all)).toEqual(['visa-a', 'lefs']);
});

describe('which legs have symptoms', () => {
  const episode = (side: BodySide, closedOn: string | null = null) => ({
    site: { side, location: 'midportion' as const, other: '' },
    closedOn,
  });
  test('is not known without an episode that goes on', () => {
    expect(symptomSides([])).toEqual({ sides: 'unknown', involved: null });
    expect(symptomSides([episode('left', '2026-01-01')])).toEqual({ sides: 'unknown', involved: null });
  });
  test('is one leg, or both through one episode or two', () => {
    expect(symptomSides([episode('right'), episode('left', '2026-01-01')])).toEqual({ sides: 'one-sided', involved: 'right' });
    expect(symptomSides([episode('bilateral')]).sides).toBe('bilateral');
    expect(symptomSides([episode('left'), episode('right')]).sides).toBe('bilateral');
  });
});
