import { ActionIcon, Button, Group, Paper, Stack, Text, TextInput, Title, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Output } from '#core/contract/api.ts';
import { useVisitActions } from '../../clinical/useVisitActions.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { appActions } from '../../ui/keymap/appActions.ts';
import { useActions } from '../../ui/keymap/useActions.ts';
import { sayWithUndo } from '../../ui/notify.tsx';
import { dateOf } from '../../ui/words.ts';
import classes from './Patient.module.css';

type Line = Output<'visits.list'>[number];

/** The visits, newest first, and the one click that starts a new one today. */
export function VisitList({ patientId }: { readonly patientId: string }) {
  const { t } = useTranslation(['patients', 'common']);
  const [, go] = useLocation();
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const visits = useRead('visits.list', { patientId });

  const start = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const visit = await call('visits.create', { patientId, details: { title, startedAt: new Date().toISOString() } });
      go(`/visits/${visit.id}`);
    } catch (thrown) {
      reportFailure(thrown);
      setBusy(false);
    }
  };
  const remove = async ({ id, startedAt }: Line) => {
    try {
      await call('visits.remove', { id });
      sayWithUndo(t('visitList.visitRemoved', { date: dateOf(startedAt) }), () => call('visits.restore', { id }));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const latest = visits.data?.[0];
  useVisitActions({ visitId: latest?.id ?? null, section: null, signed: latest?.signedAt != null });
  useActions(appActions, { 'app.new': () => void start() });

  return (
    <Paper p="lg" component="section" aria-label={t('visitList.title')}>
      <Title order={2} mb="sm">
        {t('visitList.title')}
      </Title>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void start();
        }}
      >
        <Group wrap="nowrap" mb="md">
          <TextInput
            style={{ flex: 1 }}
            aria-label={t('visitList.newTitle')}
            placeholder={t('visitList.newTitle')}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Button type="submit" size="lg" loading={busy} leftSection={<IconPlus aria-hidden />}>
            {t('visitList.new')}
          </Button>
        </Group>
      </form>
      {visits.isError && <FailureNotice thrown={visits.error} onRetry={() => void visits.refetch()} />}
      {visits.data?.length === 0 && <Text c="dimmed">{t('visitList.empty')}</Text>}
      <Stack gap={0}>
        {visits.data?.map((visit) => (
          <Group key={visit.id} wrap="nowrap" gap="xs" className={classes['visit'] ?? ''}>
            <Link href={`/visits/${visit.id}`} className={classes['visitLink'] ?? ''}>
              <Text fw={650}>
                {dateOf(visit.startedAt)} · {visit.title || t('visitList.untitled')}
              </Text>
              <Text size="sm" c="dimmed">
                {[
                  t('visitList.recordings', { count: visit.recordings }),
                  t('visitList.keyImages', { count: visit.keyImages }),
                  t('visitList.reports', { count: visit.reports }),
                ].join(' · ')}
              </Text>
            </Link>
            <Tooltip label={t('common:remove')}>
              <ActionIcon aria-label={t('visitList.removeVisit', { date: dateOf(visit.startedAt) })} onClick={() => void remove(visit)}>
                <IconTrash aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
