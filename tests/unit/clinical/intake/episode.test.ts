import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import { addDays } from '#core/clinical/calendar.ts';
import { durationOf, type Episode, episodeId, episodeSchema } from '#core/clinical/intake/episode.ts';

const today = '2026-06-30';
const ago = (days: number) => durationOf(given({ day: addDays(today, -days), precision: 'day' as const }), today);

describe('how long it has lasted', () => {
  test('under 6 weeks acute, from 6 to 12 subacute, over 12 chronic', () => {
    expect([0, 41, 42, 84, 85, 4000].map((days) => ago(days))).toMatchObject(
      ['acute', 'acute', 'subacute', 'subacute', 'chronic', 'chronic'].map((name) => ({ ok: true, class: name })),
    );
    expect(ago(42)).toMatchObject({ weeks: { from: 6, to: 6 } });
  });
  test('a day that lies ahead, and one that nobody knows', () => {
    expect(ago(-1)).toEqual({ ok: false, reason: 'onset-in-future' });
    for (const none of ['not-asked', 'declined', 'not-applicable'] as const)
      expect(durationOf({ none }, today)).toEqual({ ok: false, reason: 'onset-unknown' });
  });
  test('a month or year counts only where all of it is of one class', () => {
    const about = (day: string, precision: 'month' | 'year') => durationOf(given({ day, precision }), today);
    expect(about('2026-02-17', 'month')).toMatchObject({ ok: true, class: 'chronic' });
    expect(about('2026-06-15', 'month')).toMatchObject({ ok: true, class: 'acute', weeks: { from: 0 } });
    expect(about('2026-05-01', 'month')).toEqual({ ok: false, reason: 'straddles' });
    expect(about('2026-01-01', 'year')).toEqual({ ok: false, reason: 'straddles' });
    expect(about('2024-12-31', 'year')).toMatchObject({ ok: true, class: 'chronic' });
    expect(about('2026-07-01', 'month')).toEqual({ ok: false, reason: 'onset-in-future' });
  });
  test('the class of a month is that of each of its days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (back) => {
        const day = addDays(today, -back);
        const month = durationOf(given({ day, precision: 'month' as const }), today);
        const exact = durationOf(given({ day, precision: 'day' as const }), today);
        if (month.ok && exact.ok) expect(month.class).toBe(exact.class);
        else expect(month).toEqual({ ok: false, reason: 'straddles' });
      }),
    );
  });
});

test('an episode has a side and a place; the rest may be unknown', () => {
  const episode: Episode = {
    title: '',
    site: { side: 'left', location: 'insertional', other: '' },
    onset: notAsked,
    onsetType: { none: 'declined' },
    irritability: given('high'),
    closedOn: null,
    note: '',
  };
  expect(episodeSchema.parse(episode)).toEqual(episode);
  for (const bad of [
    { site: undefined },
    { onset: given('2026-01-01') },
    { onset: null },
    { irritability: given('extreme') },
    { closedOn: '' },
  ])
    expect(episodeSchema.safeParse({ ...episode, ...bad }).success, JSON.stringify(bad)).toBe(false);
  expect(episodeId.safeParse('e1').success).toBe(false);
});
