import { z } from 'zod';
import { type ClinicTable, type ClinicTables, clinicTableSchemas, deliveredTables } from '#core/clinical/clinicTables.ts';
import type { Clinician } from '#core/clinical/entry.ts';
import { tablesOf } from '#core/clinical/treatment/clinicRules.ts';
import { clinicSchema } from '#core/domain/settings.ts';
import { setting } from '#db/repositories/settings.ts';
import type { ReadDb } from '#db/sql.ts';
import type { AppContext } from '../context.ts';

/** Under which name a table of the clinic stands in the record. */
export const settingOf = (table: ClinicTable): string => `clinic-table-${table}`;

const storedSchema = z.object({ revision: z.int().nonnegative().default(0), value: z.unknown().optional() });

/** A table of the clinic with how often it was changed; as delivered where it never was. */
export function clinicTable<T extends ClinicTable>(db: ReadDb, table: T): { readonly revision: number; readonly value: ClinicTables[T] } {
  const { revision, value } = setting(db, settingOf(table), storedSchema);
  if (value === undefined) return { revision, value: deliveredTables[table] };
  return { revision, value: clinicTableSchemas[table].parse(value) as ClinicTables[T] };
}

/** The tables by which treatments are judged in this clinic. */
export const treatmentTables = (db: ReadDb): ReturnType<typeof tablesOf> => tablesOf(clinicTable(db, 'rules').value);

/** Who is at the keyboard, with the role that the clinic gave that name; a physiotherapist where it gave none. */
export function clinicianOf({ db }: Pick<AppContext, 'db'>): Clinician {
  const { clinician, registration } = setting(db, 'clinic', clinicSchema);
  const known = clinicTable(db, 'clinicians').value.find(({ name }) => name.toLowerCase() === clinician.toLowerCase());
  return known ?? { name: clinician || 'Clinician', role: 'physiotherapist', registration };
}
