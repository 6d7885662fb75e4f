import { expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import { type DiarySteps, noSteps, stillSays, withDiaryStep } from '#renderer/clinical/plan/diary/diarySteps.ts';
import { emptyDay, on } from '../plan/lab.ts';

const day = emptyDay(on(0));
const pain = (n: number | null) => ({ painDuring: n === null ? notAsked : given(n) });

/** What is typed one after the other into one field, from an empty day. */
const typed = (...numbers: readonly (number | null)[]): DiarySteps =>
  numbers.reduce(
    (now, n, i) => withDiaryStep(now, { ...day, ...pain(numbers[i - 1] ?? null) }, 'painDuring', pain(n), n === null),
    noSteps,
  );

test('figures of one number are one step, back to what stood there before', () => {
  const { steps, done } = typed(1, 10);
  expect([steps.length, done]).toEqual([1, 1]);
  expect(steps[0]).toMatchObject({ before: pain(null), after: pain(10) });
});

test('an answer that is taken out is a step of its own, and so is what is typed after it', () => {
  const { steps } = typed(3, null, 4);
  expect(steps.map(({ before, after }) => [before, after])).toEqual([
    [pain(null), pain(3)],
    [pain(3), pain(null)],
    [pain(null), pain(4)],
  ]);
});

test('another field or day, or a field that was left, begins a step; what was undone is forgotten', () => {
  const one = withDiaryStep(noSteps, day, 'painDuring', pain(1), false);
  const left = withDiaryStep({ ...one, open: false }, { ...day, ...pain(1) }, 'painDuring', pain(2), false);
  expect(left.steps).toHaveLength(2);
  const other = withDiaryStep(one, { ...day, ...pain(1), day: on(1) }, 'painDuring', pain(2), false);
  expect(other.steps.map((step) => step.day)).toEqual([on(0), on(1)]);
  const again = withDiaryStep({ ...left, done: 1 }, { ...day, ...pain(1) }, 'note', { note: 'Tired.' }, false);
  expect(again.steps.map(({ key }) => key)).toEqual(['painDuring', 'note']);
});

test('nothing new is no step, and what was changed elsewhere since is not taken back', () => {
  expect(withDiaryStep(noSteps, day, 'painDuring', pain(null), true)).toEqual(noSteps);
  expect(stillSays({ ...day, ...pain(3) }, pain(3))).toBe(true);
  expect(stillSays({ ...day, ...pain(4) }, pain(3))).toBe(false);
});
