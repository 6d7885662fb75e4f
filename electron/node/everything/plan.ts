import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mayLeave } from '#core/clinical/consent/mayLeave.ts';
import type { PatientId, RecordingId } from '#core/domain/ids.ts';
import { recordingId } from '#core/domain/ids.ts';
import type { LeftOut, LeftOutReason } from '#core/everything/leftOut.ts';
import { type FilePlace, plainName } from '#core/everything/manifest.ts';
import { type HeldRecording, type HeldReport, type HeldTake, heldRecordings, heldReports, heldTakes } from '#db/everything/held.ts';
import { consentsOfPatient } from '#db/repositories/consents.ts';
import { patientById } from '#db/repositories/patients.ts';
import { reportModelJson } from '#db/repositories/reports.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { ReadDb } from '#db/sql.ts';
import { momentNow } from '../clinical/day.ts';
import { leaveOf } from '../clinical/leaving.ts';
import { pictured } from '../clinical/shown.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';
import { tailOf } from './people.ts';

type Context = Pick<AppContext, 'db' | 'ports' | 'folders' | 'takeFiles'>;

/** A file that is copied: from where, to where in the folder, and where it belongs in a data folder. */
export type PlannedFile = { readonly source: string; readonly bytes: number; readonly path: string; readonly place: FilePlace };

/** The files of somebody that go out, the clips that do, and what stays here and why. */
export type FilePlan = {
  readonly files: readonly PlannedFile[];
  readonly reports: number;
  /** Clips that leave, with the path of the original where there is one. */
  readonly leaving: ReadonlyMap<RecordingId, string | null>;
  /** Clips that stay, by consent. */
  readonly staying: readonly RecordingId[];
  readonly leftOut: readonly LeftOut[];
};

/** What of the clips leaves is asked of the consents as they stand at this moment, not as they stood in `snapshot`. */
const wayOut = { way: 'export', purpose: 'care' } as const;

/** Plans the files of some records of one person. Reads the disk; copies nothing. */
export async function planFiles(context: Context, snapshot: ReadDb, patients: readonly PatientId[]): Promise<FilePlan> {
  const recordings = heldRecordings(snapshot, patients);
  const leave = leaveOf(
    context,
    recordings.map(({ id }) => id),
    wayOut,
  );
  const refusals = new Map(leave.clips.flatMap(({ recordingId: id, reason }) => (reason === null ? [] : [[id, reason] as const])));
  const clips = await Promise.all(recordings.map((one) => planClip(context, one, refusals.get(one.id) ?? null)));
  const reports = await Promise.all(heldReports(snapshot, patients).map((one) => planReport(context, snapshot, one, refusals)));
  const takes = await Promise.all(heldTakes(snapshot, patients).map((one) => planTake(context, one)));
  const all = [...clips, ...reports, ...takes];
  return {
    files: all.flatMap(({ files }) => files),
    reports: reports.filter(({ files }) => files.length > 0).length,
    leaving: new Map(clips.flatMap(({ leaving }) => leaving)),
    staying: [...refusals.keys()],
    leftOut: all.flatMap(({ leftOut }) => leftOut),
  };
}

type Part = { readonly files: readonly PlannedFile[]; readonly leftOut: readonly LeftOut[] };
const nothing: Part = { files: [], leftOut: [] };

async function planClip(
  { folders }: Context,
  { id, title, view, at, original, review, pictures, erased }: HeldRecording,
  refusal: LeftOutReason | null,
): Promise<Part & { readonly leaving: readonly (readonly [RecordingId, string | null])[] }> {
  if (refusal !== null) {
    const leftOut = (['clip', 'curves'] as const).map((what) => ({ what, id, title, at, reason: refusal }));
    return { files: [], leftOut, leaving: [] };
  }
  const home = join(folders.library, id);
  const folder = `clips/${at.slice(0, 10)}-${view}-${tailOf(id)}`;
  const names = (await readdir(home, { withFileTypes: true }).catch(noFolder))
    .filter((entry) => entry.isFile() && plainName.safeParse(entry.name).success)
    .map(({ name }) => name)
    .toSorted();
  const files = await Promise.all(
    names.map(async (name) => ({
      source: join(home, name),
      bytes: (await stat(join(home, name))).size,
      path: `${folder}/${name}`,
      place: { in: 'library' as const, recordingId: id, file: name },
    })),
  );
  const promised = [...(erased ? [] : [original, ...(review === null ? [] : [review])]), ...pictures];
  const leftOut = promised
    .filter((name) => !names.includes(name))
    .map((name) => ({ what: 'file' as const, id, title: `${title}: ${name}`, at, reason: 'file-missing' as const }));
  return { files, leftOut, leaving: [[id, names.includes(original) ? `${folder}/${original}` : null]] };
}

async function planReport(
  { folders }: Context,
  snapshot: ReadDb,
  { id, visitAt, version, at, file }: HeldReport,
  refusals: ReadonlyMap<RecordingId, LeftOutReason>,
): Promise<Part> {
  const left = (reason: LeftOutReason): Part => ({ files: [], leftOut: [{ what: 'report', id, title: `Version ${version}`, at, reason }] });
  const reason = pictured(JSON.parse(reportModelJson(snapshot, id) ?? '{}')).flatMap((clip) => refusals.get(clip) ?? [])[0];
  if (reason !== undefined) return left(reason);
  const source = join(folders.reports, file);
  const found = await stat(source).catch(() => null);
  if (found === null || !found.isFile()) return left('file-missing');
  const path = `reports/${visitAt.slice(0, 10)}-report-${version}-${tailOf(id)}.pdf`;
  return { files: [{ source, bytes: found.size, path, place: { in: 'reports', file } }], leftOut: [] };
}

/** A take that something killed is a clip of nobody's knowing yet: its file leaves as a clip of its visit would. */
async function planTake(context: Context, { id, visitId, state, startedAt, role }: HeldTake): Promise<Part> {
  const { db, takeFiles } = context;
  const left = (reason: LeftOutReason): Part => ({ files: [], leftOut: [{ what: 'take', id, title: role, at: startedAt, reason }] });
  if (state === 'discarded') return left('discarded');
  if (takeFiles.isLive(id)) return left('being-recorded');
  const visit = visitById(db, visitId);
  const patient = visit === null ? null : patientById(db, visit.patientId);
  if (patient === null) return nothing;
  const clip = {
    recordingId: recordingId.parse(id),
    visitId,
    patientId: patient.id,
    birthDate: patient.birthDate,
    shows: 'person' as const,
  };
  const leave = mayLeave(clip, consentsOfPatient(db, patient.id), wayOut, momentNow(context), clinicTable(db, 'consentAge').value);
  if (!leave.may) return left(leave.reason);
  const source = takeFiles.path(id);
  const found = await stat(source).catch(() => null);
  if (found === null || !found.isFile()) return left('file-missing');
  const path = `takes/${startedAt.slice(0, 10)}-${role}-${tailOf(id)}.mp4`;
  return { files: [{ source, bytes: found.size, path, place: { in: 'takes', takeId: id } }], leftOut: [] };
}

function noFolder(error: unknown): [] {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
  throw error;
}
