import { z } from 'zod';
import { certainties, type Source } from '../../domain/source.ts';
import { type InstrumentId, instrumentIds, type Mcid, type Mdc, type MeasureKey, measureKeys } from './definition.ts';
import { measureOf } from './table.ts';

/** A clinic's own threshold in place of the table's, with where it is from and how sure that is. */
export const thresholdOverrideSchema = z
  .strictObject({
    instrument: z.enum(instrumentIds),
    measure: z.enum(measureKeys),
    kind: z.enum(['mdc', 'mcid']),
    /** Weeks after the start for which an MCID holds; null: whenever, in place of all of the table's. */
    weeks: z.number().positive().max(520).nullable(),
    /** Size in the measure's unit; null: none is to be used. */
    value: z.number().positive().nullable(),
    words: z.string().trim().min(1, 'Say where the number is from.').max(500),
    certainty: z.enum(certainties),
  })
  .superRefine(({ instrument, measure, kind, weeks, value }, context) => {
    const definition = measureOf(instrument, measure);
    if (definition === undefined) {
      context.addIssue({ code: 'custom', path: ['measure'], message: `${instrument} gives no ${measure}.` });
      return;
    }
    const { min, max } = definition.range;
    if (value !== null && value > max - min)
      context.addIssue({ code: 'custom', path: ['value'], message: `More than the whole range of ${min} to ${max} ${definition.unit}.` });
    if (kind === 'mdc' && weeks !== null)
      context.addIssue({ code: 'custom', path: ['weeks'], message: 'Measurement error has no time after the start.' });
  });
export type ThresholdOverride = z.infer<typeof thresholdOverrideSchema>;

const placeOf = ({ instrument, measure, kind, weeks }: ThresholdOverride): string => [instrument, measure, kind, weeks].join('|');

export const thresholdOverridesSchema = z
  .array(thresholdOverrideSchema)
  .max(500)
  .refine((overrides) => new Set(overrides.map(placeOf)).size === overrides.length, { message: 'A threshold is given twice.' });

/** What judges a measure: measurement error and noticeable change, kept apart; `byClinic` where the clinic gave it. */
export type Thresholds = {
  readonly mdc: { readonly value: number; readonly of: string; readonly source: Source; readonly byClinic: boolean } | null;
  readonly mcid: readonly (Mcid & { readonly byClinic: boolean })[];
};

const unclinical = (mdc: Mdc | undefined): Thresholds['mdc'] =>
  mdc === undefined ? null : { value: mdc.value, of: mdc.of, source: mdc.source, byClinic: false };

/**
 * The table's thresholds with the clinic's own in their place. A clinic's MCID for some weeks takes the place of the table's of those weeks, or stands beside the others; one
 * for any time takes the place of all. "Much better" and what is shown as context stay.
 */
export function thresholdsOf(instrument: InstrumentId, measure: MeasureKey, overrides: readonly ThresholdOverride[] = []): Thresholds {
  const definition = measureOf(instrument, measure);
  const own = overrides.filter((override) => override.instrument === instrument && override.measure === measure);
  const ownMdc = own.find(({ kind }) => kind === 'mdc');
  const ownMcid = own.filter(({ kind }) => kind === 'mcid');
  const kept = (definition?.mcid ?? [])
    .filter(
      ({ standing, grade, weeks }) =>
        standing === 'context' || grade !== 'better' || !ownMcid.some((one) => one.weeks === null || one.weeks === weeks),
    )
    .map((mcid) => ({ ...mcid, byClinic: false }));
  const added = ownMcid.flatMap(({ value, weeks, words, certainty }) =>
    value === null
      ? []
      : [
          {
            points: value,
            percent: null,
            grade: 'better' as const,
            weeks,
            interval: null,
            standing: 'default' as const,
            of: 'this clinic',
            source: { words, certainty },
            byClinic: true,
          },
        ],
  );
  return {
    mdc:
      ownMdc === undefined
        ? unclinical(definition?.mdc.find(({ standing }) => standing === 'default'))
        : ownMdc.value === null
          ? null
          : { value: ownMdc.value, of: 'this clinic', source: { words: ownMdc.words, certainty: ownMdc.certainty }, byClinic: true },
    mcid: [...added, ...kept],
  };
}
