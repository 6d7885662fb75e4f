import type { Patient } from '#core/domain/patient.ts';
import type { Recording } from '#core/domain/recording.ts';
import { useRead } from '../../ui/data/reads.ts';
import type { ConsentFacts } from './ConsentGroup.tsx';

/** What the consents of a patient are shown with: `failed` is the first read that could not be made, with the way to try again. */
export function useConsentFacts(
  patient: Patient,
  clip: Recording | null,
): { readonly facts: ConsentFacts | null; readonly failed: unknown; readonly retry: () => void } {
  const consents = useRead('consents.ofPatient', { patientId: patient.id });
  const tables = useRead('clinicTables.get', {});
  const visits = useRead('visits.list', { patientId: patient.id });
  const retry = () => {
    for (const read of [consents, tables, visits]) if (read.isError) void read.refetch();
  };
  const failed = consents.error ?? tables.error ?? visits.error ?? null;
  if (!consents.data || !tables.data || !visits.data) return { facts: null, failed, retry };
  const { consentTexts, consentAge } = tables.data;
  return {
    facts: { patient, consents: consents.data, texts: consentTexts.value, consentAge: consentAge.value, visits: visits.data, clip },
    failed,
    retry,
  };
}
