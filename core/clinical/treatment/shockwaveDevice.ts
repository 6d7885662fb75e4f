import { z } from 'zod';
import type { Brand } from '../../domain/brand.ts';
import { certainties } from '../../domain/source.ts';
import { line } from '../entry.ts';

export type ShockwaveDeviceId = Brand<string, 'ShockwaveDeviceId'>;
export const shockwaveDeviceId = z.uuid().transform((id) => id as ShockwaveDeviceId);

/** Drive pressure of a radial device in bar; energy flux density of the others in mJ/mm2; frequency in Hz. */
const bar = z.number().positive().max(20);
const energyFluxDensity = z.number().positive().max(5);
const hertz = z.number().positive().max(100);

export const generators = ['pneumatic', 'ballistic-electromagnetic', 'electrohydraulic', 'electromagnetic', 'piezoelectric'] as const;
const source = z.strictObject({ words: z.string().trim().min(1).max(500), certainty: z.enum(certainties) });
const applicatorName = z.string().trim().min(1).max(80);
const energyApplicator = z.strictObject({ name: applicatorName, standOffMm: z.number().min(0).max(200).nullable() });

const common = {
  name: z.string().trim().min(1, 'Name the device.').max(120),
  generator: z.enum(generators),
  maxHz: hertz,
  /** Day from which it should have been serviced; null where the clinic keeps none. */
  serviceDue: z.iso.date().nullable(),
  /** Impulses that the handpiece has given since its last kit, as read; and how many a kit is good for. */
  handpiece: z.strictObject({ impulses: z.int().nonnegative(), lastsFor: z.int().positive() }).nullable(),
  /** Where these limits were read. */
  source,
  note: line.default(''),
};

/** Bar at an applicator and the energy flux density (mJ/mm2) that the maker states for it. Holds for this device alone: there is no conversion for all. */
export const conversionSchema = z.strictObject({ applicator: applicatorName, bar, energyFluxDensity, source });

/** The area of the focus in mm2, and at which edge it ends: the two usual ones differ by a lot. */
export const focalAreaSchema = z.strictObject({ mm2: z.number().positive().max(2000), edge: z.enum(['minus-6-db', '5-mpa']) });

const ranged = <T extends { readonly min: number; readonly max: number }>({ min, max }: T): boolean => min <= max;
const inOrder = { message: 'The least is more than the most.' };
const energyRange = z.strictObject({ min: energyFluxDensity, max: energyFluxDensity }).refine(ranged, inOrder);
const energyFields = {
  ...common,
  energyFluxDensity: energyRange,
  applicators: z.array(energyApplicator).min(1).max(40),
  focalArea: focalAreaSchema.nullable(),
};

/** A device as the clinic has it, with its own limits. A radial one is driven by pressure and states no energy; focused and planar (defocused) ones state energy. */
export const shockwaveDeviceSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('radial'),
    bar: z.strictObject({ min: bar, max: bar }).refine(ranged, inOrder),
    applicators: z
      .array(z.strictObject({ name: applicatorName, diameterMm: z.number().positive().max(100).nullable() }))
      .min(1)
      .max(40),
    conversions: z.array(conversionSchema).max(400),
  }),
  z.strictObject({ ...energyFields, type: z.literal('focused') }),
  z.strictObject({ ...energyFields, type: z.literal('planar') }),
]);
export type ShockwaveDevice = z.infer<typeof shockwaveDeviceSchema>;
export type ShockwaveType = ShockwaveDevice['type'];
