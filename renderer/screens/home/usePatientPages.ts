import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { PatientSummary } from '#core/domain/patient.ts';
import { call } from '../../link.ts';
import { readKey } from '../../ui/data/reads.ts';

const pageSize = 100;

const page = (query: string, number: number) => {
  const input = { query, limit: pageSize, offset: number * pageSize };
  return { queryKey: readKey('patients.search', input), queryFn: () => call('patients.search', input), placeholderData: keepPreviousData };
};

export type PatientPages = {
  readonly total: number;
  /** The patient on line `index` of the list; undefined while its page is being read. */
  readonly at: (index: number) => PatientSummary | undefined;
  readonly failure: unknown;
  readonly loading: boolean;
  /** The list shown belongs to an earlier query. */
  readonly stale: boolean;
  readonly retry: () => void;
};

/** The patients found by `query`, of which only the pages between lines `first` and `last` are read. */
export function usePatientPages(query: string, first: number, last: number): PatientPages {
  const head = useQuery(page(query, 0));
  const from = Math.floor(first / pageSize);
  const to = Math.floor(last / pageSize);
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  const shown = useQueries({ queries: numbers.map((number) => page(query, number)) });
  return {
    total: head.data?.total ?? 0,
    at: (index) => {
      const number = Math.floor(index / pageSize);
      const data = number === 0 ? head.data : shown[number - from]?.data;
      return data?.patients[index % pageSize];
    },
    failure: head.error,
    loading: head.isPending,
    stale: head.isPlaceholderData,
    retry: () => void head.refetch(),
  };
}
