import type { Answer } from '../answer.ts';
import { type Carry, carryTable } from './carry.ts';
import { type Intake, type IntakeSection, intakeSchema, intakeSections } from './intake.ts';

/** A field that is to be asked again, with what was answered last: shown beside it, never filled in. */
export type AskAgain = { readonly section: IntakeSection; readonly field: string; readonly was: Answer<unknown>; readonly remark: string };

export type CopiedForward = {
  /** What was carried, with the remarks beside it; everything else not asked. */
  readonly intake: Intake;
  readonly carried: readonly { readonly section: IntakeSection; readonly field: string }[];
  readonly askAgain: readonly AskAgain[];
};

/** What was declined may be answered this time, and what was unknown may be known. */
const lasts = (answer: Answer<unknown>): boolean => ('given' in answer ? answer.given !== 'unknown' : answer.none === 'not-applicable');

function goesAlong(rule: Carry | undefined, answer: Answer<unknown>, sameProblem: boolean): boolean {
  switch (rule) {
    case 'always':
      return lasts(answer);
    case 'same-problem':
      return sameProblem && lasts(answer);
    case 'when-yes':
      return 'given' in answer && answer.given === 'yes';
    case 'never':
    case undefined:
      return false;
  }
}

/**
 * The next form from the last one, of the same episode or of another. Carried is what the table of fields lets, asked again is everything else that the last form had an
 * answer or a remark to. The text under a section belongs to its visit and is not carried.
 */
export function copyForward(previous: Intake, of: { readonly sameProblem: boolean }): CopiedForward {
  const carried: { section: IntakeSection; field: string }[] = [];
  const askAgain: AskAgain[] = [];
  const sections = intakeSections.map((section) => {
    const rules: Readonly<Record<string, Carry>> = carryTable[section];
    const { answers, remarks } = previous[section];
    const kept = Object.entries<Answer<unknown>>(answers).filter(([field, answer]) => {
      const remark = remarks[field] ?? '';
      const goes = goesAlong(rules[field], answer, of.sameProblem);
      if (goes) carried.push({ section, field });
      else if ('given' in answer || answer.none !== 'not-asked' || remark !== '') askAgain.push({ section, field, was: answer, remark });
      return goes;
    });
    const beside = kept.flatMap(([field]) => (remarks[field] === undefined ? [] : [[field, remarks[field]] as const]));
    return [section, { answers: Object.fromEntries(kept), remarks: Object.fromEntries(beside) }] as const;
  });
  return { intake: intakeSchema.parse(Object.fromEntries(sections)), carried, askAgain };
}
