import { z } from 'zod';
import { type Answer, answerOf } from '../answer.ts';
import { instrument } from './instrument.ts';
import { derive, sum } from './scored.ts';

export const lefsItems = Array.from({ length: 20 }, (_, index) => `i${index + 1}`);
const best = 80;

const keyed = (items: readonly Answer<number>[]): Readonly<Record<string, Answer<number>>> =>
  Object.fromEntries(items.map((item, index) => [`i${index + 1}`, item]));

/** Lower Extremity Functional Scale (Binkley 1999, Phys Ther): 20 items, 0 (unable or extreme difficulty) to 4 (none), total 0 to 80. Nothing is imputed. */
export const lefs = instrument('lefs-1', z.strictObject({ items: z.array(answerOf(z.int().min(0).max(4))).length(20) }), ({ items }) => [
  derive('total', 'points', keyed(items), sum),
  derive('percent', '%', keyed(items), (values) => (100 * sum(values)) / best),
]);
