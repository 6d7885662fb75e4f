import { Anchor, Group, Paper, Skeleton, Stack, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Visit } from '#core/domain/patient.ts';
import type { Recording } from '#core/domain/recording.ts';
import { circumstancesOf } from '#core/gait/take.ts';
import { visitPairs } from '#core/gait/visitPairs.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { useActions } from '../../ui/keymap/useActions.ts';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { dateOf, fullName, timeOf } from '../../ui/words.ts';
import { differenceActions } from './actions.ts';
import { DifferencePanel } from './DifferencePanel.tsx';
import classes from './Differences.module.css';
import { useDifference } from './useDifference.ts';

/** Two visits of one patient: the clips of the same view beside each other, one table a pair. */
export function VisitDifferencesScreen({ earlier, later }: { readonly earlier: string; readonly later: string }) {
  const reads = {
    earlier: useRead('visits.get', { id: earlier }),
    later: useRead('visits.get', { id: later }),
    before: useRead('recordings.list', { visitId: earlier }),
    now: useRead('recordings.list', { visitId: later }),
  };
  for (const read of Object.values(reads))
    if (read.isError) return <ScreenFailure thrown={read.error} onRetry={() => void read.refetch()} />;
  if (!reads.earlier.data || !reads.later.data || !reads.before.data || !reads.now.data) return <Skeleton m="xl" height={300} w="auto" />;
  return <OpenVisits earlier={reads.earlier.data} later={reads.later.data} before={reads.before.data} now={reads.now.data} />;
}

type Props = {
  readonly earlier: Visit;
  readonly later: Visit;
  readonly before: readonly Recording[];
  readonly now: readonly Recording[];
};

const nameOf = ({ title, originalName }: Recording): string => title || originalName;
const filmed = (clips: readonly Recording[], { startedAt }: Visit) =>
  clips.map((recording) => ({ recording, circumstances: circumstancesOf(recording, startedAt.slice(0, 10)) }));

function OpenVisits({ earlier, later, before, now }: Props) {
  const { t } = useTranslation(['differences', 'patients']);
  const [changedOnly, showChangedOnly] = useState(false);
  const patient = useRead('patients.get', { id: later.patientId });
  const { pairs, alone } = visitPairs(filmed(before, earlier), filmed(now, later));
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    ...(patient.data ? [{ label: fullName(patient.data), href: `/patients/${patient.data.id}` }] : []),
    { label: dateOf(later.startedAt), href: `/visits/${later.id}` },
    { label: t('title') },
  ]);
  // Two visits of one day are told apart by their time.
  const when = dateOf(earlier.startedAt) === dateOf(later.startedAt) ? timeOf : dateOf;
  useActions(differenceActions, { 'differences.changedOnly': () => showChangedOnly(!changedOnly) });
  return (
    <div className={classes['screen']}>
      <Group justify="space-between" mb="md">
        <Title order={1}>
          {t('visitsHeading')}: {t('between', { a: when(earlier.startedAt), b: when(later.startedAt) })}
        </Title>
        <Switch label={t('changedOnly')} checked={changedOnly} onChange={(event) => showChangedOnly(event.currentTarget.checked)} />
      </Group>
      {pairs.length === 0 && (
        <Paper p="lg">
          <Text fw={600}>{t('noPairs')}</Text>
          <Text c="dimmed">{t('noPairsAction')}</Text>
          <Group mt="sm">
            {[earlier, later].map(({ id, startedAt }) => (
              <Anchor key={id} component={Link} href={`/visits/${id}`}>
                {t('toVisit', { date: dateOf(startedAt) })}
              </Anchor>
            ))}
          </Group>
        </Paper>
      )}
      <Stack gap="lg">
        {pairs.map(({ a, b }) => (
          <Pair key={`${a.recording.id} ${b.recording.id}`} a={a.recording} b={b.recording} changedOnly={changedOnly} />
        ))}
      </Stack>
      {alone.length > 0 && pairs.length > 0 && (
        <Text mt="md" c="dimmed">
          {t('alone', { list: alone.map(({ recording }) => nameOf(recording)).join(', ') })}
        </Text>
      )}
    </div>
  );
}

type PairProps = { readonly a: Recording; readonly b: Recording; readonly changedOnly: boolean };

function Pair({ a, b, changedOnly }: PairProps) {
  const { t } = useTranslation(['differences', 'visit']);
  const { read, shown, setMeant, setKept } = useDifference(a.id, b.id, null);
  const name = t('pair', { view: t(`visit:clips.views.${b.view}`), a: nameOf(a), b: nameOf(b) });
  return (
    <Paper p="lg" component="section" aria-label={name}>
      <Title order={2} mb="sm">
        {name}
      </Title>
      {read.isError && <FailureNotice thrown={read.error} onRetry={() => void read.refetch()} />}
      {!shown && !read.isError && <Skeleton height={200} />}
      {shown && <DifferencePanel difference={shown} changedOnly={changedOnly} choosing={null} onMeant={setMeant} onKept={setKept} />}
    </Paper>
  );
}
