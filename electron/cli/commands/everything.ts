import { resolve } from 'node:path';
import type { PatientId } from '#core/domain/ids.ts';
import { type Answer, failureOfJob, type Session } from '../session.ts';

/** Takes everything of one patient or of all out, and says what was left out and why. */
export async function takeEverythingOut(session: Session, patientId: PatientId | null, into: string | null): Promise<Answer> {
  const { call, ends } = session;
  const { job } = await call('everything.takeOut', { patientId, into: into === null ? null : resolve(into) });
  const [state] = await ends([job]);
  const failure = state === undefined ? null : failureOfJob(state);
  if (failure !== null) return { json: null, text: '', failures: [failure] };
  const summary = await call('everything.look', { folder: state?.result['folder'] ?? '' });
  const left = summary.leftOut.map(({ what, title, at, reason }) => `left out: ${what} ${title} of ${at.slice(0, 10)}: ${reason}`);
  return { json: summary, text: [summary.folder, `${summary.files} files, ${summary.bytes} bytes`, ...left].join('\n') };
}

/** Reads a folder in. */
export async function readFolderIn(session: Session, folder: string, existing: 'refuse' | 'skip'): Promise<Answer> {
  const { call, ends } = session;
  const { sha256, folder: place } = await call('everything.look', { folder: resolve(folder) });
  const { job } = await call('everything.readIn', { folder: place, sha256, existing });
  const [state] = await ends([job]);
  const failure = state === undefined ? null : failureOfJob(state);
  if (failure !== null) return { json: null, text: '', failures: [failure] };
  const { patients = '0', skipped = '0', kept = '' } = state?.result ?? {};
  const lines = [
    `${patients} ${patients === '1' ? 'patient' : 'patients'} read in`,
    ...(skipped === '0' ? [] : [`${skipped} left out: here already`]),
    ...(kept === '' ? [] : [`kept as it is here: ${kept}`]),
  ];
  return { json: { patients: Number(patients), skipped: Number(skipped), kept }, text: lines.join('\n') };
}
