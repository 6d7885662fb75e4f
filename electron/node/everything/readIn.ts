import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { FailureError } from '#core/contract/failure.ts';
import { copyIn } from '#db/everything/copyIn.ts';
import { damagedFolder, type Incoming, openIncoming } from '#db/everything/incoming.ts';
import { addAudit } from '#db/repositories/audit.ts';
import type { AppContext } from '../context.ts';
import { openStage } from '../media/staging.ts';
import type { JobContext } from '../ports.ts';
import { actorOf, nowOf } from '../written.ts';
import { insideFolder, type OpenedFolder, type ReadManifest } from './folderReader.ts';
import { presenceOf } from './look.ts';
import { type Moved, moveFiles } from './moveFiles.ts';
import { matchFiles, proofRead } from './proofRead.ts';
import { rowLines } from './rowLines.ts';
import { type StagedFile, stageFiles } from './stageFiles.ts';
import { needRoom } from './target.ts';

export type ReadInInput = { readonly opened: OpenedFolder; readonly existing: 'refuse' | 'skip' };
export type ReadInResult = { readonly patients: string; readonly skipped: string; readonly kept: string };

/**
 * Reads a folder that was taken out into this record: every file is proven by its hash, the rows in a record of their own, and only when all of it holds together the
 * rows in one transaction and the files in their places. Whatever fails before leaves the record as it was.
 */
export async function readIn(
  context: AppContext,
  { opened, existing }: ReadInInput,
  { signal, report }: JobContext,
): Promise<ReadInResult> {
  const { db, folders, ports } = context;
  report(null, 'Looking at what there is');
  const chosen = choose(context, opened, existing);
  const files = chosen.flatMap(({ manifest }) => manifest.files);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  await needRoom(folders.staging, total);

  await using stage = await openStage(folders);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    report(total === 0 ? null : (0.9 * done) / total, 'Checking and copying files');
  };
  const incomingFile = join(stage.folder, 'incoming.db');
  const incoming = openIncoming(incomingFile, ports.databaseKey, opened.own.manifest.recordVersion);
  const staged: StagedFile[] = [];
  try {
    const whole = chosen.length === 1 + opened.parts.length;
    for (const one of chosen) {
      await readRows(incoming, one, logFrom(opened, whole), signal, onBytes);
      staged.push(...(await stageFiles(one, stage.folder, signal, onBytes)));
    }
    report(0.92, 'Checking every row');
    await setImmediate();
    incoming.settle();
    await proofRead(incoming.db);
    matchFiles(
      incoming.db,
      staged,
      chosen.flatMap(({ manifest }) => manifest.leftOut),
    );
  } finally {
    incoming.close();
  }

  report(0.98, 'Writing into the record');
  await setImmediate();
  // From here on it is done or not done, without a middle.
  signal.throwIfAborted();
  let moved: Moved | null = null;
  const log = opened.own.manifest.kind === 'clinic' && chosen.length === 1 + opened.parts.length ? 'whole' : 'lines';
  try {
    const copied = copyIn(db, { file: incomingFile, key: ports.databaseKey }, log, () => {
      moved = moveFiles(folders, staged);
      noteReadIn(context, opened, chosen);
    });
    const kept = [...copied.keptSettings, ...((moved as Moved | null)?.kept ?? [])];
    return { patients: String(copied.patients), skipped: String(1 + opened.parts.length - chosen.length), kept: kept.join(', ') };
  } catch (error) {
    (moved as Moved | null)?.takeBack();
    throw error;
  }
}

/** Which of the folders are read: all, or with 'skip' those of whom nobody is here. Throws 'duplicate' or 'forbidden'. */
function choose({ db }: AppContext, { own, parts }: OpenedFolder, existing: ReadInInput['existing']): readonly ReadManifest[] {
  const whose = own.manifest.kind === 'patient' ? [own] : parts;
  const presence = new Map(whose.map((one) => [one, presenceOf(db, one.manifest.people)]));
  const fresh = whose.filter((one) => presence.get(one) === 'new');
  if (fresh.length === whose.length) return [own, ...parts];
  const erased = whose.filter((one) => presence.get(one) === 'erased').length;
  const many = whose.length > 1 ? `${whose.length - fresh.length} of ${whose.length} patients` : 'This patient';
  if (existing === 'skip' && fresh.length > 0) return [own, ...fresh];
  if (erased > 0)
    throw new FailureError(
      'forbidden',
      whose.length > 1
        ? `${erased} of ${whose.length} patients were erased from this record for good.`
        : 'This patient was erased from this record for good.',
      'Leave out who is not to come back; nothing was read in.',
    );
  throw new FailureError(
    'duplicate',
    `${many} ${whose.length > 1 ? 'are' : 'is'} in this record already.`,
    'Read it into an empty Soleus, or leave out who is here; nothing was read in.',
  );
}

/** Where the lines of the log come from: the clinic's whole log, or of each patient those about them where somebody is left out. */
const logFrom = ({ own }: OpenedFolder, whole: boolean): 'clinic' | 'patients' =>
  own.manifest.kind === 'clinic' && whole ? 'clinic' : 'patients';

/** Merges that were undone are between two patients of the clinic: they come only where both do. */
function isWanted(table: string, kind: 'patient' | 'clinic', log: 'clinic' | 'patients'): boolean {
  if (table === 'audit') return (log === 'clinic') === (kind === 'clinic');
  return kind === 'patient' || log === 'clinic' || table !== 'patient_merge';
}

async function readRows(
  incoming: Incoming,
  { folder, manifest }: ReadManifest,
  log: 'clinic' | 'patients',
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const counts = new Map<string, number>();
  for (const file of manifest.files) {
    if (file.place?.in !== 'record') continue;
    const { table } = file.place;
    if (counts.has(table)) throw damagedFolder(`rows of ${table} stand in more than one file`);
    const wanted = isWanted(table, manifest.kind, log);
    let rows = 0;
    for await (const batch of rowLines(await insideFolder(folder, file.path, 'file'), file, signal)) {
      if (wanted) incoming.add(table, batch);
      rows += batch.length;
    }
    counts.set(table, rows);
    onBytes(file.bytes);
  }
  for (const [table, rows] of Object.entries(manifest.rows))
    if (counts.get(table) !== rows) throw damagedFolder(`${table} should have ${rows} rows and has ${counts.get(table) ?? 'none'}`);
}

function noteReadIn(context: AppContext, { own }: OpenedFolder, chosen: readonly ReadManifest[]): void {
  const note = (entity: string, entityId: string, sha256: string): void =>
    addAudit(context.db, {
      at: nowOf(context),
      actor: actorOf(context),
      action: 'read in',
      entity,
      entityId,
      detail: `manifest ${sha256}`,
    });
  for (const { manifest, sha256 } of chosen) for (const { id } of manifest.people.slice(0, 1)) note('patient', id, sha256);
  if (own.manifest.kind === 'clinic') note('record', 'all', own.sha256);
}
