import { Anchor, Button, Group, Modal, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RetentionDue } from '#core/clinical/retention/schema.ts';
import { useWho } from '../../clinical/useWho.ts';
import { WhoField } from '../../clinical/WhoField.tsx';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { say } from '../../ui/notify.tsx';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { dayInWords, fullName } from '../../ui/words.ts';
import classes from '../merging/Merging.module.css';

/** What is due for removal or soon will be, the most pressing first. Nothing goes by itself. */
export function RetentionScreen() {
  const { t } = useTranslation(['merging', 'patients']);
  const due = useRead('retention.due', {});
  const [asked, ask] = useState<RetentionDue | null>(null);
  useCrumbs([{ label: t('patients:title'), href: '/' }, { label: t('retention.title') }]);
  if (due.isError) return <ScreenFailure thrown={due.error} onRetry={() => void due.refetch()} />;
  if (!due.data) return <Skeleton m="xl" height={300} w="auto" />;
  return (
    <div className={classes['screen']}>
      <Group justify="space-between">
        <Title order={1}>{t('retention.title')}</Title>
        <Anchor component={Link} href="/settings/record-keeping">
          {t('retention.settings')}
        </Anchor>
      </Group>
      <Text c="dimmed" mb="md">
        {t('retention.explain')}
      </Text>
      <Paper p="lg">{due.data.length === 0 ? <Text>{t('retention.empty')}</Text> : <DueTable lines={due.data} onVideos={ask} />}</Paper>
      {asked !== null && <RemoveVideos of={asked} onClose={() => ask(null)} />}
    </div>
  );
}

type TableProps = { readonly lines: readonly RetentionDue[]; readonly onVideos: (line: RetentionDue) => void };

function DueTable({ lines, onVideos }: TableProps) {
  const { t } = useTranslation(['merging', 'recordKeeping']);
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('retention.patient')}</Table.Th>
          <Table.Th>{t('retention.what')}</Table.Th>
          <Table.Th>{t('retention.until')}</Table.Th>
          <Table.Th>{t('retention.state')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => {
          const { patientId, recordType, madeOn, until, state, count } = line;
          const what = t('erase.line', { what: t(`recordKeeping:retention.types.${recordType}`), count });
          return (
            <Table.Tr key={`${patientId} ${recordType} ${madeOn}`} data-due={state}>
              <Table.Td>
                <Anchor component={Link} href={`/patients/${patientId}/erase`}>
                  {fullName(line)}
                </Anchor>
              </Table.Td>
              <Table.Td>{t('retention.madeOn', { what, day: dayInWords(madeOn) })}</Table.Td>
              <Table.Td>{until === null ? t('retention.cannotTell') : dayInWords(until)}</Table.Td>
              <Table.Td>{t(`retention.states.${state}`)}</Table.Td>
              <Table.Td ta="right">
                {recordType === 'raw-video' && state === 'due' && (
                  <Button variant="default" aria-label={t('retention.videosOf', { name: fullName(line) })} onClick={() => onVideos(line)}>
                    {t('retention.videos')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function RemoveVideos({ of, onClose }: { readonly of: RetentionDue; readonly onClose: () => void }) {
  const { t } = useTranslation(['merging', 'common']);
  const who = useWho();
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const { by } = who;
  const remove = async () => {
    if (by === null) return;
    setBusy(true);
    setThrown(null);
    try {
      const { recordings } = await call('retention.removeVideos', { patientId: of.patientId, by });
      say(t('retention.done', { count: recordings }));
      onClose();
    } catch (failed) {
      setThrown(failed);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('retention.confirm.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack>
        <Text>{t('retention.confirm.explain', { name: fullName(of) })}</Text>
        <WhoField who={who} label={t('retention.confirm.by')} />
        {thrown !== null && <FailureNotice thrown={thrown} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button color="red" loading={busy} disabled={by === null} onClick={() => void remove()}>
            {t('retention.confirm.yes')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
