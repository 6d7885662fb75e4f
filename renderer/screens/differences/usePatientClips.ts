import { useQueries } from '@tanstack/react-query';
import type { Output } from '#core/contract/api.ts';
import type { Recording } from '#core/domain/recording.ts';
import { call } from '../../link.ts';
import { readKey, useRead } from '../../ui/data/reads.ts';

export type PatientClip = { readonly visit: Output<'visits.list'>[number]; readonly recording: Recording };

/** Every clip of a patient, newest visit first; none while it is not known whose. */
export function usePatientClips(patientId: string | undefined): readonly PatientClip[] {
  const visits = useRead('visits.list', { patientId: patientId ?? '' }, { enabled: patientId !== undefined });
  const lists = useQueries({
    queries: (visits.data ?? []).map(({ id: visitId }) => ({
      queryKey: readKey('recordings.list', { visitId }),
      queryFn: () => call('recordings.list', { visitId }),
    })),
  });
  return (visits.data ?? []).flatMap((visit, i) => (lists[i]?.data ?? []).map((recording) => ({ visit, recording })));
}
