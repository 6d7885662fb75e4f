import { type Answer, givenOf, type YesNoUnknown } from '../clinical/answer.ts';
import type { PatientReport } from '../clinical/redFlags/rescreen.ts';
import type { DiaryDay } from './diary.ts';

/** A day of the diary with when it was entered last, and the day of the episode before it; null where there is none. */
export type EnteredDay = { readonly entry: DiaryDay; readonly at: string; readonly before: DiaryDay | null };

/** "Cannot tell" is not "no". */
const isSign = (answer: Answer<YesNoUnknown>): boolean => {
  const said = givenOf(answer);
  return said === 'yes' || said === 'unknown';
};

/** The worst pain that was entered of a day, 0 to 10; null where none was. */
function worstOf({ painDuring, painAfter, painNextMorning }: DiaryDay): number | null {
  const values = [painDuring, painAfter, painNextMorning].map(givenOf).filter((value) => value !== null);
  return values.length === 0 ? null : Math.max(...values);
}

/** What the diary reports that may ask for a new screening: signs, and how much worse the worst pain is than on the day before that was entered. */
export const reportsIn = (days: readonly EnteredDay[]): readonly PatientReport[] =>
  days.map(({ entry, at, before }) => ({
    at,
    pop: isSign(entry.warnings.pop),
    newSwelling: isSign(entry.warnings.newSwelling),
    nightPain: isSign(entry.warnings.nightPain),
    pain: { before: before === null ? null : worstOf(before), now: worstOf(entry) },
  }));
