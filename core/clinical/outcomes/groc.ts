import { z } from 'zod';
import { answerOf } from '../answer.ts';
import { instrument } from './instrument.ts';
import { asEntered, derive } from './scored.ts';

/** Greatest step either way of each scale. */
export const grocScales = { '15-point': 7, '7-point': 3 } as const;

/** Global rating of change: the patient's own comparison with the start, below 0 for worse. */
export const groc = instrument(
  'groc-1',
  z
    .strictObject({ scale: z.enum(['15-point', '7-point']), rating: answerOf(z.int().min(-7).max(7)) })
    .refine(({ scale, rating }) => !('given' in rating) || Math.abs(rating.given) <= grocScales[scale], {
      path: ['rating'],
      message: 'The seven-point scale goes from -3 to 3.',
    }),
  ({ rating }) => [derive('rating', 'points', { rating }, asEntered)],
  ({ scale }) => ({ scale }),
);
