import { type Answer, notAsked, type YesNoUnknown } from '../answer.ts';
import type { Clinician } from '../entry.ts';
import type { AnswerKey } from './condition.ts';
import { answersInForce } from './facts.ts';
import { type ItemId, itemIds } from './item.ts';
import { answersTo, itemOf, legOf, questionOf } from './items.ts';
import { cm, known, letterHeadings, noneWords, sideWords, testWords, urgencyWords, wellsWords } from './letterWords.ts';
import { soonest, type Urgency } from './level.ts';
import type { RaisedItem } from './raised.ts';
import type { Screening } from './screening.ts';
import type { ScreenState } from './screenState.ts';
import { wellsScore } from './wells.ts';

export type LetterInput = {
  readonly patient: {
    readonly familyName: string;
    readonly givenName: string;
    readonly birthDate: string | null;
    readonly reference: string;
  };
  readonly clinician: Clinician;
  /** Null: not named yet. */
  readonly to: string | null;
  /** YYYY-MM-DD and HH:MM, as the clinic's clock has them. */
  readonly written: { readonly day: string; readonly time: string };
  /** The raised items that the letter is about; one that is not raised is left out. */
  readonly items: readonly ItemId[];
  readonly state: ScreenState;
  readonly screenings: readonly Screening[];
  readonly current: Screening;
  readonly vitals: Answer<string>;
  readonly medicines: Answer<readonly string[]>;
  readonly hypothesis: Answer<string>;
  readonly question: Answer<string>;
  readonly advice: Answer<string>;
  readonly safetyNet: Answer<string>;
  /** YYYY-MM-DD; null: not set. */
  readonly outcomeDue: string | null;
};

export type LetterSection = { readonly key: keyof typeof letterHeadings; readonly heading: string; readonly sentences: readonly string[] };

/** A draft for the clinician to edit and sign, made of what is recorded and nothing else. */
export type Letter = { readonly urgency: Urgency; readonly flags: readonly ItemId[]; readonly sections: readonly LetterSection[] };

type Look = (key: AnswerKey) => Answer<YesNoUnknown>;

const listed = (label: string, asked: readonly string[]): readonly string[] =>
  asked.length === 0 ? [] : [`${label}: ${asked.join('; ')}.`];

const stateOf = (answer: Answer<YesNoUnknown>): YesNoUnknown | 'not-asked' => {
  if ('given' in answer) return answer.given;
  return answer.none === 'not-asked' ? 'not-asked' : 'unknown';
};

/** One item: what is present, what is absent, and what is not known, whichever it is. */
function itemSentences({ item: id, because }: RaisedItem, look: Look): readonly string[] {
  const { condition, questions, action } = itemOf(id);
  const earlier = because.filter((key) => stateOf(look(key)) !== 'yes').map((key) => questionOf(key).asks);
  const asked = questions
    .filter(({ eachLeg }) => !eachLeg)
    .map(({ key, asks }) => {
      const answer = look(key);
      const why = 'none' in answer && answer.none !== 'not-asked' ? ` (${noneWords[answer.none]})` : '';
      return { state: stateOf(answer), words: `${asks}${why}` };
    });
  const of = (state: YesNoUnknown | 'not-asked'): readonly string[] => asked.filter((one) => one.state === state).map(({ words }) => words);
  return [
    `${id}, ${condition}.`,
    ...listed('Present', of('yes')),
    ...listed('Present at an earlier visit', earlier),
    ...listed('Absent', of('no')),
    ...listed('Not known', of('unknown')),
    ...listed('Not asked', of('not-asked')),
    `Suggested: ${action}`,
  ];
}

const testSentences = (items: readonly ItemId[], look: Look): readonly string[] =>
  items
    .flatMap((id) => itemOf(id).questions)
    .filter(({ eachLeg }) => eachLeg)
    .flatMap(({ key }) => answersTo(key))
    .flatMap((key) => {
      const leg = legOf(key);
      return leg === null ? [] : [`${questionOf(key).asks}, ${leg}: ${testWords(look(key))}.`];
    });

/** The draft of a referral letter. What is not known is said to be so; it never stands as "no". */
export function letterDraft(input: LetterInput): Letter {
  const { patient, clinician, state, current, screenings } = input;
  const raised = state.raised.filter(({ item }) => input.items.includes(item));
  const flags = itemIds.filter((id) => raised.some(({ item }) => item === id));
  const urgency = soonest(raised.map((one) => one.urgency));
  const answers = answersInForce(screenings, current);
  const look: Look = (key) => answers.get(key)?.answer ?? notAsked;
  const section = (key: LetterSection['key'], ...sentences: readonly string[]): readonly LetterSection[] =>
    sentences.length === 0 ? [] : [{ key, heading: letterHeadings[key], sentences }];
  const { girths } = current;
  return {
    urgency,
    flags,
    sections: [
      ...section('recipient', input.to ?? 'Not named yet.'),
      ...section(
        'patient',
        `${patient.familyName}, ${patient.givenName}.`,
        `Born: ${patient.birthDate ?? 'not known'}.`,
        `Reference: ${patient.reference === '' ? 'none' : patient.reference}.`,
        `Side of the complaint: ${sideWords[current.side]}.`,
      ),
      ...section(
        'clinician',
        `${clinician.name}, ${clinician.role}${clinician.registration === '' ? '' : `, ${clinician.registration}`}.`,
        `Written on ${input.written.day} at ${input.written.time}.`,
      ),
      ...section('urgency', urgencyWords[urgency]),
      ...section('findings', ...flags.flatMap((id) => raised.filter(({ item }) => item === id).flatMap((one) => itemSentences(one, look)))),
      ...section('tests', ...testSentences(flags, look)),
      ...section(
        'girths',
        girths === null ? 'Not measured.' : `Left ${cm(girths.leftCm)}, right ${cm(girths.rightCm)}, 10 cm below the tibial tuberosity.`,
      ),
      ...(flags.includes('RF02') ? section('wells', ...wellsWords(wellsScore(look, current.alternative))) : []),
      ...section('vitals', known(input.vitals)),
      ...section('medicines', 'given' in input.medicines ? medicineWords(input.medicines.given) : known(input.medicines)),
      ...section('hypothesis', known(input.hypothesis)),
      ...section('question', known(input.question)),
      ...section('advice', known(input.advice)),
      ...section('safety-net', known(input.safetyNet)),
      ...section('outcome', input.outcomeDue === null ? 'No date is set for a reply.' : `Please reply by ${input.outcomeDue}.`),
    ],
  };
}

const medicineWords = (medicines: readonly string[]): string => (medicines.length === 0 ? 'None.' : `${medicines.join('; ')}.`);
