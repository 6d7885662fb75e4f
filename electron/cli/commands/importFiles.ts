import { access } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import type { PatientId, RecordingId, VisitId } from '#core/domain/ids.ts';
import { type Answer, failureOfJob, type Session } from '../session.ts';

export type NewPatient = { readonly familyName: string; readonly givenName: string; readonly birthDate: string };
export type ImportTarget = { readonly patient: PatientId } | { readonly newPatient: NewPatient } | { readonly visit: VisitId };

/**
 * Imports files into a new visit (or a given one). A file that fails does not stop the others; when none came in, the visit and the patient that
 * were made for it are removed again.
 */
export async function importFiles(session: Session, files: readonly string[], target: ImportTarget): Promise<Answer> {
  const { call, ends } = session;
  for (const file of files)
    await access(file).catch(() => {
      throw new FailureError('source-gone', `There is no file ${file} to import.`, 'Check the path; nothing was imported.');
    });
  const made = await visitFor(session, target);
  const { jobs } = await call('import.start', {
    visitId: made.visitId,
    sources: files.map((file) => ({ kind: 'path', path: resolve(file) })),
  });
  const states = await ends(jobs);
  const results = states.map((state, n) => {
    const file = files[n] ?? state.title;
    const failure = failureOfJob(state);
    return failure === null
      ? { file, recordingId: state.result['recordingId'] as RecordingId }
      : { file, failure: { ...failure, message: `${basename(file)}: ${failure.message}` } };
  });
  const imported = results.filter((result) => 'recordingId' in result);
  if (imported.length === 0) await made.undo();
  const kept = imported.length > 0;
  return {
    json: { patientId: kept ? made.patientId : null, visitId: kept ? made.visitId : null, files: results },
    text: kept
      ? [`Visit ${made.visitId} of patient ${made.patientId}`, ...imported.map(({ file, recordingId }) => `${recordingId}  ${file}`)].join(
          '\n',
        )
      : '',
    failures: results.flatMap((result) => ('failure' in result && result.failure !== undefined ? [result.failure] : [])),
  };
}

type Made = { readonly patientId: PatientId; readonly visitId: VisitId; readonly undo: () => Promise<void> };

async function visitFor({ call, ports }: Session, target: ImportTarget): Promise<Made> {
  if ('visit' in target) {
    const visit = await call('visits.get', { id: target.visit });
    return { patientId: visit.patientId, visitId: visit.id, undo: async () => {} };
  }
  const patient =
    'patient' in target
      ? await call('patients.get', { id: target.patient })
      : await call('patients.create', { details: target.newPatient });
  if (patient.removedAt !== null)
    throw new FailureError('not-found', 'This patient was removed from the record.', 'Restore the patient in the window first.');
  const visit = await call('visits.create', { patientId: patient.id, details: { startedAt: ports.clock.now().toISOString() } });
  return {
    patientId: patient.id,
    visitId: visit.id,
    undo: async () => {
      await call('visits.remove', { id: visit.id });
      if ('newPatient' in target) await call('patients.remove', { id: patient.id });
    },
  };
}
