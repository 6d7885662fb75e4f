import type { Answer } from '../clinical/answer.ts';
import type { painTasks, symmetryTests } from './criterion.ts';
import type { Diary } from './diary.ts';
import type { Screen } from './screen.ts';

/** The latest of a test at a visit. */
export type Reading<T = number> = { readonly day: string; readonly value: Answer<T> };

/** What a clinician judged of a criterion that nothing measures. */
export type Judgement = {
  readonly phaseId: string;
  readonly criterionId: string;
  /** What was judged, word for word: other words are another criterion. Left out in what was kept before words could be changed. */
  readonly words?: string | undefined;
  readonly met: boolean;
  readonly day: string;
  readonly by: string;
};

/** What the record holds of a patient, as far as criteria look at it. What is not there was not measured. */
export type PlanFacts = {
  readonly today: string;
  /** Null where nobody has screened for red flags. */
  readonly screen: Screen | null;
  readonly diary: Diary;
  /** 0 to 10. */
  readonly pain: Partial<Readonly<Record<(typeof painTasks)[number], Reading>>>;
  /** Single-leg heel raises of the involved leg; of both, the lesser. */
  readonly heelRaises: Reading | null;
  /** Involved of the other leg, per cent, whichever way the test counts; a test that gives no index is not here. */
  readonly symmetry: Partial<Readonly<Record<(typeof symmetryTests)[number], Reading>>>;
  /** Which legs have symptoms: where both have, the other leg is no aim. */
  readonly symptoms: 'one-sided' | 'bilateral' | 'unknown';
  /** Better than at the first visit by at least what patients notice. */
  readonly improved: Partial<Readonly<Record<'visa-a', Reading<boolean>>>>;
  readonly judgements: readonly Judgement[];
};

/** Days that a reading of a visit counts for; our own default. On the last of them it still does. */
export const readingDays = 28;
