import { type Answer, given, notAsked } from '#core/clinical/answer.ts';
import type { Clinician } from '#core/clinical/entry.ts';
import type { ItemId } from '#core/clinical/redFlags/item.ts';
import type { ScreenState } from '#core/clinical/redFlags/screenState.ts';
import type { Input } from '#core/contract/api.ts';

/** What was typed for a letter. Null: not touched yet, then what the record suggests stands there. */
export type TypedLetter = {
  readonly items: readonly ItemId[] | null;
  readonly to: string | null;
  readonly due: string | null;
  readonly vitals: Answer<string>;
  /** One a line. */
  readonly medicines: Answer<string>;
  readonly hypothesis: Answer<string>;
  readonly question: Answer<string>;
  readonly advice: Answer<string>;
  readonly safetyNet: Answer<string>;
};

export const nothingTyped: TypedLetter = {
  items: null,
  to: null,
  due: null,
  vitals: notAsked,
  medicines: notAsked,
  hypothesis: notAsked,
  question: notAsked,
  advice: notAsked,
  safetyNet: notAsked,
};

/** The parts that are typed as answers, in the order of the letter. */
export const letterParts = ['question', 'vitals', 'medicines', 'hypothesis', 'advice', 'safetyNet'] as const;

/** With what the record suggests where nothing was typed: every raised item, and the addressee and day of the first referral that is open. */
export function suggested(typed: TypedLetter, { raised, openReferrals }: ScreenState) {
  const [referral] = openReferrals;
  const known = raised.map(({ item }) => item);
  return {
    items: typed.items === null ? known : typed.items.filter((item) => known.includes(item)),
    to: typed.to ?? referral?.to ?? '',
    due: typed.due ?? referral?.outcomeDue ?? '',
  };
}

/** Blank lines say nothing: not that there are none. */
function linesOf(answer: Answer<string>): Answer<string[]> {
  if ('none' in answer) return answer;
  const lines = answer.given
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? notAsked : given(lines);
}

/** The call's input. An empty addressee or day is none. */
export function letterWish(visitId: string, typed: TypedLetter, state: ScreenState, by: Clinician): Input<'safety.printLetter'> {
  const { items, to, due } = suggested(typed, state);
  const { vitals, hypothesis, question, advice, safetyNet } = typed;
  return {
    visitId,
    items: [...items],
    by,
    to: to.trim() === '' ? null : to.trim(),
    outcomeDue: due === '' ? null : due,
    vitals,
    medicines: linesOf(typed.medicines),
    hypothesis,
    question,
    advice,
    safetyNet,
  };
}
