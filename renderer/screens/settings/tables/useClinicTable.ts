import { useEffect, useRef } from 'react';
import { type ClinicTables, clinicTableSchemas } from '#core/clinical/clinicTables.ts';
import type { Input, Output } from '#core/contract/api.ts';
import { call } from '../../../link.ts';
import type { Stored } from '../../../ui/drafts/draftKeeper.ts';
import { type Draft, useDraft } from '../../../ui/drafts/useDraft.ts';

/** The tables that are written through; consent texts and wordings are added and removed whole. */
export type WrittenTable =
  | 'noteTemplates'
  | 'snippets'
  | 'clinicians'
  | 'thresholds'
  | 'retention'
  | 'consentAge'
  | 'rules'
  | 'redFlags'
  | 'reportTemplate';
type Tables = Output<'clinicTables.get'>;
type Kept<T extends WrittenTable> = { readonly value: ClinicTables[T] };

export type TableDraft<V> = {
  readonly value: V;
  readonly draft: Draft<{ readonly value: V }>;
  readonly edit: (value: V) => void;
  /** Sentence for a place such as '3.name' that cannot be stored as it is. */
  readonly wrong: (place: string) => string | undefined;
  /** Changes what is there now, also when the page was left in the meantime. For undo. */
  readonly put: (change: (now: V) => V) => Promise<void>;
};

const storedOf = <T extends WrittenTable>(tables: Tables, table: T): Stored<Kept<T>> => {
  const { revision, value } = tables[table];
  return { details: { value: value as ClinicTables[T] }, revision };
};

/** A policy that changes gets another version; counted, so that none comes twice. */
function versioned<T extends WrittenTable>(table: T, value: ClinicTables[T], revision: number): unknown {
  return table === 'retention' ? { ...(value as ClinicTables['retention']), version: `retention-${revision + 2}` } : value;
}

async function store<T extends WrittenTable>(table: T, value: ClinicTables[T], revision: number): Promise<Stored<Kept<T>>> {
  const input = { table, revision, value: versioned(table, value, revision) } as Input<'clinicTables.set'>;
  return storedOf(await call('clinicTables.set', input), table);
}

/** Sentence by place of what cannot be stored as it is; null when all can. */
function wrongIn(table: WrittenTable, value: unknown): Readonly<Record<string, string>> | null {
  const parsed = clinicTableSchemas[table].safeParse(value);
  if (parsed.success) return null;
  return Object.fromEntries(parsed.error.issues.toReversed().map(({ path, message }) => [path.join('.'), message]));
}

/** One table of the clinic as a draft: written through as soon as all of it can be stored; changed in two windows, the clinician decides. */
export function useClinicTable<T extends WrittenTable>(tables: Tables, table: T): TableDraft<ClinicTables[T]> {
  const draft = useDraft<Kept<T>>(`clinic-table:${table}`, storedOf(tables, table), {
    save: ({ value }, revision) => store(table, value, revision),
    read: async () => storedOf(await call('clinicTables.get', {}), table),
    check: ({ value }) => wrongIn(table, value),
    // A number is typed digit by digit: a longer pause keeps half of it out of the record.
    pauseMs: 900,
    longestMs: 3000,
  });
  const { value } = draft.draft;
  const fields: Readonly<Record<string, string>> = draft.status.kind === 'invalid' ? draft.status.fields : {};
  const latest = useRef<ClinicTables[T] | null>(value);
  useEffect(() => {
    latest.current = value;
    return () => {
      latest.current = null;
    };
  }, [value]);
  const edit = (next: ClinicTables[T]): void => draft.edit({ value: next });
  return {
    value,
    draft,
    edit,
    wrong: (place) => fields[place] ?? fields[`value.${place}`],
    put: async (change) => {
      if (latest.current !== null) {
        edit(change(latest.current));
        draft.flush();
        return;
      }
      const { details, revision } = storedOf(await call('clinicTables.get', {}), table);
      await store(table, change(details.value), revision);
    },
  };
}
