import type { Answer } from '#core/clinical/answer.ts';
import { type Form, type FormOf, isKind } from '#core/clinical/form.ts';
import { copyForward } from '#core/clinical/intake/copyForward.ts';
import type { Intake, IntakeSection } from '#core/clinical/intake/intake.ts';
import { answerWords } from './intakeWords.ts';

export type IntakeForm = FormOf<'intake'>;
export const intakeForms = (forms: readonly Form[]): readonly IntakeForm[] =>
  forms.filter((form): form is IntakeForm => isKind(form, 'intake'));

/** What the last intake says beside the present one. */
export type Beside = {
  /** Answers that are asked again, in words, by `section.field`. */
  readonly was: ReadonlyMap<string, string>;
  /** What came along, as it was. */
  readonly carried: ReadonlyMap<string, Answer<unknown>>;
};

export const nothingBeside: Beside = { was: new Map(), carried: new Map() };

/** Held against the last one anew whenever it is shown, so that it is there after the screen was left too. */
export function besideOf(last: IntakeForm | null, episodeId: Form['episodeId']): Beside {
  if (last === null) return nothingBeside;
  const { intake } = last.details;
  const copied = copyForward(intake, { sameProblem: episodeId !== null && last.episodeId === episodeId });
  const was = copied.askAgain.flatMap(({ section, field, was: answer, remark }) => {
    const words = [answerWords(answer), remark].filter((each) => each !== '').join(' - ');
    return words === '' ? [] : [[`${section}.${field}`, words] as const];
  });
  const carried = copied.carried.flatMap(({ section, field }) => {
    const answer = answersIn(intake, section)[field];
    return answer === undefined ? [] : [[`${section}.${field}`, answer] as const];
  });
  return { was: new Map(was), carried: new Map(carried) };
}

/** The answers of a section by their names. */
export const answersIn = (intake: Intake, section: IntakeSection): Readonly<Record<string, Answer<unknown>>> => intake[section].answers;
