import { Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Patient, Visit } from '#core/domain/patient.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { VisitFrame } from '../VisitFrame.tsx';
import { NoPlan } from './NoPlan.tsx';
import type { Opening } from './opening.ts';
import { PlanPick } from './PlanPick.tsx';
import { PlanView } from './PlanView.tsx';
import { ProgrammeChooser } from './ProgrammeChooser.tsx';

/** What the patient does between visits: the plan, its diary, running and shoes. */
export function PlanScreen({ visitId, opening }: { readonly visitId: string; readonly opening: Opening }) {
  return (
    <VisitFrame visitId={visitId} section="plan">
      {(visit, patient) => <Plans visit={visit} patient={patient} opening={opening} />}
    </VisitFrame>
  );
}

type Props = { readonly visit: Visit; readonly patient: Patient; readonly opening: Opening };

function Plans({ visit, patient, opening }: Props) {
  const { id: patientId } = patient;
  const plans = useRead('plans.list', { patientId });
  const episodes = useRead('episodes.list', { patientId });
  const signing = useRead('visits.signing', { id: visit.id });
  const [picked, pick] = useState(opening.planId);
  const [choosing, choose] = useState(false);
  const failed = [plans, episodes, signing].find(({ isError }) => isError);
  if (failed !== undefined) return <FailureNotice thrown={failed.error} onRetry={() => void failed.refetch()} />;
  if (!plans.data || !episodes.data || !signing.data) return <Skeleton height={300} />;
  const signed = signing.data.state === 'signed';
  const goingOn = episodes.data.filter(({ details }) => details.closedOn === null);
  const shown = plans.data.find(({ id }) => id === picked) ?? plans.data[0] ?? null;
  const mayChoose = !signed && goingOn.length > 0;
  return (
    <Stack gap="md">
      {shown === null && <NoPlan visitId={visit.id} hasEpisode={goingOn.length > 0} />}
      {shown !== null && (
        <PlanPick plans={plans.data} shown={shown} onPick={pick} {...(mayChoose ? { choosing, onChoose: () => choose(!choosing) } : {})} />
      )}
      {mayChoose && (shown === null || choosing) && (
        <ProgrammeChooser
          visit={visit}
          episodes={goingOn}
          onBegun={(id) => {
            pick(id);
            choose(false);
          }}
        />
      )}
      {shown !== null && <PlanView key={shown.id} stored={shown} visit={visit} signed={signed} opening={opening} />}
    </Stack>
  );
}
