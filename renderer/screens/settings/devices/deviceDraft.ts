import type { z } from 'zod';
import { clinicTableSchemas } from '#core/clinical/clinicTables.ts';
import {
  type focalAreaSchema,
  type ShockwaveDevice,
  type ShockwaveDeviceId,
  type ShockwaveType,
  shockwaveDeviceId,
} from '#core/clinical/treatment/shockwaveDevice.ts';

/** A number that is not filled in yet is null. */
type Typed<T> = { readonly [K in keyof T]: T[K] extends number ? number | null : T[K] };

export type ApplicatorDraft = { readonly name: string; readonly sizeMm: number | null };
export type ConversionDraft = Typed<{ readonly applicator: string; readonly bar: number; readonly energyFluxDensity: number }> & {
  /** Null: the device's own source. */
  readonly source: ShockwaveDevice['source'] | null;
};
type FocalAreaDraft = Typed<z.infer<typeof focalAreaSchema>>;

/** A device while it is filled in. What a kind does not have is written only for the kinds that have it. */
export type DeviceDraft = {
  readonly id: ShockwaveDeviceId;
  readonly type: ShockwaveType;
  readonly name: string;
  readonly generator: ShockwaveDevice['generator'];
  /** Least and most, in bar or mJ/mm2 by the kind. */
  readonly least: number | null;
  readonly most: number | null;
  readonly maxHz: number | null;
  /** Size: diameter of a radial applicator, stand-off of the others, in mm. */
  readonly applicators: readonly ApplicatorDraft[];
  readonly conversions: readonly ConversionDraft[];
  readonly focalArea: FocalAreaDraft | null;
  readonly serviceDue: string | null;
  readonly handpiece: Typed<NonNullable<ShockwaveDevice['handpiece']>> | null;
  readonly source: ShockwaveDevice['source'];
  readonly note: string;
};

type DeviceEntry = { readonly id: ShockwaveDeviceId; readonly facts: ShockwaveDevice };

export const newDevice = (id: string): DeviceDraft => ({
  id: shockwaveDeviceId.parse(id),
  type: 'radial',
  name: '',
  generator: 'pneumatic',
  least: null,
  most: null,
  maxHz: null,
  applicators: [{ name: '', sizeMm: null }],
  conversions: [],
  focalArea: null,
  serviceDue: null,
  handpiece: null,
  source: { words: '', certainty: 'read' },
  note: '',
});

const isSame = (a: ShockwaveDevice['source'], b: ShockwaveDevice['source']): boolean => a.words === b.words && a.certainty === b.certainty;

export function draftOf({ id, facts }: DeviceEntry): DeviceDraft {
  const { name, generator, maxHz, serviceDue, handpiece, source, note, type } = facts;
  const common = { id, type, name, generator, maxHz, serviceDue, handpiece, source, note };
  if (facts.type === 'radial')
    return {
      ...common,
      least: facts.bar.min,
      most: facts.bar.max,
      applicators: facts.applicators.map((one) => ({ name: one.name, sizeMm: one.diameterMm })),
      conversions: facts.conversions.map((one) => ({ ...one, source: isSame(one.source, source) ? null : one.source })),
      focalArea: null,
    };
  return {
    ...common,
    least: facts.energyFluxDensity.min,
    most: facts.energyFluxDensity.max,
    applicators: facts.applicators.map((one) => ({ name: one.name, sizeMm: one.standOffMm })),
    conversions: [],
    focalArea: facts.focalArea,
  };
}

/** The entry that a draft would make; not yet checked. */
function entryOf(draft: DeviceDraft): unknown {
  const { id, type, name, generator, least, most, maxHz, applicators, conversions, focalArea, serviceDue, handpiece, source, note } = draft;
  const common = { name, generator, maxHz, serviceDue, handpiece, source, note };
  const range = { min: least, max: most };
  const facts =
    type === 'radial'
      ? {
          ...common,
          type,
          bar: range,
          applicators: applicators.map((one) => ({ name: one.name, diameterMm: one.sizeMm })),
          conversions: conversions.map((one) => ({ ...one, source: one.source ?? source })),
        }
      : {
          ...common,
          type,
          energyFluxDensity: range,
          applicators: applicators.map((one) => ({ name: one.name, standOffMm: one.sizeMm })),
          focalArea,
        };
  return { id, facts };
}

/** Where the fields of the record stand in the draft. */
const places: readonly (readonly [RegExp, string])[] = [
  [/^(bar|energyFluxDensity)\.min$/, 'least'],
  [/^(bar|energyFluxDensity)\.max$/, 'most'],
  [/^(bar|energyFluxDensity)$/, 'most'],
  [/^(applicators\.\d+)\.(diameterMm|standOffMm)$/, '$1.sizeMm'],
];

/** Fields that are wrong or missing, by device ('0.name'), in the draft's own names; null where the whole table can be written. */
export function wrongIn(drafts: readonly DeviceDraft[]): Readonly<Record<string, string>> | null {
  const parsed = clinicTableSchemas.devices.safeParse(drafts.map(entryOf));
  if (parsed.success) return null;
  return Object.fromEntries(
    parsed.error.issues.toReversed().map(({ path, message }) => {
      const [device, , ...rest] = path;
      const field = places.reduce((name, [from, to]) => name.replace(from, to), rest.join('.'));
      return [`${String(device)}.${field}`, message];
    }),
  );
}

/** The table as it is written. Throws what the schema throws where something is missing. */
export const entriesOf = (drafts: readonly DeviceDraft[]): DeviceEntry[] => clinicTableSchemas.devices.parse(drafts.map(entryOf));
