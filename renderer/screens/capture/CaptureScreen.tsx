import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Patient, Visit } from '#core/domain/patient.ts';
import { createCaptureSession } from '../../capture/createCaptureSession.ts';
import { useRead } from '../../ui/data/reads.ts';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { dateOf, fullName } from '../../ui/words.ts';
import { OpenCapture } from './OpenCapture.tsx';
import { useCapture } from './useCapture.ts';

/** Filming for one visit: reads what it needs, opens the cameras, then shows them. */
export function CaptureScreen({ visitId }: { readonly visitId: string }) {
  const visit = useRead('visits.get', { id: visitId });
  const patientId = visit.data?.patientId;
  const patient = useRead('patients.get', { id: patientId ?? '' }, { enabled: patientId !== undefined });
  const kept = useRead('settings.getCapture', {});
  const general = useRead('settings.get', {});
  const session = useCapture(createCaptureSession);
  for (const read of [visit, patient, kept, general]) {
    if (read.isError) return <ScreenFailure thrown={read.error} onRetry={() => void read.refetch()} />;
  }
  if (!visit.data || !patient.data || !kept.data || !general.data || session === null) return <Skeleton m="xl" height={300} w="auto" />;
  const cacheLimit = general.data.preferences.cacheMegabytes * 1024 * 1024;
  return (
    <>
      <Crumbs visit={visit.data} patient={patient.data} />
      <OpenCapture session={session} visit={visit.data} kept={kept.data} cacheLimit={cacheLimit} />
    </>
  );
}

function Crumbs({ visit, patient }: { readonly visit: Visit; readonly patient: Patient }) {
  const { t } = useTranslation(['capture', 'patients', 'visit']);
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    { label: fullName(patient), href: `/patients/${patient.id}` },
    { label: `${dateOf(visit.startedAt)} ${visit.title || t('visit:untitled')}`, href: `/visits/${visit.id}` },
    { label: t('title') },
  ]);
  return null;
}
