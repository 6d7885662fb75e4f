import { type Answer, given, type YesNoUnknown } from '../answer.ts';
import type { Intake } from '../intake/intake.ts';
import type { AnswerKey } from './condition.ts';
import { type AntibioticCourse, fluoroquinoloneAnswers, steroidAnswer } from './exposure.ts';
import type { RedFlagPolicy } from './policy.ts';
import type { Screening } from './screening.ts';

type Exposure = Intake['medical']['answers']['fluoroquinolone'];
type Injections = Intake['history']['answers']['injections'];

function coursesOf(exposure: Exposure): Answer<readonly AntibioticCourse[]> {
  if ('none' in exposure) return exposure;
  const { use, stop } = exposure.given;
  switch (use) {
    case 'never':
      return given([]);
    case 'current':
      return given([{ ended: stop ?? 'ongoing' }]);
    case 'past':
      return given([{ ended: stop }]);
    case 'unknown':
      return given([{ ended: null }]);
  }
}

const takenNow = (exposure: Exposure): Answer<YesNoUnknown> => {
  if ('none' in exposure) return exposure;
  const { use } = exposure.given;
  return given(use === 'current' ? 'yes' : use === 'unknown' ? 'unknown' : 'no');
};

/** A drug's name by which a corticosteroid is known. */
const steroid = /cort|steroid|prednis|triamcin|methason/i;

/** Null where the list holds another word: whether that was one is for the clinician to ask, unless one that is named says yes. */
function steroidOf(injections: Injections, today: string, policy: RedFlagPolicy): Answer<YesNoUnknown> | null {
  if ('none' in injections) return injections;
  const named = injections.given.filter(({ drug }) => steroid.test(drug));
  const answer = steroidAnswer(given(named.map(({ day }) => ({ on: day }))), today, policy);
  const sure = 'given' in answer && answer.given === 'yes';
  return sure || named.length === injections.given.length ? answer : null;
}

/** The last steroid injection whose day is known; null where an intake names none. */
export function lastSteroidDay({ history }: Intake): string | null {
  const { injections } = history.answers;
  if ('none' in injections) return null;
  const days = injections.given.flatMap(({ drug, day }) => (day !== null && steroid.test(drug) ? [day] : []));
  return days.toSorted().at(-1) ?? null;
}

/** What an intake answers to the screen as of a day: drugs, injections, what was diagnosed before. What it does not say stays not asked. */
export function answersFromIntake({ history, medical }: Intake, today: string, policy: RedFlagPolicy): Screening['answers'] {
  const steroids = steroidOf(history.answers.injections, today, policy);
  const { fluoroquinolone, oralSteroid, psoriasis, inflammatoryBowelDisease, uveitis, inflammatoryBackPain, statin, diabetes } =
    medical.answers;
  const answers = {
    ...fluoroquinoloneAnswers(coursesOf(fluoroquinolone), today, policy),
    ...(steroids === null ? {} : { 'RF19.injection': steroids }),
    'RF07.before': history.answers.boneStressInjury,
    'RF10.steroid': takenNow(oralSteroid),
    'RF11.psoriasis': psoriasis,
    'RF11.bowel': inflammatoryBowelDisease,
    'RF11.uveitis': uveitis,
    'RF11.back': inflammatoryBackPain,
    'RF20.statin': statin,
    'RF20.diabetes': diabetes,
  } satisfies Partial<Record<AnswerKey, Answer<YesNoUnknown>>>;
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => !('none' in answer) || answer.none !== 'not-asked'));
}
