import { Button, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Removed } from '#core/domain/removed.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { say } from '../../ui/notify.tsx';
import { dateOf, fullName, timeOf } from '../../ui/words.ts';

const shownThings = 200;

function bringBack({ kind, id }: Removed): Promise<unknown> {
  switch (kind) {
    case 'patient':
      return call('patients.restore', { id });
    case 'visit':
      return call('visits.restore', { id });
    case 'recording':
      return call('recordings.restore', { id });
  }
}

/** Removed patients, visits and clips, each to be brought back as it was. */
export function RemovedPage() {
  const { t } = useTranslation(['settings', 'visit']);
  const removed = useRead('removed.list', { limit: shownThings });
  const restore = async (thing: Removed) => {
    try {
      await bringBack(thing);
      say(t('removed.back', { what: wordsOf(thing) }));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const wordsOf = (thing: Removed): string =>
    [
      t(`removed.kinds.${thing.kind}`),
      thing.title || (thing.kind === 'visit' ? t('visit:untitled') : ''),
      thing.visitAt === null ? '' : dateOf(thing.visitAt),
      fullName(thing),
    ]
      .filter((part) => part !== '')
      .join(', ');
  return (
    <Paper p="lg">
      <Stack>
        <Title order={2}>{t('removed.title')}</Title>
        <Text c="dimmed">{t('removed.explain')}</Text>
        {removed.isError && <FailureNotice thrown={removed.error} onRetry={() => void removed.refetch()} />}
        {removed.data?.length === 0 && <Text>{t('removed.empty')}</Text>}
        {removed.data && removed.data.length > 0 && (
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('removed.what')}</Table.Th>
                <Table.Th>{t('removed.at')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {removed.data.map((thing) => (
                <Table.Tr key={thing.id} data-removed={thing.kind}>
                  <Table.Td style={{ wordBreak: 'break-word' }}>{wordsOf(thing)}</Table.Td>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{timeOf(thing.removedAt)}</Table.Td>
                  <Table.Td ta="right">
                    <Button
                      variant="default"
                      leftSection={<IconArrowBackUp size={20} aria-hidden />}
                      aria-label={t('removed.bringBackThis', { what: wordsOf(thing) })}
                      onClick={() => void restore(thing)}
                    >
                      {t('removed.bringBack')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Paper>
  );
}
