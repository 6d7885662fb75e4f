import { Alert, Skeleton, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Patient, Visit } from '#core/domain/patient.ts';
import { timelinePath } from '../screens/timeline/address.ts';
import { useRead } from '../ui/data/reads.ts';
import { appActions } from '../ui/keymap/appActions.ts';
import { useActions } from '../ui/keymap/useActions.ts';
import { ScreenFailure } from '../ui/ScreenFailure.tsx';
import { useCrumbs } from '../ui/shell/crumbs.ts';
import { dateOf, fullName } from '../ui/words.ts';
import { SignedNotice } from './SignedNotice.tsx';
import { RedFlagBanner } from './safety/RedFlagBanner.tsx';
import type { VisitSection } from './sections.ts';
import { useVisitActions } from './useVisitActions.ts';
import classes from './VisitFrame.module.css';
import { VisitSections } from './VisitSections.tsx';

type Props = {
  readonly visitId: string;
  readonly section: VisitSection;
  readonly children: (visit: Visit, patient: Patient) => ReactNode;
};

/** A part of a visit: whose it is, the way to the other parts, and `children` once both are read. */
export function VisitFrame({ visitId, section, children }: Props) {
  const visit = useRead('visits.get', { id: visitId });
  const patientId = visit.data?.patientId;
  const patient = useRead('patients.get', { id: patientId ?? '' }, { enabled: patientId !== undefined });
  if (visit.isError) return <ScreenFailure thrown={visit.error} onRetry={() => void visit.refetch()} />;
  if (patient.isError) return <ScreenFailure thrown={patient.error} onRetry={() => void patient.refetch()} />;
  if (!visit.data || !patient.data) return <Skeleton m="xl" height={300} w="auto" />;
  return (
    <Framed visit={visit.data} patient={patient.data} section={section}>
      {children(visit.data, patient.data)}
    </Framed>
  );
}

type FramedProps = { readonly visit: Visit; readonly patient: Patient; readonly section: VisitSection; readonly children: ReactNode };

function Framed({ visit, patient, section, children }: FramedProps) {
  const { t } = useTranslation(['clinical', 'visit', 'patients']);
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    { label: fullName(patient), href: `/patients/${patient.id}` },
    { label: `${dateOf(visit.startedAt)} ${visit.title || t('visit:untitled')}`, href: `/visits/${visit.id}` },
    { label: t(`sections.${section}`) },
  ]);
  const signed = useRead('visits.signing', { id: visit.id }).data?.state === 'signed';
  const [, go] = useLocation();
  useVisitActions({ visitId: visit.id, section, signed });
  useActions(appActions, { 'patient.timeline': () => go(timelinePath(patient.id)) });
  return (
    <div className={classes['screen']}>
      <Title order={1} size="h3">
        {t(`sections.${section}`)}
      </Title>
      <Text c="dimmed" mb="sm">
        {fullName(patient)}, {dateOf(visit.startedAt)}
      </Text>
      <VisitSections visitId={visit.id} />
      {section !== 'safety' && <RedFlagBanner patientId={patient.id} visitId={visit.id} />}
      {visit.removedAt !== null && <Alert color="orange" mb="md" title={t('visit:isRemoved')} />}
      {section !== 'notes' && <SignedNotice visitId={visit.id} />}
      {children}
    </div>
  );
}
