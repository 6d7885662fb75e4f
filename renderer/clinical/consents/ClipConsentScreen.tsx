import { Alert, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Patient } from '#core/domain/patient.ts';
import type { Recording } from '#core/domain/recording.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { dateOf, fullName } from '../../ui/words.ts';
import { ConsentGroup } from './ConsentGroup.tsx';
import { ConsentHistory } from './ConsentHistory.tsx';
import classes from './Consents.module.css';
import { useConsentFacts } from './useConsentFacts.ts';

/** Asks for consent to the use of video of one clip: where a refused export leads. */
export function ClipConsentScreen({ recordingId }: { readonly recordingId: string }) {
  const clip = useRead('recordings.get', { id: recordingId });
  const visit = useRead('visits.get', { id: clip.data?.visitId ?? '' }, { enabled: clip.data !== undefined });
  const patient = useRead('patients.get', { id: visit.data?.patientId ?? '' }, { enabled: visit.data !== undefined });
  for (const read of [clip, visit, patient])
    if (read.isError) return <ScreenFailure thrown={read.error} onRetry={() => void read.refetch()} />;
  if (!clip.data || !visit.data || !patient.data) return <Skeleton m="xl" height={300} w="auto" />;
  return <OpenClipConsent clip={clip.data} day={dateOf(visit.data.startedAt)} patient={patient.data} />;
}

type Props = { readonly clip: Recording; readonly day: string; readonly patient: Patient };

function OpenClipConsent({ clip, day, patient }: Props) {
  const { t } = useTranslation(['consents', 'patients']);
  const title = clip.title || clip.originalName;
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    { label: fullName(patient), href: `/patients/${patient.id}` },
    { label: day, href: `/visits/${clip.visitId}` },
    { label: title, href: `/recordings/${clip.id}` },
    { label: t('ofClip.title') },
  ]);
  const { facts, failed, retry } = useConsentFacts(patient, clip);
  const leave = useRead('consents.check', { recordingIds: [clip.id], way: 'export' }).data;
  const reason = leave?.clips[0]?.reason ?? null;
  return (
    <div className={classes['screen']}>
      <Title order={1}>{t('ofClip.title')}</Title>
      <Text c="dimmed" mb="sm">
        {fullName(patient)}, {day}, {title}
      </Text>
      {leave !== undefined && (
        <Alert
          role="status"
          variant="light"
          color={leave.may ? 'pine' : 'orange'}
          mb="md"
          title={t(leave.may ? 'ofClip.may' : 'ofClip.mayNot')}
        >
          {reason !== null && <Text>{t(`visit.reasons.${reason}`)}</Text>}
          <Group mt="sm">
            <Button
              component={Link}
              href={`/recordings/${clip.id}`}
              variant={leave.may ? 'filled' : 'default'}
              leftSection={<IconArrowLeft size={20} aria-hidden />}
            >
              {t('ofClip.back')}
            </Button>
          </Group>
        </Alert>
      )}
      {failed !== null && <FailureNotice thrown={failed} onRetry={retry} />}
      {facts !== null && (
        <>
          <ConsentGroup facts={facts} kind="video-use" open />
          <ConsentHistory consents={facts.consents.filter(({ kind }) => kind === 'video-use')} visits={facts.visits} />
        </>
      )}
    </div>
  );
}
