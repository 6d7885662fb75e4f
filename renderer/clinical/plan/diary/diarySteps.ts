import type { DiaryDay } from '#core/plan/diary.ts';
import { same } from '#core/plan/same.ts';

/** What one answer was before and after it was changed. `key` names the field. */
export type DiaryStep = {
  readonly day: string;
  readonly key: string;
  readonly before: Partial<DiaryDay>;
  readonly after: Partial<DiaryDay>;
};

/** Steps of a week; those after `done` were undone. `open`: figures of one number that are typed in turn are still one step. */
export type DiarySteps = { readonly steps: readonly DiaryStep[]; readonly done: number; readonly open: boolean };

export const noSteps: DiarySteps = { steps: [], done: 0, open: false };

const fieldsOf = (change: Partial<DiaryDay>) => Object.keys(change) as readonly (keyof DiaryDay)[];
const valuesOf = (entry: DiaryDay, change: Partial<DiaryDay>): Partial<DiaryDay> =>
  Object.fromEntries(fieldsOf(change).map((field) => [field, entry[field]]));

/** The steps with one more. `emptied`: an answer that is taken out is a step of its own, so that undoing brings back what stood there. */
export function withDiaryStep(
  { steps, done, open }: DiarySteps,
  entry: DiaryDay,
  key: string,
  change: Partial<DiaryDay>,
  emptied: boolean,
): DiarySteps {
  const step: DiaryStep = { day: entry.day, key, before: valuesOf(entry, change), after: change };
  if (same(step.before, step.after)) return { steps, done, open };
  const kept = steps.slice(0, done);
  const last = kept.at(-1);
  const goesOn = open && !emptied && last?.day === step.day && last.key === key && same(last.after, step.before);
  const next = goesOn ? [...kept.slice(0, -1), { ...step, before: last.before }] : [...kept, step];
  return { steps: next, done: next.length, open: !emptied };
}

/** Whether a day still says what a step left there, so that it can be taken back. */
export const stillSays = (entry: DiaryDay, change: Partial<DiaryDay>): boolean => same(valuesOf(entry, change), change);
