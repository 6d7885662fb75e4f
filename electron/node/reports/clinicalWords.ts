import type { ChangeObstacle, ChangeVerdict } from '#core/clinical/outcomes/change.ts';
import type { InstrumentId, MeasureKey, OutcomeUnit } from '#core/clinical/outcomes/definition.ts';
import type { FlagRecord } from '#core/clinical/redFlags/flagStatus.ts';
import type { FlagLevel } from '#core/clinical/redFlags/level.ts';
import type { Site } from '#core/clinical/site.ts';
import type { NoDose } from '#core/clinical/treatment/shockwaveDose.ts';
import { assertNever } from '#core/domain/brand.ts';
import type { Certainty } from '#core/domain/source.ts';
import type { Advice } from '#core/plan/suggestionRules.ts';

/** Words of the clinical record on the clinician's pages. */

export const clinicalHeadings = {
  treatments: 'Treatments and dose',
  scores: 'Scores over time',
  plan: 'Loading plan',
  diary: 'Diary',
  safety: 'Red flags and referrals',
  beforeAfter: 'Before and after',
} as const;

export const treatmentNames = { shockwave: 'Shockwave', taping: 'Taping', 'manual-release': 'Manual release' } as const;

export const instrumentNames: Readonly<Record<InstrumentId, string>> = {
  'visa-a': 'VISA-A',
  'visa-a-sed': 'VISA-A (sedentary)',
  'tendins-a': 'TENDINS-A',
  nprs: 'Pain, numeric rating (NPRS)',
  vas: 'Pain, 100 mm line (VAS)',
  lefs: 'LEFS',
  'morning-stiffness': 'Morning stiffness',
  'knee-to-wall': 'Knee to wall',
  'heel-raise': 'Heel-raise endurance, knee straight',
  'heel-raise-bent': 'Heel-raise endurance, knee bent',
  'countermovement-jump': 'Countermovement jump',
  'drop-jump': 'Drop jump',
  'hops-25': '25 hops in a row',
  'single-hop': 'Single hop for distance',
  'hop-count': 'Hops before it hurts',
  psfs: 'Patient-Specific Functional Scale',
  groc: 'Global rating of change',
  'tsk-11': 'Fear of movement (TSK-11)',
  'tsk-17': 'Fear of movement (TSK-17)',
  pcs: 'Pain catastrophising (PCS)',
};

/** Of a test that gives several numbers; empty for the one that everybody means. */
export const measureNames: Readonly<Record<MeasureKey, string>> = {
  total: '',
  percent: 'per cent of the best',
  rating: '',
  mean: 'mean',
  minutes: '',
  distance: '',
  reps: 'repetitions',
  'peak-height': 'greatest height',
  'total-height': 'total height',
  work: 'work',
  'jump-height': 'height',
  'flight-time': 'flight time',
  'contact-time': 'contact time',
  'reactive-strength': 'reactive strength index',
  hops: '',
};

export const unitWords = (unit: OutcomeUnit): string => (unit === 'reps' ? 'repetitions' : unit);

export const sideNames: Readonly<Record<Site['side'], string>> = { left: 'left', right: 'right', bilateral: 'both sides' };

export function siteWords({ side, location, other }: Site): string {
  const places: Readonly<Record<Site['location'], string>> = {
    midportion: 'Achilles midportion',
    insertional: 'Achilles insertion',
    musculotendinous: 'muscle-tendon junction',
    'calf-gastroc-medial': 'gastrocnemius, medial',
    'calf-gastroc-lateral': 'gastrocnemius, lateral',
    'calf-soleus': 'soleus',
    plantaris: 'plantaris',
    other,
  };
  return `${places[location]}, ${sideNames[side]}`;
}

/** Why an energy is not summed. */
export const noDoseWords: Readonly<Record<NoDose, string>> = {
  incomplete: 'not all settings entered',
  'bar-is-no-energy': 'energy not known: bar is drive pressure, no energy',
  'setting-not-in-table': 'energy not known: the maker’s table lacks this setting',
  'no-focal-area': 'focal area not stated by the maker',
  'other-device': 'entered for another kind of device',
  'no-session': 'no session',
};

export const verdictWords: Readonly<Record<ChangeVerdict, string>> = {
  improved: 'better by at least what patients notice, and beyond measurement error where that is known',
  worsened: 'worse by at least the size that patients notice, and beyond measurement error where that is known',
  'beyond-error-better': 'better beyond measurement error, less than patients notice or nobody knows what they notice',
  'beyond-error-worse': 'worse beyond measurement error, less than patients notice or nobody knows what they notice',
  'within-error': 'within measurement error',
  'below-noticed': 'less than patients notice; measurement error is not known',
  'not-judged': 'not judged: no threshold is known',
};

export const obstacleWords: Readonly<Record<ChangeObstacle, string>> = {
  'other-instrument': 'another instrument',
  'no-such-measure': 'no such measure',
  'itself-a-change': 'each answer is a comparison already',
  'other-side': 'another side',
  'other-algorithm': 'scored by another version',
  'wrong-order': 'in the wrong order',
  incomplete: 'answers are missing',
  'variant-unknown': 'how it was taken is not known of both',
  'other-variant': 'taken in another way',
};

export const certaintyWords: Readonly<Record<Certainty, string>> = {
  read: '',
  'to-verify': ' (to be verified)',
  calculated: ' (calculated)',
  'own-default': ' (our own default, no published limit)',
};

export const adviceWords: Readonly<Record<Advice, string>> = {
  progress: 'do more',
  hold: 'stay at this load',
  'step-back': 'do less',
  none: 'nothing to judge',
};

export const decisionWords = { accepted: 'accepted', modified: 'changed', rejected: 'not followed' } as const;

export const statusWords = { met: 'Met', 'not-met': 'Not met', unknown: 'Not known' } as const;

export const levelWords: Readonly<Record<FlagLevel, string>> = { emergency: 'Emergency', stop: 'Stop', refer: 'Refer', caution: 'Caution' };

type Closed = NonNullable<FlagRecord['closed']>;
const closedWords = (closed: Closed, on: (at: string) => string): string => {
  switch (closed.kind) {
    case 'cleared':
      return `cleared ${on(closed.at)} by ${closed.by.name}: ${closed.reason}`;
    case 'outcome-entered':
      return `closed ${on(closed.at)}: ruled out`;
    default:
      return assertNever(closed);
  }
};

const findingWords = { excluded: 'ruled out', confirmed: 'confirmed', inconclusive: 'not settled' } as const;

/** What has become of a flag: open or closed, and its referral with whom and what came of it. */
export function flagState({ closed, referral, action, acknowledged }: FlagRecord, on: (at: string) => string): string {
  const outcome = referral?.outcome ?? null;
  return [
    closed === null ? 'open' : closedWords(closed, on),
    action === null ? '' : `emergency dealt with ${on(action.at)}`,
    acknowledged === null ? '' : `acknowledged ${on(acknowledged.at)}`,
    referral === null ? '' : `referred to ${referral.made.to} ${on(referral.made.at)}`,
    referral !== null && outcome === null && closed === null ? `outcome due ${on(`${referral.made.outcomeDue}T12:00:00.000Z`)}` : '',
    outcome === null ? '' : `outcome: ${findingWords[outcome.finding]}${outcome.words === '' ? '' : `, ${outcome.words}`}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** Where nobody screened, and where nothing was raised. */
export const safetyWords = { notScreened: 'Nobody has screened for red flags.', noFlags: 'No red flag was raised.' } as const;

export const clinicalNotes = {
  scores:
    'Each dot is one entry. Grey band: measurement error (the smallest detectable change) to both sides of the first value; within it a change may be error. Dashed line: the smallest change that patients notice, from the first value in the good direction. Where a band or line is missing, no such number is known.',
  diary:
    'Medians of what was entered in seven days; pain 0 (none) to 10 (worst), stiffness in minutes. What was not entered is not counted as zero; planned sessions without an entry count as not done.',
  plan: 'Criteria and suggestions advise; the clinician decides. Criteria to return to running vary in the literature, few with cut-offs (Habets 2018).',
  treatments:
    'Bar is the drive pressure of a radial device and no energy: energies are summed only where the device or the maker’s table states them. Sums are of this place and kind of device, as set on the device; makers give no error for them.',
  safety: 'A question without an answer to an item that stops treatment counts as open, not as “no”.',
} as const;
