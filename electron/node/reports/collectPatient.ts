import { outcomeOf } from '#core/clinical/formDerived.ts';
import { entryBefore, type OutcomeForm } from '#core/clinical/outcomeHistory.ts';
import { change } from '#core/clinical/outcomes/change.ts';
import { wordingOf } from '#core/report/template.ts';
import { filled, type WordingKey } from '#core/report/wording.ts';
import type { ReportSources } from '#db/repositories/reportSources.ts';
import type { ClinicalFacts } from './clinicalFacts.ts';
import { gaitClips } from './collectGait.ts';
import { printedBirthDate } from './format.ts';
import type { HomePage, PatientPage } from './patientModel.ts';
import { legWords, meaningOf, placeWords, plainNumber, scoreNameOf } from './patientWords.ts';
import type { PrintedPlan } from './planModel.ts';

type Say = (key: WordingKey, values?: Readonly<Record<string, string | number>>) => string;

/** A text of the clinic's with its names filled in. */
const sayer = ({ template }: Pick<ClinicalFacts, 'template'>): Say => {
  const wording = wordingOf(template);
  return (key, values = {}) => filled(wording[key], values);
};

/** The plan whose cut-offs are told: the newest of those that go on. */
function painOf([plan]: readonly PrintedPlan[], say: Say): PatientPage['pain'] {
  if (plan === undefined) return null;
  const { green, acceptable } = plan.cutOffs;
  return {
    scale: say('painScale'),
    green: say('painGreen', { green }),
    amber: green < acceptable ? say('painAmber', { from: green + 1, acceptable }) : null,
    red: say('painRed', { acceptable }),
  };
}

/** Whole steps a minute of the first clip of the visit that tells them. */
function cadenceOf(sources: ReportSources): number | null {
  const found = gaitClips(sources).flatMap(({ take }) =>
    take.metrics.flatMap(({ id, result }) => (id === 'cadence' && result.ok ? [result.value] : [])),
  );
  return found[0] === undefined ? null : Math.round(found[0]);
}

/** What became of a measure since it was taken last; null where a patient's page does not tell of it, or it has no number. */
function scoreSentence(form: OutcomeForm, { outcomes, thresholds }: ClinicalFacts, say: Say): string | null {
  const { instrument, side } = form.details.entry;
  const named = scoreNameOf(instrument);
  const [before, after] = [entryBefore(form, outcomes), outcomeOf(form)];
  const now = named === null ? undefined : after?.derived.find(({ measure }) => measure === named.measure);
  if (named === null || after === null || now === undefined || now.value === null) return null;
  const number = (value: number): string => `${plainNumber(value, now.unit)} ${named.of}`;
  const what = `${named.name}${legWords[side]}`;
  const earlier = before === null ? null : outcomeOf(before);
  const changed = earlier === null ? null : change(instrument, earlier, after, { measure: named.measure, overrides: thresholds });
  if (changed === null || !changed.comparable) return say('foundScore', { what, value: number(now.value) });
  const values = { what, before: number(changed.before), value: number(changed.after) };
  switch (changed.verdict) {
    case 'improved':
      return say('foundScoreBetter', values);
    case 'worsened':
      return say('foundScoreWorse', values);
    case 'beyond-error-better':
    case 'beyond-error-worse':
    case 'within-error':
    case 'below-noticed':
    case 'not-judged':
      return say('foundScoreSmall', values);
  }
}

function foundOf(sources: ReportSources, facts: ClinicalFacts, say: Say): readonly string[] {
  const { episode, outcomes } = facts;
  const cadence = cadenceOf(sources);
  const told = [
    ...(episode === null ? [] : [say('foundPlace', { place: placeWords(episode.details.site) })]),
    ...(sources.recordings.length === 0 ? [] : [say('foundFilmed')]),
    ...(cadence === null ? [] : [say('foundCadence', { steps: cadence })]),
    ...outcomes.filter(({ visitId }) => visitId === sources.visit.id).flatMap((form) => scoreSentence(form, facts, say) ?? []),
  ];
  return told.length === 0 ? [say('foundNothing')] : told;
}

function callsOf(plans: readonly PrintedPlan[], say: Say): PatientPage['calls'] {
  const [plan] = plans;
  return [
    {
      say: say('callUs'),
      signs: [
        ...(plan === undefined ? [] : [say('callUsPain', { acceptable: plan.cutOffs.acceptable })]),
        say('callUsRising'),
        say('callUsNight'),
      ],
    },
    { say: say('callDoctor'), signs: [say('callDoctorPop'), say('callDoctorCalf'), say('callDoctorSkin')] },
    {
      say: say('callNow', { emergency: say('emergency') }),
      signs: [say('callNowChest'), say('callNowLeg'), say('callNowBack')],
    },
  ];
}

/** What is said of the week before and after its exercises. */
function weekOf(plans: readonly PrintedPlan[], say: Say): Pick<PatientPage, 'week' | 'afterWeek'> {
  const days = plans.flatMap((plan) => plan.days.map(({ day }) => day)).toSorted();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return { week: [say('weekNoPlan')], afterWeek: [] };
  const aims = plans.flatMap(({ phase }) => (phase === null ? [] : [say('weekAim', { aim: phase.aim })]));
  return { week: [say('weekIntro', { from: printedBirthDate(from), to: printedBirthDate(to) }), ...aims], afterWeek: [say('weekRest')] };
}

/** The patient's report in plain words: the clinic's texts, filled in from the record. */
export function patientPage(sources: ReportSources, facts: ClinicalFacts, plans: readonly PrintedPlan[]): PatientPage {
  const say = sayer(facts);
  const { openReferrals } = facts.safety.state;
  return {
    title: say('patientTitle'),
    headings: {
      found: say('foundHeading'),
      means: say('meansHeading'),
      week: say('weekHeading'),
      pain: say('painHeading'),
      call: say('callHeading'),
    },
    found: [...foundOf(sources, facts, say)],
    means: [say(meaningOf(facts.episode?.details.site.location ?? null)), say('meansTime')],
    ...weekOf(plans, say),
    pain: painOf(plans, say),
    calls: callsOf(plans, say),
    sent: [...new Set(openReferrals.map(({ to }) => to))].map((to) => say('callSent', { to })),
    decides: say('decides'),
  };
}

/** What the home programme says beside the plan. */
export function homePage(facts: ClinicalFacts, plans: readonly PrintedPlan[]): HomePage {
  const say = sayer(facts);
  return {
    title: say('homeTitle'),
    intro: say('homeIntro'),
    nothing: say('weekNoPlan'),
    diaryHeading: say('homeDiary'),
    diaryHow: say('homeDiaryHow'),
    lines: [say('homeDuring'), say('homeAfter'), say('homeMorning'), say('homeStiff')],
    notes: say('homeNotes'),
    pain: painOf(plans, say),
    decides: say('decides'),
  };
}
