import { z } from 'zod';
import { answerOf } from '../answer.ts';
import { instrument } from './instrument.ts';
import { derive, type MissingItem, mean, withheld } from './scored.ts';

const fewest = 3;
const most = 5;
const named = (name: string): string => name.trim().toLowerCase();

const input = z
  .strictObject({
    activities: z.array(z.strictObject({ name: z.string().trim().min(1).max(120), rating: answerOf(z.int().min(0).max(10)) })).max(most),
  })
  .refine(({ activities }) => new Set(activities.map(({ name }) => named(name))).size === activities.length, {
    path: ['activities'],
    message: 'An activity is named twice.',
  });

/** Patient-Specific Functional Scale: three to five activities of the patient's own, each 0 (unable) to 10 (as before); their mean. Other activities are another measure. */
export const psfs = instrument(
  'psfs-1',
  input,
  ({ activities }) => {
    const wanting = Array.from(
      { length: Math.max(0, fewest - activities.length) },
      (_, index): MissingItem => ({ item: `activity-${activities.length + index + 1}`, why: 'too-few' }),
    );
    if (wanting.length > 0) return [withheld('mean', 'points', wanting)];
    const ratings = Object.fromEntries(activities.map(({ rating }, index) => [`activity-${index + 1}`, rating]));
    return [derive('mean', 'points', ratings, mean)];
  },
  ({ activities }) => ({
    activities: activities
      .map(({ name }) => named(name))
      .sort()
      .join('; '),
  }),
);
