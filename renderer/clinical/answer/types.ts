import type { Answer, Unanswered } from '#core/clinical/answer.ts';

/** What every control of an answer takes. */
export type AnswerProps<T> = {
  readonly label: string;
  readonly answer: Answer<T>;
  readonly onAnswer: (answer: Answer<T>) => void;
  /** On leaving a field: writes at once. */
  readonly onLeave?: (() => void) | undefined;
  readonly hint?: string | undefined;
  /** Free text beside the answer; left out where the form keeps none. */
  readonly remark?: Remark | undefined;
  /** What was answered last time, in words: shown beside, never filled in. */
  readonly was?: string | undefined;
  /** Came along from last time as it was. */
  readonly carried?: boolean | undefined;
};
export type Remark = { readonly text: string; readonly onText: (text: string) => void };

export type AnswerState = 'given' | Unanswered;
export const stateOf = (answer: Answer<unknown>): AnswerState => ('given' in answer ? 'given' : answer.none);
