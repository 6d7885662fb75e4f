import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FilePlace, folderFiles, folderFormat, folderVersion, type Manifest, plainName } from '#core/everything/manifest.ts';
import { presentVersion } from '#db/everything/incoming.ts';
import { rowsOfClinic, tablesOfClinic } from '#db/everything/owned.ts';
import type { Folders } from '../folders.ts';
import { cellsOf, type FolderJob, type MadeFolder, writePatientFolder } from './patientFolder.ts';
import { tailOf, type Whole } from './people.ts';
import { schemaText } from './schemaText.ts';
import { writeManifest } from './seal.ts';
import { clinicReadme } from './words.ts';
import { createFolderWriter } from './writer.ts';

type ClinicFile = { readonly source: string; readonly path: string; readonly place: FilePlace };

/** Files of a folder in which the clinic keeps its own, those it has set aside too. */
async function ownFiles(folder: string, area: 'protocols' | 'programmes'): Promise<readonly ClinicFile[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && plainName.safeParse(entry.name).success)
    .map(({ name }) => name)
    .toSorted();
  return names.map((file) => ({ source: join(folder, file), path: `clinic/${area}/${file}`, place: { in: area, file } }));
}

/** Files of the clinic itself: its logo, its own protocols and programmes. */
async function clinicFiles(folders: Folders): Promise<readonly ClinicFile[]> {
  const logo = join(folders.clinic, 'logo');
  const hasLogo = await stat(logo).then(
    (found) => found.isFile(),
    () => false,
  );
  return [
    ...(hasLogo ? [{ source: logo, path: 'clinic/logo', place: { in: 'clinic', file: 'logo' } as const }] : []),
    ...(await ownFiles(folders.protocols, 'protocols')),
    ...(await ownFiles(folders.programmes, 'programmes')),
  ];
}

export type MadeClinicFolder = { readonly sha256: string; readonly parts: readonly MadeFolder[] };

/** Writes all patients into `root`, a folder each, and what is the clinic's; the manifest of all comes last. `onPatient` hears of each before it is begun. */
export async function writeClinicFolder(
  job: FolderJob,
  wholes: readonly Whole[],
  root: string,
  onPatient: (number: number) => void,
): Promise<MadeClinicFolder> {
  const { context, snapshot, signal, madeAt } = job;
  const parts: { readonly folder: string; readonly made: MadeFolder }[] = [];
  for (const [n, whole] of wholes.entries()) {
    signal.throwIfAborted();
    onPatient(n + 1);
    const folder = `patients/${tailOf(whole.patient.id)}`;
    await mkdir(join(root, folder), { recursive: true, mode: 0o700 });
    parts.push({ folder, made: await writePatientFolder(job, whole, join(root, folder)) });
  }
  const writer = createFolderWriter(root, signal, job.onBytes);
  const rows: Record<string, number> = {};
  for (const entry of tablesOfClinic) {
    const found = rowsOfClinic(snapshot, entry);
    rows[entry.table] = found.length;
    await writer.list(`record/${entry.table}.json`, cellsOf(found), { in: 'record', table: entry.table });
  }
  for (const { source, path, place } of await clinicFiles(context.folders)) await writer.copy(source, path, place);
  await writer.text(folderFiles.schema, await schemaText(snapshot));
  await writer.text(folderFiles.readme, clinicReadme(madeAt, context.ports.version, parts.length));
  await writer.settle();
  const manifest: Manifest = {
    format: folderFormat,
    version: folderVersion,
    kind: 'clinic',
    madeAt,
    program: context.ports.version,
    recordVersion: presentVersion,
    people: [],
    files: [...writer.files],
    parts: parts.map(({ folder, made }) => ({ folder, manifestSha256: made.sha256 })),
    rows,
    leftOut: [],
  };
  return { sha256: await writeManifest(root, manifest), parts: parts.map(({ made }) => made) };
}
