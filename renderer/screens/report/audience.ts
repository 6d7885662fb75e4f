import { everyPart, mostPatientStills, type ReportAudience } from '#core/domain/report.ts';
import type { PartOptions } from './ReportParts.tsx';

/** What is chosen before the clinician chooses: everything for the record, little for the patient, the plan alone for the wall. */
export const firstChoice = (
  audience: ReportAudience,
  { paper, forEmail, weeks }: Pick<PartOptions, 'paper' | 'forEmail' | 'weeks'>,
): PartOptions => ({
  audience,
  paper,
  forEmail,
  weeks,
  ...everyPart,
  // Findings are written for the record: a patient reads them only where somebody says so.
  includeFindings: audience !== 'patient',
});

/** How many stills may be printed; null for as many as are wanted. */
export const mostStills = (audience: ReportAudience): number | null => (audience === 'patient' ? mostPatientStills : null);
