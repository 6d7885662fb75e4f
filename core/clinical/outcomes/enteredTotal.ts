import { z } from 'zod';
import { answerOf } from '../answer.ts';
import { instrument } from './instrument.ts';
import { asEntered, derive } from './scored.ts';

/**
 * An instrument whose total is worked out on its own form and entered: its items or their licence are not ours to hold. Ends included.
 */
const enteredTotal = (algorithm: string, min: number, max: number, whole: boolean) =>
  instrument(algorithm, z.strictObject({ total: answerOf((whole ? z.int() : z.number()).min(min).max(max)) }), ({ total }) => [
    derive('total', 'points', { total }, asEntered),
  ]);

export const visaASed = enteredTotal('visa-a-sed-1', 0, 100, true);
export const tendinsA = enteredTotal('tendins-a-1', 0, 100, false);
export const tsk11 = enteredTotal('tsk-11-1', 11, 44, true);
/** After items 4, 8, 12 and 16 were reversed on the form. */
export const tsk17 = enteredTotal('tsk-17-1', 17, 68, true);
export const pcs = enteredTotal('pcs-1', 0, 52, true);
