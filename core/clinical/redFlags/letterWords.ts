import type { Answer, Unanswered, YesNoUnknown } from '../answer.ts';
import type { BodySide } from '../site.ts';
import type { Urgency } from './level.ts';
import type { Wells, WellsScore } from './wells.ts';

/** Every word of its own that a referral letter has, in plain English. */

export const letterHeadings = {
  recipient: 'To',
  patient: 'Patient',
  clinician: 'From',
  urgency: 'Urgency',
  findings: 'Why I am writing',
  tests: 'Tests',
  girths: 'Calf girth',
  wells: 'Wells score',
  vitals: 'Vital signs',
  medicines: 'Medicines',
  hypothesis: 'Working hypothesis',
  question: 'My question',
  advice: 'Advice given',
  'safety-net': 'What the patient was told to watch for',
  outcome: 'Reply',
} as const;

export const urgencyWords: Readonly<Record<Urgency, string>> = {
  now: 'Emergency: now.',
  'same-day': 'To be seen today.',
  'within-2-weeks': 'To be seen within two weeks.',
  routine: 'Routine.',
};

export const noneWords: Readonly<Record<Unanswered, string>> = {
  'not-asked': 'not asked',
  declined: 'the patient did not want to say',
  'not-applicable': 'not applicable',
};

export const sideWords: Readonly<Record<BodySide, string>> = { left: 'left', right: 'right', bilateral: 'both sides' };

/** Something that is known, or why it is not. */
export const known = (answer: Answer<string>): string => ('given' in answer ? answer.given : `Not known: ${noneWords[answer.none]}.`);

/** A result of a test of one leg. */
export function testWords(answer: Answer<YesNoUnknown>): string {
  if ('none' in answer) return answer.none === 'not-asked' ? 'not done' : `not known: ${noneWords[answer.none]}`;
  return { yes: 'positive', no: 'negative', unknown: 'not clear' }[answer.given];
}

export const cm = (value: number | null): string => (value === null ? 'not measured' : `${value.toFixed(1)} cm`);

const range = ({ least, most }: WellsScore): string => (least === most ? `${least}` : `${least} to ${most}`);
const verdictWords: Readonly<Record<WellsScore['verdict'], string>> = {
  likely: 'thrombosis likely',
  unlikely: 'thrombosis less likely, which does not exclude it',
  undecided: 'not decided, for items are not known',
};
const minusTwoWords: Readonly<Record<Extract<Wells['minusTwo'], { used: false }>['why'], string>> = {
  'not-as-likely': 'No other diagnosis was thought as likely.',
  'not-known': 'Whether another diagnosis is as likely is not known.',
  'not-answered': 'Whether another diagnosis is as likely was not asked.',
};

export function wellsWords({ without, with: withTerm, minusTwo }: Wells): readonly string[] {
  return [
    `Without the item for another diagnosis: ${range(without)} (${verdictWords[without.verdict]}).`,
    ...(withTerm === null ? [] : [`With it: ${range(withTerm)} (${verdictWords[withTerm.verdict]}).`]),
    minusTwo.used ? `Other diagnosis: ${minusTwo.reason}` : minusTwoWords[minusTwo.why],
  ];
}
