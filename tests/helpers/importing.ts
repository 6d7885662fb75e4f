import type { JobState } from '#core/contract/events.ts';
import type { VisitId } from '#core/domain/ids.ts';
import type { Recording } from '#core/domain/recording.ts';
import type { TestApp } from './testApp.ts';

/** A new patient with a visit, ready to be imported into. */
export async function newVisit(lab: TestApp, familyName = 'Sample'): Promise<VisitId> {
  const patient = await lab.call('patients.create', {
    details: { familyName, givenName: 'Runner', birthDate: null },
    despiteSimilar: true,
  });
  const visit = await lab.call('visits.create', { patientId: patient.id, details: { startedAt: '2026-03-02T09:00:00.000Z' } });
  return visit.id;
}

/** Imports one file and gives the job's end. */
export async function importFile(lab: TestApp, visitId: VisitId, path: string): Promise<JobState> {
  const { jobs } = await lab.call('import.start', { visitId, sources: [{ kind: 'path', path }] });
  return lab.jobEnd(jobs[0] as string);
}

/** The recording an import made; throws with its failure when it made none. */
export async function imported(lab: TestApp, visitId: VisitId, path: string): Promise<Recording> {
  const end = await importFile(lab, visitId, path);
  const id = end.result['recordingId'];
  if (id === undefined)
    throw new Error(`${path}: ${end.state} ${end.failure?.code}: ${end.failure?.message} ${String(lab.logged.at(-1)?.error)}`);
  return lab.call('recordings.get', { id });
}
