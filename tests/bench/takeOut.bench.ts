import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { smallClip } from '#tests/everything/fill.ts';
import { takenOut } from '#tests/everything/lab.ts';
import { allowVideoUseOf, patientOf } from '#tests/helpers/clinical.ts';
import { createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { recordingId, visitWithClip } from '#tests/media/recordedVisit.ts';
import { type Bench, median } from './harness.ts';

const defaultMegabytes = 256;

/**
 * Everything of a patient out into a folder, against `cp` and `sha256sum` of the same video. `npm run -s bench -- takeOut 2000` is of 2 GB. Both sides end with the file on the
 * disk; runs are taken in turn, as a disk's pace drifts.
 */
export default async function takeOutBench({ quick, words, folder, row, note }: Bench): Promise<void> {
  const megabytes = Number(words[0] ?? defaultMegabytes);
  if (!Number.isInteger(megabytes) || megabytes < 1) throw new Error(`${words[0]} is no number of megabytes`);
  const runs = quick ? 2 : 5;
  await using lab = createTestApp();
  const visit = await visitWithClip(lab, await smallClip(folder));
  await allowVideoUseOf(lab, visit);
  const patientId = await patientOf(lab, visit);
  const video = join(lab.dataFolder, 'library', recordingId, 'original.mp4');
  fillTo(video, megabytes);

  const [ours, theirs, quicker]: [number[], number[], number[]] = [[], [], []];
  let longest = 0;
  for (let run = 0; run < runs; run += 1) {
    const into = join(folder, `out-${run}`);
    mkdirSync(into);
    const watch = watchBlocks();
    ours.push(await timed(() => takenOut(lab, patientId, into)));
    longest = Math.max(longest, watch.stop());
    rmSync(into, { recursive: true });
    const copied = join(folder, 'copied.mp4');
    theirs.push(await timed(() => copyAndHash(video, copied, ['sha256sum'])));
    rmSync(copied);
    quicker.push(await timed(() => copyAndHash(video, copied, ['openssl', 'dgst', '-sha256'])));
    rmSync(copied);
  }
  const rate = (ms: number): number => ((statSync(video).size / ms) * 1000) / 1e6;
  row(`everything of a patient with ${megabytes} MB of video`, 'ms', median(ours), { 'cp and sha256sum': median(theirs) });
  row('as a rate', 'MB/s', rate(median(ours)), { 'cp and sha256sum': rate(median(theirs)) });
  row('share of the rate of cp and sha256sum', '×', median(theirs) / median(ours));
  row('share of the rate of cp and openssl, which uses what the processor has for it', '×', median(quicker) / median(ours));
  row('program stands still', 'ms', longest);
  await readBack(lab, patientId, join(folder, 'back'), row);
  note('Both sides end with the file on disk (fsync). Taking out also writes every row, tables, FHIR and the manifest.');
}

async function readBack(lab: TestApp, patientId: Awaited<ReturnType<typeof patientOf>>, into: string, row: Bench['row']): Promise<void> {
  mkdirSync(into);
  const out = await takenOut(lab, patientId, into);
  await using fresh = createTestApp();
  const { sha256 } = await fresh.call('everything.look', { folder: out });
  const taken = await timed(async () => {
    const { job } = await fresh.call('everything.readIn', { folder: out, sha256 });
    const { state, failure } = await fresh.jobEnd(job);
    if (state !== 'done') throw new Error(`not read in: ${failure?.message}`);
  });
  row('read in again, every file proven', 'ms', taken);
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Longest time in ms that this thread could not answer. */
function watchBlocks(): { readonly stop: () => number } {
  let last = performance.now();
  let longest = 0;
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return {
    stop: () => {
      clearInterval(beat);
      return longest;
    },
  };
}

/** Adds bytes that nothing compresses. */
function fillTo(file: string, megabytes: number): void {
  const piece = Buffer.alloc(1_000_000);
  const handle = openSync(file, 'a');
  for (let n = 0; n < megabytes; n += 1) writeSync(handle, randomFillSync(piece));
  fsyncSync(handle);
  closeSync(handle);
}

function copyAndHash(from: string, to: string, hash: readonly [string, ...string[]]): void {
  const [program, ...words] = hash;
  execFileSync('cp', ['--reflink=never', from, to]);
  execFileSync('sync', [to]);
  execFileSync(program, [...words, to]);
}
