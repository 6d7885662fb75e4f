import { z } from 'zod';
import { type Answer, answerOf } from '../answer.ts';
import { instrument } from './instrument.ts';
import { derive, type ScoringRule, sum } from './scored.ts';

/**
 * VISA-A (Robinson 2001, Br J Sports Med 35:335-341): eight items, 0 to 100, 100 is no problem. The questions' wording is its authors' and is not here: a clinic may load
 * it as a licensed text. These labels are our own.
 */
export const visaAItems = [
  { key: 'q1', label: 'Stiffness after getting up' },
  { key: 'q2', label: 'Pain on a full calf stretch over a step' },
  { key: 'q3', label: 'Pain within 2 h of 30 min walking' },
  { key: 'q4', label: 'Pain going down stairs' },
  { key: 'q5', label: 'Pain with 10 single-leg heel raises' },
  { key: 'q6', label: 'Single-leg hops without pain' },
  { key: 'q7', label: 'Level of sport now' },
  { key: 'q8', label: 'Training time' },
] as const;
export type VisaAItem = (typeof visaAItems)[number]['key'];

/** Points of the seventh item: no sport, modified, full but below the level before, same or higher. */
export const sportPoints = [0, 4, 7, 10] as const;

/** The eighth item's minutes of training, in the order of each branch's points. */
export const trainingMinutes = ['nil', '1-10', '11-20', '21-30', 'over-30'] as const;

/** The eighth item's branches with their points. Exactly one holds: sport does not hurt, hurts but goes on, or is ended by the pain. */
export const trainingBranches = {
  'no-pain': [0, 7, 14, 21, 30],
  'pain-goes-on': [0, 4, 10, 14, 20],
  'pain-stops': [0, 2, 5, 7, 10],
} as const;
export type TrainingBranch = keyof typeof trainingBranches;

const branchOf = <B extends TrainingBranch>(branch: B) =>
  z.strictObject({ branch: z.literal(branch), points: z.literal(trainingBranches[branch]) });
export const trainingSchema = z.discriminatedUnion('branch', [branchOf('no-pain'), branchOf('pain-goes-on'), branchOf('pain-stops')]);
export type Training = z.infer<typeof trainingSchema>;

const rating = z.int().min(0).max(10);

export const visaAInputSchema = z.strictObject({
  /** The tick on the paper's line, or minutes of stiffness. */
  q1: answerOf(z.union([z.strictObject({ points: rating }), z.strictObject({ minutes: z.int().min(0).max(1440) })])),
  q2: answerOf(rating),
  q3: answerOf(z.union([rating, z.literal('cannot-walk-for-pain')])),
  q4: answerOf(rating),
  q5: answerOf(rating),
  /** Hops that were counted, not points. */
  q6: answerOf(z.int().min(0).max(1000)),
  q7: answerOf(z.literal(sportPoints)),
  q8: answerOf(trainingSchema),
});
export type VisaAInput = z.infer<typeof visaAInputSchema>;

/** Ten less a point for each ten minutes, from 10 at 0 min to 0 at 100 min or more; a half is rounded down (our own rule: the paper has a line to tick). */
export const stiffnessPoints = (minutes: number): number => Math.max(0, Math.ceil(9.5 - minutes / 10));

const map = <T, U>(answer: Answer<T>, to: (value: T) => U): Answer<U> => ('given' in answer ? { given: to(answer.given) } : answer);

/** The points of each item; an item that was not answered keeps why. */
export const visaAPoints = (input: VisaAInput): Readonly<Record<VisaAItem, Answer<number>>> => ({
  q1: map(input.q1, (value) => ('points' in value ? value.points : stiffnessPoints(value.minutes))),
  q2: input.q2,
  q3: map(input.q3, (value) => (value === 'cannot-walk-for-pain' ? 0 : value)),
  q4: input.q4,
  q5: input.q5,
  q6: map(input.q6, (hops) => Math.min(hops, 10)),
  q7: input.q7,
  q8: map(input.q8, ({ points }) => points),
});

const rulesUsed = ({ q1, q3, q6 }: VisaAInput): readonly ScoringRule[] => [
  ...('given' in q1 && 'minutes' in q1.given ? (['minutes-rounded-half-down'] as const) : []),
  ...('given' in q3 && q3.given === 'cannot-walk-for-pain' ? (['cannot-walk-is-0'] as const) : []),
  ...('given' in q6 && q6.given > 10 ? (['hops-capped-at-10'] as const) : []),
];

/** Sum of the eight items. There is no validated rule for a missing one, so any makes the total incomplete. */
export const visaA = instrument('visa-a-1', visaAInputSchema, (input) => [
  derive('total', 'points', visaAPoints(input), sum, rulesUsed(input)),
]);
