import { z } from 'zod';
import { day } from '../../domain/patient.ts';
import { bodySide } from '../site.ts';
import type { InstrumentId, MeasureKey } from './definition.ts';
import type { Variant } from './instrument.ts';
import { instruments } from './instruments.ts';
import { type Derived, derivedSchema } from './scored.ts';
import { instrumentOf } from './table.ts';

const entryOf = <Id extends InstrumentId>(id: Id) => {
  const { sides } = instrumentOf(id);
  return z.strictObject({
    instrument: z.literal(id),
    side: bodySide.refine((side) => sides.includes(side), { message: 'Of one leg: enter each leg on its own.' }),
    measuredOn: day,
    input: instruments[id].input as (typeof instruments)[Id]['input'],
  });
};

const entries = [
  entryOf('visa-a'),
  entryOf('visa-a-sed'),
  entryOf('tendins-a'),
  entryOf('nprs'),
  entryOf('vas'),
  entryOf('lefs'),
  entryOf('morning-stiffness'),
  entryOf('knee-to-wall'),
  entryOf('heel-raise'),
  entryOf('heel-raise-bent'),
  entryOf('countermovement-jump'),
  entryOf('drop-jump'),
  entryOf('hops-25'),
  entryOf('single-hop'),
  entryOf('hop-count'),
  entryOf('psfs'),
  entryOf('groc'),
  entryOf('tsk-11'),
  entryOf('tsk-17'),
  entryOf('pcs'),
] as const;

/** What is entered: which instrument, of which side, on which day, item by item. */
export const outcomeEntrySchema = z.discriminatedUnion('instrument', entries);
export type OutcomeEntry = z.infer<typeof outcomeEntrySchema>;

/**
 * What is kept: the entry as it was given, the numbers made of it, and the version of the scoring. Numbers of the version in force must be those that it makes; those of an
 * older one stand as they were.
 */
export const outcomeSchema = z
  .strictObject({ entry: outcomeEntrySchema, derived: z.array(derivedSchema).min(1), algorithm: z.string().min(1).max(40) })
  .superRefine(({ entry, derived, algorithm }, context) => {
    const scoring = instruments[entry.instrument];
    if (algorithm !== scoring.algorithm) return;
    const made = scoring.score(entry.input);
    if (!sameNumbers(made, derived))
      context.addIssue({ code: 'custom', path: ['derived'], message: 'The numbers are not those of the items.' });
  });
export type Outcome = z.infer<typeof outcomeSchema>;

/** Sixteen digits survive a database; anything further apart than this was not made of the same items. */
const sameNumber = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.abs(a));

const sameNumbers = (a: readonly Derived[], b: readonly Derived[]): boolean =>
  a.length === b.length &&
  a.every(({ measure, unit, value }, index) => {
    const other = b[index];
    return other !== undefined && other.measure === measure && other.unit === unit && sameNumber(value, other.value);
  });

/** Scores an entry. Nothing is left out: a measure that lacks items is there with their names. */
export function scored(entry: OutcomeEntry): Outcome {
  const { score, algorithm } = instruments[entry.instrument];
  return { entry, derived: [...score(entry.input)], algorithm };
}

/** One measure of a scored entry; undefined where the instrument has no such measure. */
export const derivedOf = ({ derived }: Outcome, measure: MeasureKey): Derived | undefined => derived.find((one) => one.measure === measure);

/** Under what an entry was taken. */
export const variantOf = ({ entry }: Outcome): Variant => instruments[entry.instrument].variant(entry.input);

/** Complete when every measure has its number. */
export const isComplete = ({ derived }: Outcome): boolean => derived.every(({ value }) => value !== null);
