import { notAsked } from '../answer.ts';
import { type Training, type TrainingBranch, trainingBranches, trainingSchema, type VisaAInput } from './visaA.ts';

export const emptyVisaA: VisaAInput = {
  q1: notAsked,
  q2: notAsked,
  q3: notAsked,
  q4: notAsked,
  q5: notAsked,
  q6: notAsked,
  q7: notAsked,
  q8: notAsked,
};

/** The form with another branch of the eighth item open, and the answer that this takes away: ask before, unless it is null. */
export function switchTraining(form: VisaAInput, to: TrainingBranch): { readonly form: VisaAInput; readonly clears: Training | null } {
  const before = 'given' in form.q8 ? form.q8.given : null;
  if (before === null || before.branch === to) return { form, clears: null };
  return { form: { ...form, q8: notAsked }, clears: before };
}

/** Points as a paper form holds them, a column a branch; null where a column is empty. */
export type TrainingColumns = Readonly<Partial<Record<TrainingBranch, number | null>>>;

export const trainingProblems = ['two-branches', 'no-branch', 'not-a-value-of-the-branch'] as const;
export type TrainingReading =
  | { readonly ok: true; readonly training: Training }
  | { readonly ok: false; readonly problem: (typeof trainingProblems)[number] };

/** Reads the eighth item off a paper form: exactly one column may be filled, with one of its own values. */
export function readTraining(columns: TrainingColumns): TrainingReading {
  const filled = Object.keys(trainingBranches).flatMap((branch) => {
    const points = columns[branch as TrainingBranch] ?? null;
    return points === null ? [] : [{ branch, points }];
  });
  const [only, second] = filled;
  if (only === undefined) return { ok: false, problem: 'no-branch' };
  if (second !== undefined) return { ok: false, problem: 'two-branches' };
  const parsed = trainingSchema.safeParse(only);
  return parsed.success ? { ok: true, training: parsed.data } : { ok: false, problem: 'not-a-value-of-the-branch' };
}
