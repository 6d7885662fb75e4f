import { notAsked } from '../answer.ts';
import type { BodySide } from '../site.ts';
import type { InstrumentId } from './definition.ts';
import { type OutcomeEntry, outcomeEntrySchema } from './record.ts';
import { emptyVisaA } from './visaAForm.ts';

const total = { total: notAsked };
const pain = { kind: 'now', task: null, window: 'this-moment' };
const distance = { trialsCm: notAsked, record: 'best-of-3' };
const jump = { record: 'best-of-3', method: 'flight-time', legs: 'one', pain: notAsked, jumps: notAsked };
const heelRaise = {
  reps: notAsked,
  peakHeightCm: notAsked,
  totalHeightCm: notAsked,
  massKg: notAsked,
  inclineDegrees: notAsked,
  metronomePerMinute: notAsked,
  pain: { before: notAsked, highest: notAsked, after: notAsked },
  stopped: notAsked,
  shoes: notAsked,
};

/** What of a form has to be chosen before anything is answered, as it is usually done; everything else is not asked. */
const inputs: Readonly<Record<InstrumentId, unknown>> = {
  'visa-a': emptyVisaA,
  'visa-a-sed': total,
  'tendins-a': total,
  nprs: { rating: notAsked, ...pain },
  vas: { mm: notAsked, ...pain },
  lefs: { items: Array.from({ length: 20 }, () => notAsked) },
  'morning-stiffness': { minutes: notAsked },
  'knee-to-wall': distance,
  'heel-raise': heelRaise,
  'heel-raise-bent': heelRaise,
  'countermovement-jump': jump,
  'drop-jump': { ...jump, dropCm: notAsked },
  'hops-25': { meanFlightMs: notAsked, meanContactMs: notAsked, legs: 'one', pain: notAsked },
  'single-hop': { ...distance, pain: notAsked },
  'hop-count': { hops: notAsked, pain: notAsked },
  psfs: { activities: [] },
  groc: { scale: '15-point', rating: notAsked },
  'tsk-11': total,
  'tsk-17': total,
  pcs: total,
};

/** An entry with nothing answered. Throws what the schema throws for a side that the instrument does not take. */
export const emptyEntry = (instrument: InstrumentId, side: BodySide, measuredOn: string): OutcomeEntry =>
  outcomeEntrySchema.parse({ instrument, side, measuredOn, input: inputs[instrument] });

/** How a test was done, which has to be the same next time: carried to the next entry. What was found is not. */
const conditionsOf: Readonly<Partial<Record<InstrumentId, readonly string[]>>> = {
  nprs: ['kind', 'task', 'window'],
  vas: ['kind', 'task', 'window'],
  'knee-to-wall': ['record'],
  'heel-raise': ['massKg', 'inclineDegrees', 'metronomePerMinute', 'shoes'],
  'heel-raise-bent': ['massKg', 'inclineDegrees', 'metronomePerMinute', 'shoes'],
  'countermovement-jump': ['record', 'method', 'legs'],
  'drop-jump': ['record', 'method', 'legs', 'dropCm'],
  'hops-25': ['legs'],
  'single-hop': ['record'],
  groc: ['scale'],
};

/** "Same as last time": the same instrument and side under the same conditions, with nothing answered. Activities of the patient's own are named again. */
export function repeatEntry(last: OutcomeEntry, measuredOn: string): OutcomeEntry {
  const { instrument, side } = last;
  const carried = conditionsOf[instrument] ?? [];
  const kept = Object.fromEntries(Object.entries(last.input).filter(([field]) => carried.includes(field)));
  const activities =
    last.instrument === 'psfs' ? { activities: last.input.activities.map(({ name }) => ({ name, rating: notAsked })) } : {};
  const empty = emptyEntry(instrument, side, measuredOn);
  return outcomeEntrySchema.parse({ ...empty, input: { ...empty.input, ...kept, ...activities } });
}
