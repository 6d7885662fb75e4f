import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Output } from '#core/contract/api.ts';
import { useRead } from '../../../ui/data/reads.ts';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';

/** The clinic's tables once they are read. */
export function WithTables({ children }: { readonly children: (tables: Output<'clinicTables.get'>) => ReactNode }) {
  const tables = useRead('clinicTables.get', {});
  if (tables.isError) return <FailureNotice thrown={tables.error} onRetry={() => void tables.refetch()} />;
  if (!tables.data) return <Skeleton height={300} />;
  return <Stack gap="lg">{children(tables.data)}</Stack>;
}
