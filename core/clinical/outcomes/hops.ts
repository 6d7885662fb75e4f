import { z } from 'zod';
import { answerOf } from '../answer.ts';
import { painAnswer } from '../entry.ts';
import { distances, fewEnough, recordedDistance, tooManyDistances } from './distance.ts';
import { instrument } from './instrument.ts';
import { heightFromFlight, reactiveStrength } from './jumpPhysics.ts';
import { asEntered, derive } from './scored.ts';

/**
 * Twenty-five hops in a row: mean time in the air and on the ground, the height of a hop of the mean flight time, and its reactive strength. A hop of mean flight time is a
 * little lower than the mean of the hops.
 */
export const hops25 = instrument(
  'hops-25-1',
  z.strictObject({
    meanFlightMs: answerOf(z.number().positive().max(1500)),
    meanContactMs: answerOf(z.number().positive().max(3000)),
    legs: z.enum(['one', 'two']),
    pain: painAnswer,
  }),
  ({ meanFlightMs, meanContactMs }) => [
    derive('flight-time', 'ms', { meanFlightMs }, asEntered),
    derive('contact-time', 'ms', { meanContactMs }, asEntered),
    derive('jump-height', 'cm', { meanFlightMs }, ([ms = Number.NaN]) => 100 * heightFromFlight(ms / 1000), ['height-from-flight-time']),
    derive(
      'reactive-strength',
      'm/s',
      { meanFlightMs, meanContactMs },
      ([flight = Number.NaN, contact = Number.NaN]) => reactiveStrength(heightFromFlight(flight / 1000), contact / 1000),
      ['height-from-flight-time'],
    ),
  ],
  ({ legs }) => ({ legs }),
);

/** Single hop for distance on one leg, in cm. */
export const singleHop = instrument(
  'single-hop-1',
  z.strictObject({ ...distances(400), pain: painAnswer }).refine(fewEnough, tooManyDistances),
  (entered) => [recordedDistance(entered)],
  ({ record }) => ({ record }),
);

/** Hops on one leg before it hurts. */
export const hopCount = instrument(
  'hop-count-1',
  z.strictObject({ hops: answerOf(z.int().min(0).max(1000)), pain: painAnswer }),
  ({ hops }) => [derive('hops', 'hops', { hops }, asEntered)],
);
