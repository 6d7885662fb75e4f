import { z } from 'zod';
import { answerOf } from '../answer.ts';
import { line, painAnswer } from '../entry.ts';
import { heelRaiseStops } from './heelRaiseProtocol.ts';
import { instrument } from './instrument.ts';
import { asEntered, derive } from './scored.ts';

/** Standard acceleration as the work formula takes it, m/s2. */
const gravity = 9.81;
/** What rounding of each height may add up to, in cm a raise. */
const roundingCm = 0.1;

const input = z
  .strictObject({
    reps: answerOf(z.int().min(0).max(200)),
    /** Of the highest raise. */
    peakHeightCm: answerOf(z.number().min(0).max(30)),
    /** Of all raises together, upwards only. */
    totalHeightCm: answerOf(z.number().min(0).max(6000)),
    /** Body mass on the day, kg. */
    massKg: answerOf(z.number().min(2).max(400)),
    inclineDegrees: answerOf(z.number().min(0).max(45)),
    metronomePerMinute: answerOf(z.int().min(10).max(240)),
    pain: z.strictObject({ before: painAnswer, highest: painAnswer, after: painAnswer }),
    stopped: answerOf(z.array(z.enum(heelRaiseStops)).min(1)),
    shoes: answerOf(line.min(1)),
  })
  .refine(
    ({ reps, peakHeightCm, totalHeightCm }) =>
      !('given' in reps && 'given' in peakHeightCm && 'given' in totalHeightCm) ||
      totalHeightCm.given <= reps.given * (peakHeightCm.given + roundingCm),
    { path: ['totalHeightCm'], message: 'The total height is more than so many raises of the peak height.' },
  );

/** Raises, heights and concentric work of a heel-raise endurance test on one leg. Work in J is mass (kg) times 9.81 times total height (m). */
const heelRaiseTest = (algorithm: string) =>
  instrument(
    algorithm,
    input,
    ({ reps, peakHeightCm, totalHeightCm, massKg }) => [
      derive('reps', 'reps', { reps }, asEntered),
      derive('peak-height', 'cm', { peakHeightCm }, asEntered),
      derive('total-height', 'cm', { totalHeightCm }, asEntered),
      derive('work', 'J', { massKg, totalHeightCm }, ([mass = Number.NaN, height = Number.NaN]) => mass * gravity * (height / 100)),
    ],
    ({ inclineDegrees, metronomePerMinute }) => ({
      inclineDegrees: 'given' in inclineDegrees ? inclineDegrees.given : null,
      metronomePerMinute: 'given' in metronomePerMinute ? metronomePerMinute.given : null,
    }),
  );

export const heelRaise = heelRaiseTest('heel-raise-1');
/** Knee bent, for the soleus: a test of its own, never in one line with the straight knee. */
export const heelRaiseBent = heelRaiseTest('heel-raise-bent-1');
