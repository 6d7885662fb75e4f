import { describe, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import { type AntibioticCourse, fluoroquinoloneAnswers, type SteroidInjection, steroidAnswer } from '#core/clinical/redFlags/exposure.ts';
import { defaultPolicy, redFlagPolicySchema } from '#core/clinical/redFlags/policy.ts';
import { levelOf, screening, stateOf } from './lab.ts';

const today = '2026-07-01';
const of = (...courses: readonly AntibioticCourse[]) => {
  const answers = fluoroquinoloneAnswers(given(courses), today, defaultPolicy);
  return [answers['RF10.current'], answers['RF10.past']].map((answer) => ('given' in answer ? answer.given : answer.none));
};

describe('fluoroquinolones', () => {
  test('a course that has not ended is current', () => {
    expect(of({ ended: 'ongoing' })).toEqual(['yes', 'no']);
    expect(of({ ended: '2026-07-01' })).toEqual(['yes', 'no']);
    expect(of({ ended: '2026-07-03' })).toEqual(['yes', 'no']);
  });

  test('one that ended within about six months is past, earlier it counts no more', () => {
    expect(of({ ended: '2026-06-30' })).toEqual(['no', 'yes']);
    expect(of({ ended: '2025-12-30' })).toEqual(['no', 'yes']);
    expect(of({ ended: '2025-12-29' })).toEqual(['no', 'no']);
  });

  test('an end that nobody knows leaves both unknown, unless another course says yes', () => {
    expect(of({ ended: null })).toEqual(['unknown', 'unknown']);
    expect(of({ ended: null }, { ended: 'ongoing' })).toEqual(['yes', 'unknown']);
    expect(of({ ended: null }, { ended: '2026-06-01' })).toEqual(['unknown', 'yes']);
  });

  test('no course is no; no list is no answer', () => {
    expect(of()).toEqual(['no', 'no']);
    const answers = fluoroquinoloneAnswers({ none: 'declined' }, today, defaultPolicy);
    expect(answers).toEqual({ 'RF10.current': { none: 'declined' }, 'RF10.past': { none: 'declined' } });
  });

  test('what the list answers raises the flag: STOP now, CAUTION past, unresolved where the end is not known', () => {
    const state = (...courses: readonly AntibioticCourse[]) =>
      stateOf([screening(fluoroquinoloneAnswers(given(courses), today, defaultPolicy))]);
    expect(levelOf(state({ ended: 'ongoing' }), 'RF10')).toBe('stop');
    expect(levelOf(state({ ended: '2026-06-01' }), 'RF10')).toBe('caution');
    expect(state({ ended: null }).unresolved).toEqual([{ item: 'RF10', couldBe: 'stop', questions: ['RF10.current'], because: 'unknown' }]);
    expect(levelOf(state(), 'RF10')).toBeNull();
  });
});

test('a steroid injection counts for twelve weeks, or as many as the clinic says', () => {
  const injected = (on: SteroidInjection['on'], policy = defaultPolicy) => steroidAnswer(given([{ on }]), today, policy);
  expect(injected('2026-04-08')).toEqual(given('yes'));
  expect(injected('2026-04-07')).toEqual(given('no'));
  expect(injected('2026-04-08', redFlagPolicySchema.parse({ steroidWeeks: 6 }))).toEqual(given('no'));
  expect(injected(null)).toEqual(given('unknown'));
  expect(steroidAnswer(given([]), today, defaultPolicy)).toEqual(given('no'));
  expect(steroidAnswer({ none: 'not-asked' }, today, defaultPolicy)).toEqual({ none: 'not-asked' });
});

test('the clinic’s windows stay within reason', () => {
  expect(redFlagPolicySchema.safeParse({ fluoroquinoloneDays: 0 }).success).toBe(false);
  expect(redFlagPolicySchema.safeParse({ painRise: 0 }).success).toBe(false);
});
