import { describe, expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import type { OutcomeForm } from '#core/clinical/outcomeHistory.ts';
import { type OutcomeEntry, scored } from '#core/clinical/outcomes/record.ts';
import { measuredFacts, painTaskIn } from '#core/plan/factsFromForms.ts';
import { uuid } from './lab.ts';

let n = 0;
/** A form of an entry, begun at one visit unless said otherwise. */
function formOf(entry: OutcomeEntry, visit = 1): OutcomeForm {
  n += 1;
  const { derived, algorithm } = scored(entry);
  return {
    id: uuid(n),
    kind: 'outcome',
    patientId: uuid(9001),
    visitId: uuid(9100 + visit),
    episodeId: null,
    revision: 1,
    details: { kind: 'outcome', entry, retestDue: null, decisions: [] },
    judgement: { results: [], unsettled: [] },
    derived: { algorithm, measures: derived, numbers: [] },
    createdAt: new Date(Date.UTC(2026, 2, 2, 9, n)).toISOString(),
    createdBy: 'A. Physio',
    updatedAt: '2026-03-02T09:00:00.000Z',
    locked: false,
    removedAt: null,
  } as unknown as OutcomeForm;
}
const pain = (task: string, rating: number, measuredOn = '2026-03-02'): OutcomeForm =>
  formOf({
    instrument: 'nprs',
    side: 'left',
    measuredOn,
    input: { rating: given(rating), kind: 'with-task', task, window: 'during-task' },
  });
const raises = (side: 'left' | 'right', reps: number, measuredOn = '2026-03-02', visit = 1): OutcomeForm =>
  formOf(
    {
      instrument: 'heel-raise',
      side,
      measuredOn,
      input: {
        reps: given(reps),
        peakHeightCm: notAsked,
        totalHeightCm: notAsked,
        massKg: notAsked,
        inclineDegrees: given(10),
        metronomePerMinute: given(60),
        pain: { before: notAsked, highest: side === 'left' ? given(4) : notAsked, after: notAsked },
        stopped: notAsked,
        shoes: notAsked,
      },
    },
    visit,
  );
const one = { site: { side: 'left', location: 'midportion', other: '' }, closedOn: null } as const;
const facts = (forms: readonly OutcomeForm[], side: 'left' | 'right' | 'bilateral' = 'left') => measuredFacts(forms, [one], side, []);

test.each([
  ['walking to the shop', 'walking'],
  ['Walk 30 min', 'walking-30-minutes'],
  ['10 heel raises', 'heel-raises'],
  ['single calf-raise', 'heel-raises'],
  ['hopping', 'hopping'],
  ['30 hops', 'hopping'],
  ['stairs', null],
  ['shopping', null],
])('pain with "%s" is of %s', (words, task) => {
  expect(painTaskIn(words)).toBe(task);
});

describe('what was measured', () => {
  test('is the latest of each, and what a later test did not ask takes nothing away', () => {
    const found = facts([pain('walking', 3, '2026-02-20'), pain('walking', 1), pain('walking', 5, '2026-02-25'), raises('left', 12)]);
    expect(found.pain.walking).toEqual({ day: '2026-03-02', value: given(1) });
    expect(found.pain['heel-raises']).toEqual({ day: '2026-03-02', value: given(4) });
    expect(found.pain.hopping).toBeUndefined();
  });
  test('of heel raises is that of the leg, of both the lesser, and nothing while one was not counted', () => {
    expect(facts([raises('left', 12), raises('right', 20)]).heelRaises).toEqual({ day: '2026-03-02', value: given(12) });
    expect(facts([raises('left', 12), raises('right', 20)], 'bilateral').heelRaises?.value).toEqual(given(12));
    expect(facts([raises('left', 12)], 'bilateral').heelRaises).toBeNull();
  });
  test('of symmetry is of one visit, and none where both legs are the plan’s', () => {
    expect(facts([raises('left', 12), raises('right', 20)]).symmetry['heel-raise-reps']?.value).toEqual(given(60));
    expect(facts([raises('left', 12), raises('right', 20, '2026-03-02', 2)]).symmetry).toEqual({});
    expect(facts([raises('left', 12), raises('right', 20)], 'bilateral')).toMatchObject({ symmetry: {}, symptoms: 'bilateral' });
  });
  test('of no form is nothing', () => {
    expect(facts([])).toEqual({ pain: {}, heelRaises: null, symmetry: {}, symptoms: 'one-sided', improved: {} });
  });
});
