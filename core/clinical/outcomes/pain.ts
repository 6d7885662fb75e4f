import { z } from 'zod';
import { answerOf } from '../answer.ts';
import { line, painAnswer } from '../entry.ts';
import { instrument } from './instrument.ts';
import { asEntered, derive } from './scored.ts';

export const painKinds = ['now', 'average', 'worst', 'with-task'] as const;
export const painWindows = ['this-moment', 'during-task', 'last-24-hours', 'last-7-days', 'since-last-visit'] as const;

/** Which pain is meant: a value without it means nothing. */
const askedFor = {
  kind: z.enum(painKinds),
  /** What was done, such as "10 heel raises"; null unless the kind is `with-task`. */
  task: line.min(1).nullable(),
  window: z.enum(painWindows),
};
type AskedFor = {
  readonly kind: (typeof painKinds)[number];
  readonly task: string | null;
  readonly window: (typeof painWindows)[number];
};

const momentary = ({ kind, window }: AskedFor): boolean => (kind === 'now') === (window === 'this-moment');
const ofTask = ({ kind, task }: AskedFor): boolean => (kind === 'with-task') === (task !== null);
const duringTask = ({ kind, window }: AskedFor): boolean => window !== 'during-task' || kind === 'with-task';

const fits = <S extends z.ZodType<AskedFor>>(schema: S) =>
  schema
    .refine(ofTask, { path: ['task'], message: 'Name the task for pain with a task, and only then.' })
    .refine(momentary, { path: ['window'], message: 'Pain now is of this moment, and no other pain is.' })
    .refine(duringTask, { path: ['window'], message: 'Only pain with a task is asked for during one.' });

const variant = ({ kind, task, window }: AskedFor) => ({ kind, task: task?.toLowerCase() ?? '', window });

/** Numeric pain rating: whole, 0 (none) to 10 (worst). */
export const nprs = instrument(
  'nprs-1',
  fits(z.strictObject({ rating: painAnswer, ...askedFor })),
  ({ rating }) => [derive('rating', 'points', { rating }, asEntered)],
  variant,
);

/** Visual analogue scale: millimetres of a line of 100 mm. Never turned into a numeric rating. */
export const vas = instrument(
  'vas-1',
  fits(z.strictObject({ mm: answerOf(z.number().min(0).max(100)), ...askedFor })),
  ({ mm }) => [derive('rating', 'mm', { mm }, asEntered)],
  variant,
);
