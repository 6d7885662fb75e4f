import type { z } from 'zod';

/** Whose the rows of a table are. */
export type Ownership =
  /** The patient. */
  | { readonly of: 'patient-itself' }
  /** Of whom the row of `parent` is that `column` names; `key` is the parent's column, `id` where it is not said. */
  | { readonly of: 'patient'; readonly column: string; readonly parent: string; readonly key?: string }
  /** Of two patients at once: only where both belong to what is taken out and `where` holds, else of the clinic. */
  | { readonly of: 'two-patients'; readonly columns: readonly [string, string]; readonly where: string }
  /** The log of what was done: lines about things of a patient go with the patient, all of them with the clinic. */
  | { readonly of: 'audit' }
  /** Of nobody in particular: settings and what else is the clinic's. */
  | { readonly of: 'clinic' }
  /** Made of other tables and made again when they are read in. */
  | { readonly of: 'derived'; readonly because: string };

/**
 * A table of the record as it leaves in a folder and comes back. A new table needs one entry in `tables.ts` and nothing else: its rows then go out with their patient, the
 * schema says what they hold, and reading in checks and brings them back.
 */
export type RecordTable = {
  readonly table: string;
  readonly owner: Ownership;
  /** What a column holds beyond its SQL type. Each column that holds JSON has one; so has each from which a place in the data folder is made. */
  readonly columns: Readonly<Record<string, z.ZodType>>;
  /** Column with a recording's id, in a table whose rows trace a body from frame to frame: they stay here where the clip has to. */
  readonly traces?: string;
  /** The log names its rows by their `id`; `files-too`: and files that were made of them. */
  readonly logged?: 'rows' | 'files-too';
};

/** Columns that hold JSON are told by their name, throughout the record. */
export const holdsJson = (column: string): boolean => column === 'json' || column.endsWith('_json');
