import { Button, Paper, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, useLocation } from 'wouter';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import type { Patient } from '#core/domain/patient.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { dayInWords, fullName } from '../../ui/words.ts';
import { timelinePath } from './address.ts';
import { OpenTimeline } from './OpenTimeline.tsx';
import classes from './Timeline.module.css';

type Props = { readonly patientId: string; readonly episodeId: string | null };

/** A problem of a patient over time. */
export function TimelineScreen({ patientId, episodeId }: Props) {
  const { t } = useTranslation(['timeline', 'patients']);
  const patient = useRead('patients.get', { id: patientId });
  const episodes = useRead('episodes.list', { patientId });
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    ...(patient.data ? [{ label: fullName(patient.data), href: `/patients/${patientId}` }] : []),
    { label: t('title') },
  ]);
  const failed = [patient, episodes].find(({ isError }) => isError);
  if (failed !== undefined) return <ScreenFailure thrown={failed.error} onRetry={() => void failed.refetch()} />;
  if (!patient.data || !episodes.data) return <Skeleton m="xl" height={300} w="auto" />;
  // The one asked for, else the newest that goes on, else the newest.
  const goingOn = episodes.data.find(({ details }) => details.closedOn === null);
  const chosen = episodeId ?? goingOn?.id ?? episodes.data[0]?.id ?? null;
  return (
    <div className={classes['screen']}>
      {chosen === null ? (
        <NoEpisode patient={patient.data} />
      ) : (
        <Chosen key={chosen} id={chosen} patient={patient.data} episodes={episodes.data} />
      )}
    </div>
  );
}

type ChosenProps = { readonly id: string; readonly patient: Patient; readonly episodes: readonly StoredEpisode[] };

function Chosen({ id, patient, episodes }: ChosenProps) {
  const { t } = useTranslation('timeline');
  const [, go] = useLocation();
  const timeline = useRead('timeline.ofEpisode', { episodeId: id as StoredEpisode['id'] });
  const words = ({ details: { title, closedOn } }: StoredEpisode): string =>
    closedOn === null ? title : t('closed', { title, day: dayInWords(closedOn) });
  const head = (
    <div>
      <Title order={1} size="h3">
        {t('title')}
      </Title>
      <Text c="dimmed">{fullName(patient)}</Text>
    </div>
  );
  const picker = (
    <Select
      aria-label={t('episode')}
      w={320}
      data={episodes.map((each) => ({ value: each.id as string, label: words(each) }))}
      value={episodes.some((each) => each.id === id) ? id : null}
      onChange={(next) => next !== null && go(timelinePath(patient.id, next))}
    />
  );
  if (timeline.isError)
    return (
      <Stack>
        {head}
        {picker}
        <FailureNotice thrown={timeline.error} onRetry={() => void timeline.refetch()} />
      </Stack>
    );
  if (!timeline.data) return <Skeleton height={400} />;
  // Of somebody else, as after a merge: never shown under this name.
  const owner = timeline.data.episode.patientId;
  if (owner !== patient.id) return <Redirect to={timelinePath(owner, id)} replace />;
  return <OpenTimeline timeline={timeline.data} patient={patient} picker={picker} head={head} />;
}

/** Without a problem there is no timeline: the way to where one is named. */
function NoEpisode({ patient: { id } }: { readonly patient: Patient }) {
  const { t } = useTranslation('timeline');
  const visits = useRead('visits.list', { patientId: id });
  const latest = visits.data?.[0];
  return (
    <Paper p="xl" ta="center">
      <Title order={1} size="h3">
        {t('noEpisode.title')}
      </Title>
      <Text c="dimmed" mb="md">
        {t('noEpisode.action')}
      </Text>
      {latest === undefined ? (
        <Button component={Link} href={`/patients/${id}`}>
          {t('noEpisode.toVisits')}
        </Button>
      ) : (
        <Button component={Link} href={`/visits/${latest.id}/intake`}>
          {t('noEpisode.toIntake')}
        </Button>
      )}
    </Paper>
  );
}
