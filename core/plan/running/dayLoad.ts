import { z } from 'zod';
import { addDays } from '../../clinical/calendar.ts';
import { ownDefault, toVerify } from '../../domain/source.ts';

const sourceSchema = z.strictObject({
  words: z.string().trim().min(1).max(500),
  certainty: z.enum(['read', 'to-verify', 'calculated', 'own-default']),
});

/** Days by how they load the tendon, the lightest first; the clinic may have its own. */
export const dayLoadTableSchema = z
  .array(
    z
      .strictObject({
        load: z.enum(['light', 'medium', 'high']),
        /** Pain during, 0 to 10, and effort, 0 to 10: both up to this. */
        painUpTo: z.int().min(0).max(10),
        effortUpTo: z.number().min(0).max(10),
        limitsFrom: sourceSchema,
        /** Days without such a load after it. */
        recoveryDays: z.int().min(0).max(14),
        recoveryFrom: sourceSchema,
      })
      .readonly(),
  )
  .min(1)
  .max(3)
  .readonly()
  .refine((rows) => new Set(rows.map(({ load }) => load)).size === rows.length, { message: 'A load is named twice.' })
  .refine(
    (rows) =>
      rows.every((row, i) => {
        const before = rows[i - 1];
        return before === undefined || (before.painUpTo <= row.painUpTo && before.effortUpTo <= row.effortUpTo);
      }),
    { message: 'Each load allows at least what the lighter one does.' },
  );
export type DayLoadTable = z.infer<typeof dayLoadTableSchema>;
export type DayLoad = DayLoadTable[number];

const recovery = toVerify('Silbernagel and Crossley 2015: light, medium and high days with 0, 2 and 3 days to recover');
const limits = ownDefault('limits of pain and effort proposed here; those of Silbernagel and Crossley 2015 were not seen');

/** As delivered. */
export const dayLoadTable: DayLoadTable = [
  { load: 'light', painUpTo: 2, effortUpTo: 3, limitsFrom: limits, recoveryDays: 0, recoveryFrom: recovery },
  { load: 'medium', painUpTo: 3, effortUpTo: 6, limitsFrom: limits, recoveryDays: 2, recoveryFrom: recovery },
  { load: 'high', painUpTo: 5, effortUpTo: 10, limitsFrom: limits, recoveryDays: 3, recoveryFrom: recovery },
];

export type DayLoadVerdict =
  | { readonly known: true; readonly row: DayLoad; readonly nextDay: string }
  /** `beyond`: more pain or effort than any load allows. */
  | { readonly known: false; readonly reason: 'not-entered' | 'beyond' };

/** The load of a day by the worst of its pain and effort, and the first day of the next such load. Either unknown: no load. */
export function dayLoadOf(day: string, pain: number | null, effort: number | null, table: DayLoadTable = dayLoadTable): DayLoadVerdict {
  if (pain === null || effort === null) return { known: false, reason: 'not-entered' };
  const row = table.find(({ painUpTo, effortUpTo }) => pain <= painUpTo && effort <= effortUpTo);
  return row === undefined ? { known: false, reason: 'beyond' } : { known: true, row, nextDay: addDays(day, row.recoveryDays + 1) };
}
