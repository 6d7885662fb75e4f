import { z } from 'zod';
import { type Answer, given, notAsked, type YesNoUnknown } from '../answer.ts';
import type { BodySide } from '../site.ts';

const oneDecimal = (cm: number): boolean => Math.abs(cm * 10 - Math.round(cm * 10)) < 1e-6;
const girth = z.number().min(10).max(100).refine(oneDecimal, 'In cm with one decimal.').nullable();

/** Girth of both calves at the same height, 10 cm below the tibial tuberosity, in cm with one decimal; null where it was not measured. */
export const girthsSchema = z.strictObject({ leftCm: girth, rightCm: girth });
export type Girths = z.infer<typeof girthsSchema>;

/** The Wells score's difference, in tenths of a centimetre. */
const leastDifference = 30;

/** Whether the calf of the side screened is at least 3 cm larger than the other; of both sides, whether either is. Not asked unless both were measured. */
export function calfLarger(girths: Girths | null, side: BodySide): Answer<YesNoUnknown> {
  if (girths === null || girths.leftCm === null || girths.rightCm === null) return notAsked;
  const leftMore = Math.round(girths.leftCm * 10) - Math.round(girths.rightCm * 10);
  const more = side === 'left' ? leftMore : side === 'right' ? -leftMore : Math.abs(leftMore);
  return given(more >= leastDifference ? 'yes' : 'no');
}
