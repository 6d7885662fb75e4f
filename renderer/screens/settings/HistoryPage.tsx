import { Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { timeOf } from '../../ui/words.ts';

const shownEntries = 500;

/** The record's log: who did what, when, newest first. */
export function HistoryPage() {
  const { t } = useTranslation('settings');
  const [query, setQuery] = useState('');
  const log = useRead('audit.list', { limit: shownEntries });
  const wanted = query.trim().toLowerCase();
  const entries = (log.data ?? []).filter((entry) =>
    [entry.actor, entry.action, entry.entity, entry.entityId, entry.detail].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <Paper p="lg">
      <Stack>
        <Title order={2}>{t('history.title')}</Title>
        <Text c="dimmed">{t('history.explain', { count: shownEntries })}</Text>
        {log.isError && <FailureNotice thrown={log.error} onRetry={() => void log.refetch()} />}
        {log.data?.length === 0 && <Text>{t('history.empty')}</Text>}
        {log.data && log.data.length > 0 && (
          <>
            <TextInput
              aria-label={t('history.search')}
              placeholder={t('history.search')}
              leftSection={<IconSearch size={20} aria-hidden />}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
            <Table.ScrollContainer minWidth={600}>
              <Table verticalSpacing="xs" striped>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('history.at')}</Table.Th>
                    <Table.Th>{t('history.actor')}</Table.Th>
                    <Table.Th>{t('history.action')}</Table.Th>
                    <Table.Th>{t('history.entity')}</Table.Th>
                    <Table.Th>{t('history.detail')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {entries.map((entry) => (
                    <Table.Tr key={entry.id}>
                      <Table.Td style={{ whiteSpace: 'nowrap' }}>{timeOf(entry.at)}</Table.Td>
                      <Table.Td>{entry.actor}</Table.Td>
                      <Table.Td>{entry.action}</Table.Td>
                      <Table.Td title={entry.entityId}>{entry.entity}</Table.Td>
                      <Table.Td style={{ wordBreak: 'break-word' }}>{entry.detail}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </>
        )}
      </Stack>
    </Paper>
  );
}
