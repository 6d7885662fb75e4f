import { z } from 'zod';
import { distances, fewEnough, recordedDistance, tooManyDistances } from './distance.ts';
import { instrument } from './instrument.ts';

/** Weight-bearing lunge: big toe to wall in cm, heel down and knee touching the wall. */
export const kneeToWall = instrument(
  'knee-to-wall-1',
  z.strictObject(distances(25)).refine(fewEnough, tooManyDistances),
  (entered) => [recordedDistance(entered)],
  ({ record }) => ({ record }),
);
