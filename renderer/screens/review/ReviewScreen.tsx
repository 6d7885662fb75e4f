import { Button, Center, Group, Loader, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import type { Patient, Visit } from '#core/domain/patient.ts';
import type { Recording } from '#core/domain/recording.ts';
import { useVisitActions } from '../../clinical/useVisitActions.ts';
import { useEngine } from '../../player/useEngine.ts';
import { useReview } from '../../player/useReview.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { dateOf, fullName } from '../../ui/words.ts';
import { OpenReview } from './OpenReview.tsx';

type Props = { readonly recordingId: string; readonly frame: number | null };

/** One clip under review: reads what it needs, opens the frame engine, then shows the player. */
export function ReviewScreen({ recordingId, frame }: Props) {
  const recording = useRead('recordings.get', { id: recordingId });
  const index = useRead('recordings.frameIndex', { id: recordingId });
  const settings = useRead('settings.get', {});
  const visitId = recording.data?.visitId;
  const visit = useRead('visits.get', { id: visitId ?? '' }, { enabled: visitId !== undefined });
  const patientId = visit.data?.patientId;
  const patient = useRead('patients.get', { id: patientId ?? '' }, { enabled: patientId !== undefined });
  for (const read of [recording, index, settings, visit, patient]) {
    if (read.isError) return <FailureNotice thrown={read.error} onRetry={() => void read.refetch()} />;
  }
  if (!recording.data || !index.data || !settings.data || !visit.data || !patient.data) return <Opening />;
  return (
    <Loaded
      recording={recording.data}
      index={index.data}
      visit={visit.data}
      patient={patient.data}
      cacheLimit={settings.data.preferences.cacheMegabytes * 1024 * 1024}
      startFrame={frame}
    />
  );
}

type LoadedProps = {
  readonly recording: Recording;
  readonly index: FrameIndex;
  readonly visit: Visit;
  readonly patient: Patient;
  readonly cacheLimit: number;
  readonly startFrame: number | null;
};

function Loaded({ recording, index, visit, patient, cacheLimit, startFrame }: LoadedProps) {
  const { t } = useTranslation(['review', 'patients', 'visit', 'common']);
  const opened = useEngine(recording, index, cacheLimit);
  const review = useReview(recording.id);
  // That a signed visit takes nothing more is said when something is begun.
  useVisitActions({ visitId: visit.id, section: null, signed: false });
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    { label: fullName(patient), href: `/patients/${patient.id}` },
    { label: `${dateOf(visit.startedAt)} ${visit.title || t('visit:untitled')}`, href: `/visits/${visit.id}` },
    { label: recording.title },
  ]);
  if (review.thrown !== null && review.document === null) return <FailureNotice thrown={review.thrown} />;
  if (opened.kind === 'failed')
    return (
      <Center h="100%">
        <Stack maw={560}>
          <Text fw={650}>{t('cannotOpen')}</Text>
          <Text>{opened.message}</Text>
          <Group>
            <Button onClick={opened.retry}>{t('common:retry')}</Button>
            <Button component="a" variant="default" href={`#/visits/${visit.id}`}>
              {t('toVisit')}
            </Button>
          </Group>
        </Stack>
      </Center>
    );
  if (opened.kind === 'opening' || review.document === null) return <Opening />;
  return <OpenReview recording={recording} index={index} engine={opened.engine} document={review.document} startFrame={startFrame} />;
}

function Opening() {
  const { t } = useTranslation('review');
  return (
    <Center h="100%">
      <Stack align="center">
        <Loader />
        <Text>{t('opening')}</Text>
      </Stack>
    </Center>
  );
}
