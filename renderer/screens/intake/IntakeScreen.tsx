import { Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import type { Patient, Visit } from '#core/domain/patient.ts';
import { EpisodePicker } from '../../clinical/intake/EpisodePicker.tsx';
import { IntakeForm } from '../../clinical/intake/IntakeForm.tsx';
import { IntakeStart } from '../../clinical/intake/IntakeStart.tsx';
import { intakeForms } from '../../clinical/intake/lastIntake.ts';
import { useStartWish } from '../../clinical/startWish.ts';
import { VisitFrame } from '../../clinical/VisitFrame.tsx';
import { call } from '../../link.ts';
import { today } from '../../ui/birthDate.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { reportFailure } from '../../ui/failures.ts';

/** The structured intake of a visit, with the problem it is about. */
export const IntakeScreen = ({ visitId }: { readonly visitId: string }) => (
  <VisitFrame visitId={visitId} section="intake">
    {(visit, patient) => <VisitIntake visit={visit} patient={patient} />}
  </VisitFrame>
);

function VisitIntake({ visit, patient }: { readonly visit: Visit; readonly patient: Patient }) {
  const [begun, setBegun] = useState(false);
  const [wished, wish] = useState<string | null | undefined>(undefined);
  const forms = useRead('forms.ofPatient', { patientId: patient.id, kinds: ['intake'], limit: 1000 });
  const episodes = useRead('episodes.list', { patientId: patient.id });
  const all = intakeForms(forms.data ?? []);
  const form = all.find(({ visitId }) => visitId === visit.id) ?? null;
  const last = all.find((other) => other.id !== form?.id && (form === null || other.createdAt < form.createdAt)) ?? null;
  const goingOn = episodes.data?.find(({ details }) => details.closedOn === null);
  const episodeId = form === null ? (wished === undefined ? (goingOn?.id ?? null) : wished) : form.episodeId;
  const chosen = episodes.data?.find(({ id }) => id === episodeId) ?? null;
  const start = (from: 'empty' | 'last'): void => {
    setBegun(true);
    call('forms.start', { visitId: visit.id, kind: 'intake', episodeId: chosen?.id ?? null, from }).catch(reportFailure);
  };
  // One that is there already is open on this screen.
  useStartWish(visit.id, ['intake'], forms.data !== undefined && episodes.data !== undefined, () => form === null && start('empty'));
  const failed = [forms, episodes].find(({ isError }) => isError);
  if (failed) return <FailureNotice thrown={failed.error} onRetry={() => void failed.refetch()} />;
  if (!forms.data || !episodes.data) return <Skeleton height={300} />;

  const choose = (episode: StoredEpisode | null): void => {
    wish(episode?.id ?? null);
    if (form === null || form.episodeId === (episode?.id ?? null)) return;
    const { id, revision, details } = form;
    call('forms.update', { id, revision, details, episodeId: episode?.id ?? null }).catch(reportFailure);
  };
  return (
    <Stack gap="md">
      <EpisodePicker
        patientId={patient.id}
        episodes={episodes.data}
        chosen={chosen}
        onChoose={choose}
        day={today(new Date(visit.startedAt))}
        locked={form?.locked ?? false}
      />
      {form === null ? <IntakeStart last={last} onStart={start} /> : <IntakeForm key={form.id} form={form} last={last} begun={begun} />}
    </Stack>
  );
}
