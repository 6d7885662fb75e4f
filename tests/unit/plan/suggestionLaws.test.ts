import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, given, type Unanswered, unanswered } from '#core/clinical/answer.ts';
import { type DiaryDay, diarySchema } from '#core/plan/diary.ts';
import { type Suggestion, suggestion, suggestionSchema } from '#core/plan/suggestion.ts';
import type { Advice } from '#core/plan/suggestionRules.ts';
import { clear, diaryOf, goodDays, on, planOf, versionsOf } from './lab.ts';

const plan = planOf('alfredson');
const today = on(28);
const judge = (days: readonly DiaryDay[]): Suggestion => suggestion(versionsOf(plan), diaryOf(days), today, clear());

/** More load is more. `none` stands with hold: neither is more. */
const rank: Readonly<Record<Advice, number>> = { progress: 2, hold: 1, none: 1, 'step-back': 0 };

const pains = ['painDuring', 'painAfter', 'painNextMorning'] as const;
const none = fc.constantFrom<Unanswered>(...unanswered).map((why): Answer<never> => ({ none: why }));
const pain = fc.integer({ min: 0, max: 6 }).map(given);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: none });

const changed = fc.record({
  painDuring: maybe(pain),
  painAfter: maybe(pain),
  painNextMorning: maybe(fc.integer({ min: 0, max: 4 }).map(given)),
  stiffnessNextMorning: maybe(fc.integer({ min: 0, max: 30 }).map(given)),
  settled: maybe(fc.constantFrom(given('yes' as const), given('yes' as const), given('no' as const), given('unknown' as const))),
});
const base = goodDays(plan, 0, 27);
/** Four weeks of a daily plan, each day borne somehow and some days not entered. */
const diary = fc
  .array(fc.record({ change: changed, entered: fc.integer({ min: 0, max: 9 }) }), { minLength: base.length, maxLength: base.length })
  .map((changes) => base.flatMap((day, n) => (changes[n]?.entered === 0 ? [] : [{ ...day, ...changes[n]?.change }])));
/** Mostly calm, so that "progress" is met often enough to say something. */
const calm = fc
  .array(fc.integer({ min: 0, max: 2 }), { minLength: base.length, maxLength: base.length })
  .map((values) => base.map((day, n) => ({ ...day, painDuring: given(n < 14 ? 2 : Math.min(2, values[n] ?? 0)) })));

const isKnown = (day: DiaryDay): boolean =>
  [...pains.map((field) => day[field]), day.stiffnessNextMorning].every((answer) => 'given' in answer);

test('"progress" is never suggested with anything unknown of the last three sessions', () => {
  fc.assert(
    fc.property(fc.oneof(diary, calm), (days) => {
      const made = judge(days);
      if (made.advice !== 'progress') return;
      const last = days.toSorted((a, b) => b.day.localeCompare(a.day)).slice(0, 3);
      expect(last.every(isKnown)).toBe(true);
      expect(made.reasons.map(({ ruleId }) => ruleId)).toEqual(['plan.good-sessions']);
    }),
    { numRuns: 300 },
  );
});

test('taking away any answer of the last three sessions takes "progress" away', () => {
  let progressed = 0;
  fc.assert(
    fc.property(
      calm,
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(...pains, 'stiffnessNextMorning' as const),
      none,
      (days, back, field, why) => {
        if (judge(days).advice === 'progress') progressed += 1;
        const without = days.map((day, n) => (n === days.length - back ? { ...day, [field]: why } : day));
        expect(judge(without).advice).not.toBe('progress');
      },
    ),
    { numRuns: 200 },
  );
  expect(progressed).toBeGreaterThan(10);
});

test('more pain on any day of the last week never makes for more load', () => {
  fc.assert(
    fc.property(fc.oneof(diary, calm), fc.nat(6), fc.constantFrom(...pains), fc.integer({ min: 1, max: 10 }), (days, back, field, by) => {
      const day = on(28 - back);
      const worse = days.map((one) => {
        const answer = one[field];
        return one.day === day && 'given' in answer ? { ...one, [field]: given(Math.min(10, answer.given + by)) } : one;
      });
      expect(rank[judge(worse).advice]).toBeLessThanOrEqual(rank[judge(days).advice]);
    }),
    { numRuns: 300 },
  );
});

test('more pain on all days alike never makes for more load', () => {
  fc.assert(
    fc.property(fc.oneof(diary, calm), fc.integer({ min: 1, max: 4 }), (days, by) => {
      const worse = days.map((day) => {
        const more = (answer: Answer<number>): Answer<number> => ('given' in answer ? given(answer.given + by) : answer);
        return { ...day, painDuring: more(day.painDuring), painAfter: more(day.painAfter), painNextMorning: more(day.painNextMorning) };
      });
      expect(diarySchema.safeParse(diaryOf(worse)).success).toBe(true);
      expect(rank[judge(worse).advice]).toBeLessThanOrEqual(rank[judge(days).advice]);
    }),
    { numRuns: 200 },
  );
});

test('the order in which days were entered changes nothing, and what is made can be kept', () => {
  fc.assert(
    fc.property(diary, fc.array(fc.nat(1000), { minLength: 30, maxLength: 30 }), (days, keys) => {
      const shuffled = days
        .map((day, n) => ({ day, key: keys[n] ?? 0 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ day }) => day);
      const made = judge(days);
      expect(judge(shuffled)).toEqual(made);
      expect(suggestionSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
    }),
    { numRuns: 60 },
  );
});
