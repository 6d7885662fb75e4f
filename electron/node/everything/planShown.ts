import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mayLeave } from '#core/clinical/consent/mayLeave.ts';
import { recordingId, type VisitId } from '#core/domain/ids.ts';
import type { LeftOut, LeftOutReason } from '#core/everything/leftOut.ts';
import type { FilePlace } from '#core/everything/manifest.ts';
import type { HeldTake, HeldTaping } from '#db/everything/held.ts';
import { consentsOfPatient } from '#db/repositories/consents.ts';
import { patientById } from '#db/repositories/patients.ts';
import { visitById } from '#db/repositories/visits.ts';
import { momentNow } from '../clinical/day.ts';
import { photoFolder } from '../clinical/photoFiles.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';
import { tailOf } from './people.ts';

type Context = Pick<AppContext, 'db' | 'ports' | 'folders' | 'takeFiles'>;

/** A file that is copied: from where, to where in the folder, and where it belongs in a data folder. */
export type PlannedFile = { readonly source: string; readonly bytes: number; readonly path: string; readonly place: FilePlace };
export type Part = { readonly files: readonly PlannedFile[]; readonly leftOut: readonly LeftOut[] };

/** Something that shows the patient of a visit and is no clip of the record: a take, or the pictures of a form. */
export type Shown = { readonly id: string; readonly visitId: VisitId };
type ShownPart = Part & { readonly shown: readonly Shown[] };

export const wayOut = { way: 'export', purpose: 'care' } as const;

/** Why what shows a patient has to stay: it leaves as a clip of its visit would. Null where it may leave. */
export function refusalOf(context: Pick<Context, 'db' | 'ports'>, { id, visitId }: Shown): LeftOutReason | null {
  const { db } = context;
  const visit = visitById(db, visitId);
  const patient = visit === null ? null : patientById(db, visit.patientId);
  if (patient === null) return 'none-given';
  const clip = {
    recordingId: recordingId.parse(id),
    visitId,
    patientId: patient.id,
    birthDate: patient.birthDate,
    shows: 'person' as const,
  };
  const leave = mayLeave(clip, consentsOfPatient(db, patient.id), wayOut, momentNow(context), clinicTable(db, 'consentAge').value);
  return leave.may ? null : leave.reason;
}

/** A take that something killed is a clip of nobody's knowing yet. */
export async function planTake(context: Context, { id, visitId, state, startedAt, role }: HeldTake): Promise<ShownPart> {
  const left = (reason: LeftOutReason): ShownPart => ({
    files: [],
    leftOut: [{ what: 'take', id, title: role, at: startedAt, reason }],
    shown: [],
  });
  if (state === 'discarded') return left('discarded');
  if (context.takeFiles.isLive(id)) return left('being-recorded');
  const refusal = refusalOf(context, { id, visitId });
  if (refusal !== null) return left(refusal);
  const source = context.takeFiles.path(id);
  const found = await stat(source).catch(() => null);
  if (found === null || !found.isFile()) return left('file-missing');
  const path = `takes/${startedAt.slice(0, 10)}-${role}-${tailOf(id)}.mp4`;
  return { files: [{ source, bytes: found.size, path, place: { in: 'takes', takeId: id } }], leftOut: [], shown: [{ id, visitId }] };
}

const photoName = /^([0-9a-f]{64})\.png$/;

/** Pictures that the camera took of a tape: those that the form names, and those that were taken off it, which an undo brings back. */
export async function planPhotos(context: Context, { id, visitId, technique, at, named }: HeldTaping): Promise<ShownPart> {
  const home = photoFolder(context.folders, id);
  const kept = (await readdir(home, { withFileTypes: true }).catch(noFolder))
    .flatMap((entry) => (entry.isFile() ? (photoName.exec(entry.name)?.[1] ?? []) : []))
    .toSorted();
  const left = (title: string, reason: LeftOutReason): LeftOut => ({ what: 'photo', id, title, at, reason });
  if (kept.length === 0 && named.length === 0) return { files: [], leftOut: [], shown: [] };
  const refusal = refusalOf(context, { id, visitId });
  if (refusal !== null) return { files: [], leftOut: [left(technique, refusal)], shown: [] };
  const folder = `photos/${at.slice(0, 10)}-${technique}-${tailOf(id)}`;
  const files = await Promise.all(
    kept.map(async (sha256, n) => {
      const source = join(home, `${sha256}.png`);
      const place = { in: 'photos' as const, formId: id, sha256 };
      return { source, bytes: (await stat(source)).size, path: `${folder}/${n + 1}.png`, place };
    }),
  );
  const leftOut = named.filter((sha256) => !kept.includes(sha256)).map((sha256) => left(`${technique}: ${sha256}.png`, 'file-missing'));
  return { files, leftOut, shown: files.length === 0 ? [] : [{ id, visitId }] };
}

/** No names where there is no folder; other errors stay errors. */
export function noFolder(error: unknown): [] {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
  throw error;
}
