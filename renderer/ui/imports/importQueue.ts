import { useSyncExternalStore } from 'react';
import type { ImportSource } from '#core/contract/api.ts';
import { type Failure, FailureError } from '#core/contract/failure.ts';
import type { JobId, UploadId } from '#core/domain/ids.ts';
import { call, sendBytes } from '../../link.ts';
import { cancelJob } from '../data/cancelJob.ts';
import { jobEnd } from '../data/jobs.ts';
import { failureOf, reportFailure } from '../failures.ts';

/** A file as the page holds it, or the path of one where the host gives paths. */
export type Origin =
  | { readonly kind: 'file'; readonly file: File; readonly kva: File | null }
  | { readonly kind: 'path'; readonly path: string };

/** One file on its way into a visit. */
export type ImportItem = {
  readonly key: string;
  readonly visitId: string;
  readonly name: string;
  readonly origin: Origin;
  readonly state: 'waiting' | 'sending' | 'importing' | 'done' | 'failed' | 'cancelled';
  /** Share of the bytes sent, 0 to 1. */
  readonly sent: number;
  readonly jobId: JobId | null;
  readonly failure: Failure | null;
  /** False for a file that can never be imported. */
  readonly retryable: boolean;
};

/** Files sent at the same time; the rest wait their turn. */
const atOnce = 2;

let items: readonly ImportItem[] = [];
const aborts = new Map<string, AbortController>();
const listeners = new Set<() => void>();

function change(key: string, patch: Partial<ImportItem>): void {
  items = items.map((item) => (item.key === key ? { ...item, ...patch } : item));
  tell();
}
function tell(): void {
  for (const listener of [...listeners]) listener();
}
const itemOf = (key: string): ImportItem | undefined => items.find((item) => item.key === key);

const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
const nameOf = (origin: Origin): string => (origin.kind === 'file' ? origin.file.name : baseName(origin.path));

/** Puts files on their way into a visit, each on its own: a bad one never touches the others. */
export function importInto(visitId: string, origins: readonly Origin[]): void {
  const added = origins.map(
    (origin): ImportItem => ({
      key: crypto.randomUUID(),
      visitId,
      name: nameOf(origin),
      origin,
      state: 'waiting',
      sent: 0,
      jobId: null,
      failure: null,
      retryable: true,
    }),
  );
  items = [...items, ...added];
  tell();
  startNext();
}

/** Puts a file on the list that cannot be imported at all, with why. */
export function refuseImport(visitId: string, file: File, failure: Failure): void {
  items = [
    ...items,
    {
      key: crypto.randomUUID(),
      visitId,
      name: file.name,
      origin: { kind: 'file', file, kva: null },
      state: 'failed',
      sent: 0,
      jobId: null,
      failure,
      retryable: false,
    },
  ];
  tell();
}

export function retryImport(key: string): void {
  change(key, { state: 'waiting', sent: 0, jobId: null, failure: null });
  startNext();
}

export function dismissImport(key: string): void {
  items = items.filter((item) => item.key !== key);
  tell();
}

/** Stops one file wherever it is; nothing half-written is kept. */
export function cancelImport(key: string): void {
  const item = itemOf(key);
  if (!item) return;
  if (item.state === 'waiting') change(key, { state: 'cancelled' });
  aborts.get(key)?.abort();
  if (item.jobId) cancelJob(item.jobId);
}

function startNext(): void {
  const busy = items.filter((item) => item.state === 'sending' || (item.state === 'importing' && item.jobId === null)).length;
  const next = items.find((item) => item.state === 'waiting');
  if (!next || busy >= atOnce) return;
  change(next.key, { state: 'sending' });
  void run(next).finally(startNext);
  startNext();
}

async function run(item: ImportItem): Promise<void> {
  const abort = new AbortController();
  aborts.set(item.key, abort);
  try {
    const source = await sourceOf(item, abort.signal);
    change(item.key, { state: 'importing' });
    const { jobs } = await call('import.start', { visitId: item.visitId, sources: [source] });
    const jobId = jobs[0];
    if (jobId === undefined) throw new FailureError('internal', 'The import was not started.', 'Try again.');
    change(item.key, { jobId });
    if (abort.signal.aborted) cancelJob(jobId);
    startNext();
    const end = await jobEnd(jobId);
    if (end.state === 'failed') change(item.key, { state: 'failed', failure: end.failure });
    else change(item.key, { state: end.state === 'cancelled' ? 'cancelled' : 'done' });
    if (end.state === 'done') setTimeout(() => dismissImport(item.key), 4000);
  } catch (thrown) {
    const failure = failureOf(thrown);
    change(item.key, failure.code === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', failure });
  } finally {
    aborts.delete(item.key);
  }
}

/** What the application imports from: the path, or an upload that holds all of the file's bytes. */
async function sourceOf({ key, origin }: ImportItem, signal: AbortSignal): Promise<ImportSource> {
  if (origin.kind === 'path') return { kind: 'path', path: origin.path };
  const uploadId = await upload(origin.file, signal, (sent) => change(key, { sent: origin.file.size === 0 ? 1 : sent / origin.file.size }));
  const kvaUploadId = origin.kva ? await upload(origin.kva, signal) : null;
  return { kind: 'upload', uploadId, name: origin.file.name, kvaUploadId };
}

async function upload(file: File, signal: AbortSignal, onSent?: (bytes: number) => void): Promise<UploadId> {
  const { id } = await call('uploads.begin', { name: file.name, bytes: file.size });
  try {
    await sendBytes(id, file, signal, onSent);
  } catch (thrown) {
    // What was sent is of no use; if even that cannot be said, the next start sweeps it.
    await call('uploads.abandon', { id }).catch(reportFailure);
    throw thrown;
  }
  return id;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Files on their way into one visit, in the order they were added. */
export function useImports(visitId: string): readonly ImportItem[] {
  return useSyncExternalStore(subscribe, () => items).filter((item) => item.visitId === visitId);
}
