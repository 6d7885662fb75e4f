import { setImmediate } from 'node:timers/promises';
import { exportTables } from '#core/domain/exportTable.ts';
import type { Recording } from '#core/domain/recording.ts';
import { folderFiles, folderFormat, folderVersion, type Manifest } from '#core/everything/manifest.ts';
import type { FhirMeasured } from '#core/fhir/source.ts';
import { cellOf } from '#db/everything/cell.ts';
import { presentVersion } from '#db/everything/incoming.ts';
import { auditOfPatients, rowsOfPatients, tablesOfPatients } from '#db/everything/owned.ts';
import type { ReadDb, Row } from '#db/sql.ts';
import type { AppContext } from '../context.ts';
import { csvOf } from '../export/sheet.ts';
import { visitSheet } from '../export/visitTables.ts';
import { goneOr } from '../media/staging.ts';
import { gaitClips } from '../reports/collectGait.ts';
import { visitRows } from '../reports/rows.ts';
import { fhirBundle, type LeavingFiles, photoKey } from './bundle.ts';
import { contentOf } from './content.ts';
import { peopleOf, tailOf, type Whole } from './people.ts';
import { type FilePlan, planFiles } from './plan.ts';
import { schemaText } from './schemaText.ts';
import { writeManifest } from './seal.ts';
import { sheetNames, sheetOfContent } from './sheets.ts';
import { patientReadme } from './words.ts';
import { createFolderWriter, type FolderWriter } from './writer.ts';

export type FolderJob = {
  readonly context: AppContext;
  /** The record as it was when the job began. */
  readonly snapshot: ReadDb;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
  readonly madeAt: string;
  /** Whether it is the folder of one patient; in that of all patients the schema lies once, beside them. */
  readonly alone: boolean;
};
export type MadeFolder = { readonly manifest: Manifest; readonly sha256: string; readonly plan: FilePlan };

/** Rows as they stand in a file, one at a time. */
export function* cellsOf(rows: readonly Row[]): Generator<Readonly<Record<string, unknown>>> {
  for (const row of rows) yield Object.fromEntries(Object.entries(row).map(([column, value]) => [column, cellOf(column, value)]));
}

/** Writes all of one patient into `root`, which is there and empty; the manifest comes last. */
export async function writePatientFolder(job: FolderJob, whole: Whole, root: string): Promise<MadeFolder> {
  const { context, snapshot, signal, madeAt } = job;
  const writer = createFolderWriter(root, signal, job.onBytes);
  const plan = await planFiles(context, snapshot, whole.ids);
  const rows = await writeRows(writer, snapshot, whole, plan);
  const files = await copyFiles(writer, plan);
  await writeReadable(writer, job, whole, plan, files);
  if (job.alone) await writer.text(folderFiles.schema, await schemaText(snapshot));
  await writer.text(folderFiles.readme, patientReadme(madeAt, context.ports.version, plan.leftOut, job.alone));
  await writer.settle();
  const manifest: Manifest = {
    format: folderFormat,
    version: folderVersion,
    kind: 'patient',
    madeAt,
    program: context.ports.version,
    recordVersion: presentVersion,
    people: [...peopleOf(snapshot, whole)],
    files: [...writer.files],
    parts: [],
    rows,
    leftOut: [...plan.leftOut],
  };
  return { manifest, plan, sha256: await writeManifest(root, manifest) };
}

async function writeRows(writer: FolderWriter, snapshot: ReadDb, { ids }: Whole, plan: FilePlan): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const write = async (table: string, rows: readonly Row[]): Promise<void> => {
    counts[table] = rows.length;
    await writer.list(`record/${table}.json`, cellsOf(rows), { in: 'record', table });
  };
  for (const entry of tablesOfPatients) await write(entry.table, rowsOfPatients(snapshot, entry, ids, plan.staying));
  await write('audit', auditOfPatients(snapshot, ids));
  return counts;
}

async function copyFiles(writer: FolderWriter, plan: FilePlan): Promise<LeavingFiles> {
  const reports = new Map<string, string>();
  const photos = new Map<string, string>();
  for (const { source, path, place } of plan.files) {
    await writer.copy(source, path, place).catch((error: unknown) => {
      throw goneOr(error);
    });
    if (place.in === 'reports') reports.set(place.file.replace(/\.pdf$/, ''), path);
    if (place.in === 'photos') photos.set(photoKey(place.formId, place.sha256), path);
  }
  return { reports, photos };
}

/** Tables for a spreadsheet, and the FHIR bundle. */
async function writeReadable(
  writer: FolderWriter,
  { snapshot, madeAt }: FolderJob,
  whole: Whole,
  plan: FilePlan,
  files: LeavingFiles,
): Promise<void> {
  const content = contentOf(snapshot, whole, plan.leaving);
  const recordings: Recording[] = [];
  const measured: FhirMeasured[] = [];
  for (const { visit } of content.visits) {
    const sources = content.sourcesOf(visit);
    recordings.push(...sources.recordings.map(({ recording }) => recording));
    measured.push({ visitId: visit.id, rows: visitRows(sources), takes: gaitClips(sources).map(({ take }) => take) });
    const folder = `tables/${visit.startedAt.slice(0, 10)}-${tailOf(visit.id)}`;
    for (const name of exportTables) {
      const sheet = visitSheet(name, sources);
      if (sheet.cells.length > 0) await writer.text(`${folder}/${name}.csv`, csvOf(sheet));
    }
    // A visit with many clips takes its time: whoever else is waiting comes between.
    await setImmediate();
  }
  for (const name of sheetNames) await writer.text(`tables/${name}.csv`, csvOf(sheetOfContent(name, content, recordings)));
  // A clip that stays is told of all the same: numbers refer to it.
  const clips = recordings.map((recording) => ({ recording, file: plan.leaving.get(recording.id) ?? null }));
  const bundle = fhirBundle(content, measured, clips, files, madeAt);
  await writer.text(folderFiles.fhir, `${JSON.stringify(bundle, null, 1)}\n`);
}
