import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PatientId, RecordingId } from '#core/domain/ids.ts';
import type { LeftOut, LeftOutReason } from '#core/everything/leftOut.ts';
import { plainName } from '#core/everything/manifest.ts';
import { type HeldRecording, type HeldReport, heldRecordings, heldReports, heldTakes, heldTapings } from '#db/everything/held.ts';
import { reportModelJson } from '#db/repositories/reports.ts';
import type { ReadDb } from '#db/sql.ts';
import { leaveOf } from '../clinical/leaving.ts';
import { pictured } from '../clinical/shown.ts';
import type { AppContext } from '../context.ts';
import { tailOf } from './people.ts';
import { noFolder, type Part, type PlannedFile, planPhotos, planTake, type Shown, wayOut } from './planShown.ts';

type Context = Pick<AppContext, 'db' | 'ports' | 'folders' | 'takeFiles'>;

/** The files of somebody that go out, the clips that do, and what stays here and why. */
export type FilePlan = {
  readonly files: readonly PlannedFile[];
  readonly reports: number;
  /** Clips that leave, with the path of the original where there is one. */
  readonly leaving: ReadonlyMap<RecordingId, string | null>;
  /** Clips that stay, by consent. */
  readonly staying: readonly RecordingId[];
  /** What shows the patient without being a clip, and leaves: takes and pictures of a tape. */
  readonly unlisted: readonly Shown[];
  readonly leftOut: readonly LeftOut[];
};

/** Plans the files of some records of one person; what may leave is asked of the consents as they stand now, not as they stood in `snapshot`. Reads the disk; copies nothing. */
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
  const photos = await Promise.all(heldTapings(snapshot, patients).map((one) => planPhotos(context, one)));
  const all = [...clips, ...reports, ...takes, ...photos];
  return {
    files: all.flatMap(({ files }) => files),
    reports: reports.filter(({ files }) => files.length > 0).length,
    leaving: new Map(clips.flatMap(({ leaving }) => leaving)),
    staying: [...refusals.keys()],
    unlisted: [...takes, ...photos].flatMap(({ shown }) => shown),
    leftOut: all.flatMap(({ leftOut }) => leftOut),
  };
}

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
