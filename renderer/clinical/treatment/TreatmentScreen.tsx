import { Alert, Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient, Visit } from '#core/domain/patient.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { useStartWish } from '../startWish.ts';
import { useShownForm } from '../useShownForm.ts';
import { VisitFrame } from '../VisitFrame.tsx';
import { treatmentKinds } from './actions.ts';
import { BeginTreatments } from './BeginTreatments.tsx';
import { Courses } from './Courses.tsx';
import { RemovedTreatments } from './RemovedTreatments.tsx';
import { TreatmentList } from './TreatmentList.tsx';
import { useBegin } from './useBegin.ts';

const kinds = treatmentKinds.map(({ kind }) => kind);

type Asked = {
  readonly visitId: string;
  /** The treatment that the address asks for, which is opened. */
  readonly form: string | null;
};

/** What was done to the runner at a visit, and what it did. */
export function TreatmentScreen({ visitId, form }: Asked) {
  return (
    <VisitFrame visitId={visitId} section="treatment">
      {(visit, patient) => <Treatments visit={visit} patient={patient} asked={form} />}
    </VisitFrame>
  );
}

type Props = { readonly visit: Visit; readonly patient: Patient; readonly asked: string | null };

function Treatments({ visit, patient, asked }: Props) {
  const { t } = useTranslation('treatment');
  const forms = useRead('forms.ofVisit', { visitId: visit.id });
  const safety = useRead('safety.ofVisit', { visitId: visit.id });
  const courses = useRead('courses.list', { patientId: visit.patientId });
  const signing = useRead('visits.signing', { id: visit.id });
  const [opened, open] = useState(asked);
  const [begun, setBegun] = useState<string | null>(null);
  const begin = useBegin(visit, courses.data ?? [], (formId) => {
    open(formId);
    setBegun(formId);
  });
  const read = [forms.data, safety.data, courses.data, signing.data].every((data) => data !== undefined);
  useStartWish(visit.id, kinds, begin.ready && read, (kind) => void begin.start(kind, 'empty'));
  useShownForm(asked, read);
  const failed = [forms, safety, courses, signing].find(({ isError }) => isError);
  if (failed !== undefined) return <FailureNotice thrown={failed.error} onRetry={() => void failed.refetch()} />;
  if (!forms.data || !safety.data || !courses.data || !signing.data) return <Skeleton height={300} />;
  const signed = signing.data.state === 'signed';
  return (
    <Stack>
      {signed ? (
        <Alert variant="light" color="gray" title={t('list.signed')}>
          {t('begin.signed')}
        </Alert>
      ) : (
        <BeginTreatments begin={begin} safety={safety.data} visitId={visit.id} courses={courses.data} />
      )}
      <TreatmentList visit={visit} forms={forms.data} courses={courses.data} opened={opened} begun={begun} onOpen={open} />
      {!signed && <RemovedTreatments visitId={visit.id} />}
      <Courses patient={patient} courses={courses.data} />
    </Stack>
  );
}
