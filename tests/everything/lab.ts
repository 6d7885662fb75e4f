import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JobState } from '#core/contract/events.ts';
import type { PatientId } from '#core/domain/ids.ts';
import type { Manifest } from '#core/everything/manifest.ts';
import type { TestApp } from '#tests/helpers/testApp.ts';

/** Takes out and gives the job's end. */
export async function takingOut(lab: TestApp, patientId: PatientId | null, into: string | null = null): Promise<JobState> {
  // Folders are named by the second.
  lab.clock.tick(1);
  const { job } = await lab.call('everything.takeOut', { patientId, into });
  return lab.jobEnd(job);
}

/** Takes out; a failure makes the test fail with its cause. */
export async function takenOut(lab: TestApp, patientId: PatientId | null, into: string | null = null): Promise<string> {
  const end = await takingOut(lab, patientId, into);
  const folder = end.result['folder'];
  if (folder === undefined) throw new Error(`${end.state} ${JSON.stringify(end.failure)} ${causeIn(lab)}`);
  return folder;
}

export async function readingIn(lab: TestApp, folder: string, existing: 'refuse' | 'skip' = 'refuse'): Promise<JobState> {
  const { sha256 } = await lab.call('everything.look', { folder });
  const { job } = await lab.call('everything.readIn', { folder, sha256, existing });
  return lab.jobEnd(job);
}

export async function readIntoIt(lab: TestApp, folder: string, existing: 'refuse' | 'skip' = 'refuse'): Promise<JobState['result']> {
  const end = await readingIn(lab, folder, existing);
  if (end.state !== 'done') throw new Error(`${end.state} ${JSON.stringify(end.failure)} ${causeIn(lab)}`);
  return end.result;
}

const causeIn = (lab: TestApp): string => {
  const error = lab.logged.findLast((line) => line.level === 'error')?.error;
  return error instanceof Error ? `${error.stack}` : '';
};

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Every file below a folder with its hash. */
export function filesBelow(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => lstatSync(join(folder, name)).isFile());
  return Object.fromEntries(names.toSorted().map((name) => [name, hashOf(readFileSync(join(folder, name)))]));
}

/** The kept files of a data folder: what a folder has to bring back, byte for byte. */
export const keptFiles = (dataFolder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['library', 'reports', 'takes', 'photos', 'clinic', 'protocols', 'programmes'].flatMap((name) =>
      Object.entries(filesBelow(join(dataFolder, name))).map(([file, hash]) => [`${name}/${file}`, hash] as const),
    ),
  );

export const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

/** Writes a manifest with a seal that fits it, as somebody would who wants it to pass. */
export function forge(folder: string, change: (manifest: Record<string, unknown>) => unknown): void {
  const changed = change(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const text = JSON.stringify(changed);
  writeFileSync(join(folder, 'manifest.json'), text);
  writeFileSync(join(folder, 'manifest.sha256'), `${hashOf(text)}  manifest.json\n`);
}

/** Changes a file of a folder and makes the manifest fit it. */
export function forgeFile(folder: string, path: string, change: (text: string) => string): void {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  const text = change(before);
  if (text === before) throw new Error(`nothing was changed in ${path}`);
  writeFileSync(file, text);
  forge(folder, (manifest) => ({
    ...manifest,
    files: (manifest['files'] as Manifest['files']).map((each) =>
      each.path === path ? { ...each, bytes: Buffer.byteLength(text), sha256: hashOf(text) } : each,
    ),
  }));
}
