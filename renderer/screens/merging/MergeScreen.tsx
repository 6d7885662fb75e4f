import { Button, Group, Paper, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Patient, PatientSummary } from '#core/domain/patient.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { say } from '../../ui/notify.tsx';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { birthDay, fullName, timeOf } from '../../ui/words.ts';
import { MergePreview } from './MergePreview.tsx';
import classes from './Merging.module.css';

/** Makes one record of two: which other one, what becomes of each detail, what moves. */
export function MergeScreen({ id, other }: { readonly id: string; readonly other: string | null }) {
  const { t } = useTranslation(['merging', 'patients']);
  const read = useRead('patients.get', { id });
  const patient = read.data;
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    ...(patient ? [{ label: fullName(patient), href: `/patients/${id}` }] : []),
    { label: t('merge.title') },
  ]);
  if (read.isError) return <ScreenFailure thrown={read.error} onRetry={() => void read.refetch()} />;
  if (!patient) return <Skeleton m="xl" height={300} w="auto" />;
  return (
    <div className={classes['screen']}>
      <Title order={1}>{t('merge.title')}</Title>
      <Text c="dimmed" mb="md">
        {t('merge.explain')}
      </Text>
      <Stack gap="lg">
        {other === null ? <ChooseOther patient={patient} /> : <MergePreview key={`${id} ${other}`} keepId={id} mergeId={other} />}
        <Merges patient={patient} />
      </Stack>
    </div>
  );
}

function ChooseOther({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('merging');
  const { id, familyName, givenName, birthDate } = patient;
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const similar = useRead('patients.similar', { familyName, givenName, birthDate, except: id });
  const search = useRead('patients.search', { query: asked, limit: 20 }, { enabled: asked !== '', keepPrevious: true });
  const found = (search.data?.patients ?? []).filter((one) => one.id !== id);
  return (
    <Paper p="lg" component="section" aria-label={t('merge.choose', { name: fullName(patient) })}>
      <Stack>
        <Title order={2}>{t('merge.choose', { name: fullName(patient) })}</Title>
        {similar.isError && <FailureNotice thrown={similar.error} onRetry={() => void similar.refetch()} />}
        {similar.data && similar.data.length > 0 && <Title order={3}>{t('merge.similar')}</Title>}
        {similar.data?.length === 0 && <Text>{t('merge.noneSimilar')}</Text>}
        <Others of={id} patients={similar.data ?? []} />
        <TextInput label={t('merge.search')} value={query} autoComplete="off" onChange={(event) => setQuery(event.currentTarget.value)} />
        {search.isError && <FailureNotice thrown={search.error} onRetry={() => void search.refetch()} />}
        {asked !== '' && search.data && found.length === 0 && <Text>{t('merge.nothing')}</Text>}
        {asked !== '' && <Others of={id} patients={found} />}
      </Stack>
    </Paper>
  );
}

function Others({ of, patients }: { readonly of: string; readonly patients: readonly PatientSummary[] }) {
  const { t } = useTranslation(['merging', 'patients']);
  return patients.map((one) => (
    <Group key={one.id} justify="space-between" wrap="nowrap">
      <div>
        <Text fw={600}>{fullName(one)}</Text>
        <Text size="sm" c="dimmed">
          {birthDay(one)}, {one.visits === 0 ? t('patients:noVisits') : t('patients:visits', { count: one.visits })}
          {one.reference !== '' && `, ${one.reference}`}
        </Text>
      </div>
      <Button component={Link} href={`/patients/${of}/merge/${one.id}`} variant="default">
        {t('merge.take', { name: fullName(one) })}
      </Button>
    </Group>
  ));
}

/** Merges that the patient stands in, each to be undone. */
function Merges({ patient: { id } }: { readonly patient: Patient }) {
  const { t } = useTranslation('merging');
  const merges = useRead('patients.merges', { patientId: id });
  if (merges.isError) return <FailureNotice thrown={merges.error} onRetry={() => void merges.refetch()} />;
  if (!merges.data || merges.data.length === 0) return null;
  const undo = async (mergeId: string) => {
    try {
      await call('patients.unmerge', { id: mergeId });
      say(t('merge.undone'));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Paper p="lg" component="section" aria-label={t('merge.earlier')}>
      <Stack gap="xs">
        <Title order={2}>{t('merge.earlier')}</Title>
        {merges.data.map(({ id: mergeId, mergedAt, undoneAt }) => (
          <Group key={mergeId} justify="space-between">
            <Text>
              {t('merge.line', { at: timeOf(mergedAt) })}
              {undoneAt !== null && `, ${t('merge.wasUndone', { at: timeOf(undoneAt) })}`}
            </Text>
            {undoneAt === null && (
              <Button variant="default" leftSection={<IconArrowBackUp size={20} aria-hidden />} onClick={() => void undo(mergeId)}>
                {t('merge.undo', { at: timeOf(mergedAt) })}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
