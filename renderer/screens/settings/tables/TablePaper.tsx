import { Alert, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftBadge, DraftNotice } from '../../../ui/drafts/DraftBadge.tsx';
import type { TableDraft } from './useClinicTable.ts';

type Props<V> = {
  readonly title: string;
  readonly explain: string;
  readonly table: TableDraft<V>;
  /** The table in words, for when two windows changed it. */
  readonly words: (value: V) => string;
  readonly children: ReactNode;
};

/** One table of the clinic on a page: what it is, whether it is stored, and what stands in the way of that. */
export function TablePaper<V>({ title, explain, table, words, children }: Props<V>) {
  const { t } = useTranslation('recordKeeping');
  const whole = table.wrong('');
  return (
    <Paper p="lg" component="section" aria-label={title}>
      <Stack>
        <Group justify="space-between">
          <Title order={2}>{title}</Title>
          <DraftBadge status={table.draft.status} />
        </Group>
        <Text c="dimmed">{explain}</Text>
        <DraftNotice draft={table.draft} label={() => t('list.whole')} show={(_, value) => words(value as V) || t('list.nothing')} />
        {whole !== undefined && (
          <Alert color="red" variant="light" role="alert">
            {whole}
          </Alert>
        )}
        {children}
      </Stack>
    </Paper>
  );
}
