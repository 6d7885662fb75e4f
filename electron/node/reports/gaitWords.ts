import type { HintStanding } from '#core/domain/gaitHint.ts';
import type { Certainty, Source } from '#core/domain/source.ts';
import type { GaitUnit, MetricDefinition, MetricId, Positive } from '#core/gait/definition.ts';
import type { DifferenceRow, Obstacle, Purpose } from '#core/gait/difference.ts';
import type { Side } from '#core/gait/events.ts';
import type { Complaint } from '#core/gait/hintTable.ts';
import type { StrikeType } from '#core/gait/kinematics.ts';
import type { GaitRefusal } from '#core/gait/result.ts';
import { reasonWords } from './words.ts';

/** The words of the report about running gait; the screen keeps its own under the same keys. */

export const metricNames: Readonly<Record<MetricId, string>> = {
  cadence: 'Cadence',
  'step-time': 'Step time',
  'stride-time': 'Stride time',
  'contact-time': 'Contact time',
  'flight-time': 'Flight time',
  'swing-time': 'Swing time',
  'duty-factor': 'Duty factor',
  'step-length': 'Step length',
  'stride-length': 'Stride length',
  'step-time-asymmetry': 'Step time asymmetry',
  'contact-time-asymmetry': 'Contact time asymmetry',
  'flight-time-asymmetry': 'Flight time asymmetry',
  'swing-time-asymmetry': 'Swing time asymmetry',
  'duty-factor-asymmetry': 'Duty factor asymmetry',
  'foot-inclination': 'Foot inclination at contact',
  'tibia-inclination': 'Tibia inclination at contact',
  overstride: 'Overstride',
  'knee-flexion-contact': 'Knee flexion at contact',
  'knee-flexion-peak': 'Peak knee flexion in stance',
  'ankle-dorsiflexion': 'Ankle dorsiflexion',
  'thigh-extension': 'Hip extension at toe-off',
  'trunk-lean': 'Trunk lean',
  'vertical-oscillation': 'Vertical oscillation',
  'pelvic-drop': 'Contralateral pelvic drop',
  'hip-adduction': 'Hip adduction',
  'step-width': 'Step width',
  'heel-whip': 'Heel whip',
  'foot-progression': 'Foot progression',
};

export const gaitUnitNames: Readonly<Record<GaitUnit, string>> = {
  'steps/min': 'steps/min',
  ms: 'ms',
  '%': '%',
  m: 'm',
  cm: 'cm',
  deg: '°',
};

/** What a positive value means; empty for what is never negative. */
export const positiveWords: Readonly<Record<Positive, string>> = {
  unsigned: '',
  'left-greater': '+ left is greater',
  'feet-in-the-air': '+ both feet in the air',
  'toes-up': '+ toes up',
  'ankle-ahead-of-knee': '+ ankle ahead of the knee',
  'foot-ahead-of-pelvis': '+ foot ahead of the pelvis',
  flexed: '+ flexed',
  dorsiflexed: '+ dorsiflexed',
  'knee-behind-hip': '+ knee behind the hip',
  'leaning-forward': '+ leaning forward',
  'swing-side-lower': '+ swing side lower',
  adducted: '+ adducted',
  'no-crossover': '+ feet do not cross over',
  medial: '+ medial',
  'toe-out': '+ toes out',
};

export const refusalWords: Readonly<Record<GaitRefusal, string>> = {
  ...reasonWords,
  incomplete: 'not marked',
  'rate-too-low': 'fewer than 60 frames/s: it cannot be told',
  'too-few-steps': 'fewer than 7 steps of each foot',
  'speed-unknown': 'the belt’s speed is not recorded',
  'other-view': 'cannot be seen from here',
  'far-leg': 'the far leg is hidden at times',
};

const obstacleWords: Readonly<Record<Exclude<Obstacle, 'not-measured'>, string>> = {
  'other-standing': 'the standing angle is taken off only one of them',
  'too-few-steps': 'fewer than 7 steps of a foot',
  'other-view': 'filmed from another view',
  'speed-unknown': 'a speed is not recorded',
  'other-speed': 'another speed',
  'other-rate': 'another capture rate',
  'other-footwear': 'other footwear',
  'other-incline': 'another slope of the belt',
  'other-fatigue': 'fresh and fatigued',
  'other-taping': 'taped and not',
  'no-detectable-change': 'no smallest detectable change is published',
};

/** The verdict in words, with the reason where there is one. */
export function verdictWords(row: DifferenceRow): string {
  if (row.verdict !== 'not-comparable') return row.verdict === 'changed' ? 'Changed' : 'Within error';
  return `Not comparable: ${row.reason === 'not-measured' ? notMeasuredWords(row) : obstacleWords[row.reason]}`;
}

/** `not measured in B (not marked)` */
function notMeasuredWords({ a, b }: Pick<DifferenceRow, 'a' | 'b'>): string {
  const missing = [['A', a] as const, ['B', b] as const].filter(([, result]) => result === null || !result.ok);
  const why = missing.map(([, result]) => (result === null || result.ok ? refusalWords.incomplete : refusalWords[result.reason]));
  return `not measured in ${missing.map(([name]) => name).join(' and ')} (${[...new Set(why)].join('; ')})`;
}

export const purposeWords: Readonly<Record<Purpose, string>> = {
  'other-view': 'view',
  'other-speed': 'speed',
  'other-rate': 'capture rate',
  'other-footwear': 'footwear',
  'other-incline': 'slope of the belt',
  'other-fatigue': 'fatigue',
  'other-taping': 'taping',
};

export const sideWords: Readonly<Record<Side, string>> = { left: 'left', right: 'right' };
export const strikeWords: Readonly<Record<StrikeType, string>> = { rearfoot: 'rearfoot', midfoot: 'midfoot', forefoot: 'forefoot' };

export const eventWords: Readonly<Record<MetricDefinition['event'], string>> = {
  any: '',
  'initial-contact': 'at initial contact',
  midstance: 'at midstance',
  'toe-off': 'at toe-off',
  stance: 'in stance',
  step: 'over a step',
  swing: 'in swing',
};

/** Without which an accepted suggestion does not apply. */
export const complaintWords: Readonly<Record<Complaint, string>> = {
  'achilles-or-calf-pain': 'Applies only with Achilles or calf pain.',
  'insertional-pain': 'Applies only with pain at the insertion of the Achilles tendon.',
};

/** What has become of the numbers that a suggestion was accepted on; empty where they are the same. */
export const standingWords: Readonly<Record<HintStanding, string>> = {
  'as-decided': '',
  'numbers-changed': 'Since it was accepted, the numbers it rests on have changed; those of then are given.',
  'no-longer-found': 'Since it was accepted, the numbers have changed so that they no longer give rise to it; those of then are given.',
};

const certaintyWords: Readonly<Record<Exclude<Certainty, 'read'>, string>> = {
  'to-verify': 'still to be verified',
  calculated: 'calculated',
  'own-default': 'our own default, no published limit',
};

export const certaintyNote = (certainty: Certainty): string => (certainty === 'read' ? '' : ` (${certaintyWords[certainty]})`);

/** A source's words, and how sure they are where nobody has read them in the source. */
export const sourceWords = ({ words, certainty }: Source): string =>
  words.endsWith('.') ? `${words.slice(0, -1)}${certaintyNote(certainty)}.` : `${words}${certaintyNote(certainty)}`;

/** `Step time, stride time, hip adduction`: only the first begins large. */
export const sentenceList = (names: readonly string[]): string =>
  names.map((name, n) => (n === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1))).join(', ');

const fatigueWords = { fresh: 'fresh', fatigued: 'fatigued' } as const;

/** Under what a clip was filmed, apart from its view: what is not known is left out, but for the speed. */
export const conditionWords = (of: {
  readonly speed: number | null;
  readonly rate: string;
  readonly shoe: string | null;
  readonly inclinePercent: number | null;
  readonly fatigue: 'fresh' | 'fatigued' | null;
  readonly taped: boolean | null;
}): readonly string[] => [
  of.speed === null ? 'speed not recorded' : `${of.speed} m/s`,
  of.rate,
  ...(of.shoe === null || of.shoe === '' ? [] : [`shoe ${of.shoe}`]),
  ...(of.inclinePercent === null ? [] : [`belt slope ${of.inclinePercent} %`]),
  ...(of.fatigue === null ? [] : [fatigueWords[of.fatigue]]),
  ...(of.taped === null ? [] : [of.taped ? 'taped' : 'not taped']),
];

/** Marks a figure that rests on fewer steps than are believed. */
export const fewSign = '†';

export const gaitNotes = {
  uncertainty:
    '± is one standard uncertainty of these very steps: half a frame for each marked event at the true capture rate, or the pointing at landmarks and references. SD is the spread from step to step, n the number of steps.',
  few: `${fewSign} Rests on fewer than 7 steps of a foot: to look at, not to compare.`,
  noSpeed: 'The belt’s speed is not recorded: figures of others, which hold for a speed, are not drawn.',
  noBands: 'No figures of others hold for this speed, or none name one: none are drawn.',
  band: 'The grey bar is what others measured (mean ± 2 SD), never a target; the dots are this runner’s means, L left and R right, the lines through them twice the standard uncertainty, a hollow dot rests on few steps.',
  standing: 'The angle of the runner standing still is not taken off',
  difference:
    'B less A; ± is the combined standard uncertainty of both clips with their spread from step to step. “Changed” only where both rest on 7 steps or more of a foot, the clips are alike in view, speed, capture rate, slope, footwear, fatigue and taping but for what differs on purpose, and the difference is larger than the smallest detectable change. That is the upper published figure or, where it is larger, twice the combined uncertainty.',
} as const;
