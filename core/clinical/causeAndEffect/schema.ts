import { z } from 'zod';
import { sourceSchema } from '../../domain/source.ts';
import { differenceRowSchema } from '../../gait/schema.ts';
import { notJudgedReasons } from '../change.ts';
import { measureKeys } from '../outcomes/definition.ts';
import { type Effect, pairingFaults } from './compare.ts';

const detectable = z.object({ value: z.number(), source: sourceSchema });

export const effectSchema = z.union([
  z.object({ verdict: z.enum(['better', 'worse', 'within-error']), delta: z.number(), unit: z.string(), detectable }),
  z.object({
    verdict: z.literal('not-comparable'),
    reason: z.enum([...pairingFaults, ...notJudgedReasons, 'other-test', 'other-side', 'other-unit', 'other-circumstances']),
    differing: z.array(z.string()).readonly(),
    delta: z.number().nullable(),
  }),
]) satisfies z.ZodType<Effect>;

/** What an intervention did within a visit, made anew from both ends each time it is asked for. */
export const pairingEffectSchema = z.discriminatedUnion('of', [
  /** A part of the pairing is not there yet, or was removed since. */
  z.object({ of: z.literal('incomplete'), missing: z.array(z.enum(['baseline', 'intervention', 'retest'])) }),
  z.object({ of: z.literal('test'), effects: z.array(z.object({ measure: z.enum(measureKeys), effect: effectSchema })) }),
  z.object({ of: z.literal('clip'), fault: z.enum(pairingFaults).nullable(), rows: z.array(differenceRowSchema).readonly() }),
]);
export type PairingEffect = z.infer<typeof pairingEffectSchema>;
