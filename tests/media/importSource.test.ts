import { execFileSync } from 'node:child_process';
import fs, {
  appendFileSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobState } from '#core/contract/events.ts';
import { copyHashed } from '#node/media/staging.ts';
import { imported, importFile, newVisit } from '../helpers/importing.ts';
import { longGopWithB, makeNumberedClip, shortGop } from '../helpers/numberedClip.ts';
import { shownNumbers } from '../helpers/shownNumbers.ts';
import { createTestApp, type TestApp } from '../helpers/testApp.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-source-'));
  await makeNumberedClip({ file: at('short.mp4'), frames: 60, width: 160, height: 96, encoder: shortGop });
  await makeNumberedClip({ file: at('clip.mov'), frames: 60, width: 160, height: 96, encoder: longGopWithB });
  await makeNumberedClip({ file: at('slow.mkv'), frames: 2400, width: 640, height: 360, encoder: longGopWithB });
  await makeNumberedClip({ file: at('slow.avi'), frames: 2400, width: 640, height: 360, encoder: ['-c:v', 'mjpeg', '-q:v', '6'] });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function leftovers(lab: TestApp): { library: string[]; staging: string[] } {
  const staging = join(lab.dataFolder, 'staging');
  return {
    library: readdirSync(join(lab.dataFolder, 'library')),
    staging: readdirSync(staging).flatMap((own) => readdirSync(join(staging, own))),
  };
}

/** Waits for an event of the job that fits. */
function whenJob(lab: TestApp, fits: (job: JobState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const silence = lab.app.events.subscribe((event) => {
      if (event.type !== 'job' || !fits(event.job)) return;
      silence();
      resolve();
    });
  });
}

describe('a source that goes away or changes while it is copied', () => {
  const harms: readonly (readonly [string, (path: string) => void])[] = [
    ['deleted', unlinkSync],
    ['cut short', (path) => truncateSync(path, Math.floor(statSync(path).size / 3))],
    ['emptied', (path) => truncateSync(path, 0)],
    ['still growing', (path) => appendFileSync(path, Buffer.alloc(5_000_000, 7))],
  ];
  test.each(harms)('%s', async (_name, harm) => {
    await using lab = createTestApp();
    const visit = await newVisit(lab);
    const path = at('padded.mp4');
    writeFileSync(path, Buffer.concat([readFileSync(at('short.mp4')), free(60_000_000)]));
    const copying = whenJob(lab, (job) => job.step === 'Copying' && (job.fraction ?? 0) > 0.01);
    const { jobs } = await lab.call('import.start', { visitId: visit, sources: [{ kind: 'path', path }] });
    await copying;
    harm(path);
    const end = await lab.jobEnd(jobs[0] as string);
    expect(end.failure).toMatchObject({ code: 'source-gone', action: expect.stringContaining('again') });
    expect(await lab.call('recordings.list', { visitId: visit })).toEqual([]);
    expect(leftovers(lab)).toEqual({ library: [], staging: [] });
  });

  test.skipIf(process.platform !== 'linux')('a read error of the card is named', async () => {
    await expect(copyHashed('/proc/self/mem', at('never'), new AbortController().signal, () => {})).rejects.toMatchObject({
      failure: { code: 'source-gone' },
    });
  });
});

test('once copied, the source is not needed any more', async () => {
  await using lab = createTestApp();
  const visit = await newVisit(lab);
  const path = at('once.mkv');
  writeFileSync(path, readFileSync(at('slow.mkv')));
  const making = whenJob(lab, (job) => job.step === 'Making the review copy');
  const { jobs } = await lab.call('import.start', { visitId: visit, sources: [{ kind: 'path', path }] });
  await making;
  unlinkSync(path);
  expect((await lab.jobEnd(jobs[0] as string)).state).toBe('done');
});

// The running decoder is looked for in /proc.
describe.skipIf(process.platform !== 'linux')('reading the facts of a file', () => {
  test('can be cancelled, and nothing of it goes on or stays', async () => {
    await using lab = createTestApp();
    const started = whenJob(lab, (job) => job.state === 'running' && job.title === 'slow.avi' && job.step !== '');
    const reading = lab.failing('media.probe', { source: { kind: 'path', path: at('slow.avi') } });
    await started;
    while (decoders().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const [job] = await lab.call('jobs.list', {});
    await lab.call('jobs.cancel', { id: (job as JobState).id });
    expect((await reading).code).toBe('cancelled');
    expect(decoders()).toEqual([]);
    expect(leftovers(lab)).toEqual({ library: [], staging: [] });
  });

  test('ends when the program is closed', async () => {
    const lab = createTestApp();
    try {
      const reading = lab.failing('media.probe', { source: { kind: 'path', path: at('slow.avi') } });
      while (decoders().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      await lab.close();
      expect((await reading).code).toBe('cancelled');
      expect(decoders()).toEqual([]);
    } finally {
      await lab[Symbol.asyncDispose]();
    }
  });

  test('names a source that goes away meanwhile', async () => {
    await using lab = createTestApp();
    const path = at('leaving.avi');
    writeFileSync(path, readFileSync(at('slow.avi')));
    const reading = lab.failing('media.probe', { source: { kind: 'path', path } });
    while (decoders().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    truncateSync(path, 0);
    unlinkSync(path);
    expect((await reading).code).toBe('source-gone');
  });
});

describe('a file of several GB', () => {
  const gigabytes = 5;

  test('is read for its facts without reading it', async ({ skip }) => {
    if (process.platform !== 'linux') skip('counting the bytes that a process reads needs Linux');
    await using lab = createTestApp();
    const path = huge('facts.mp4');
    const before = bytesRead();
    const probe = await lab.call('media.probe', { source: { kind: 'path', path } });
    expect(probe).toMatchObject({ frames: 60, bytes: statSync(path).size });
    expect(probe.bytes).toBeGreaterThan(gigabytes * 1e9);
    expect(bytesRead() - before).toBeLessThan(50e6);
  });

  test('is imported with flat memory', { timeout: 120_000 }, async () => {
    await using lab = createTestApp();
    const visit = await newVisit(lab);
    const path = huge('whole.mp4', 1.5);
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    try {
      const recording = await imported(lab, visit, path);
      expect(recording).toMatchObject({ frames: 60, originalBytes: statSync(path).size, reviewCopy: false });
      expect(await shownNumbers(lab, recording)).toEqual(Array.from({ length: 60 }, (_, i) => i));
    } finally {
      clearInterval(watch);
      unlinkSync(path);
    }
    expect(most - before).toBeLessThan(150e6);
  });

  /** The numbered clip, with a hole of so many GB between its index and its end. */
  function huge(name: string, size = gigabytes): string {
    const bytes = readFileSync(at('short.mp4'));
    const file = openSync(at(name), 'w');
    const hole = Buffer.alloc(16);
    hole.writeUInt32BE(1, 0);
    hole.write('free', 4, 'latin1');
    hole.writeBigUInt64BE(BigInt(size * 1e9), 8);
    writeSync(file, bytes);
    writeSync(file, hole);
    ftruncateSync(file, bytes.length + size * 1e9);
    closeSync(file);
    return at(name);
  }
});

test('a disk that fills while the review copy is made is named, and nothing stays', async ({ skip }) => {
  const dataFolder = at('small-disk');
  mkdirSync(dataFolder);
  // Key frames every 12 make the copy far larger than the source.
  const bars = { file: at('noisy.mkv'), frames: 300, width: 640, height: 360, filter: 'noise=alls=40' };
  const clip = await makeNumberedClip({ ...bars, encoder: [...longGopWithB, '-crf', '30'] });
  const size = statSync(clip).size + 2_000_000;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', dataFolder], { stdio: 'ignore' });
  } catch {
    skip('this test needs the right to mount a small disk');
  }
  try {
    await using lab = createTestApp({ dataFolder });
    const visit = await newVisit(lab);
    const end = await importFile(lab, visit, clip);
    expect(end).toMatchObject({ step: 'Making the review copy', failure: { code: 'disk-full' } });
    expect(await lab.call('recordings.list', { visitId: visit })).toEqual([]);
    expect(leftovers(lab)).toEqual({ library: [], staging: [] });
  } finally {
    execFileSync('umount', ['-l', dataFolder]);
  }
});

test('what is filed is on the disk before it is listed: every file, the folder moved, and the library', async ({ skip }) => {
  if (process.platform !== 'linux') skip('telling what was put on the disk needs Linux');
  await using lab = createTestApp();
  const visit = await newVisit(lab);
  const synced: string[] = [];
  const note = (fd: number): void => void synced.push(basename(readlinkSync(`/proc/self/fd/${fd}`)));
  const { fsyncSync } = fs;
  await using some = await fs.promises.open(at('short.mp4'));
  const handles = Object.getPrototypeOf(some) as fs.promises.FileHandle;
  const { sync } = handles;
  fs.fsyncSync = (fd) => {
    note(fd);
    fsyncSync(fd);
  };
  handles.sync = function noted(this: fs.promises.FileHandle) {
    note(this.fd);
    return sync.call(this);
  };
  syncBuiltinESMExports();
  try {
    await imported(lab, visit, at('short.mp4'));
    expect(synced).toEqual(['original.mp4', 'poster.jpg', expect.stringMatching(/^[0-9a-f-]{36}$/), 'library']);
    synced.length = 0;
    await imported(lab, visit, at('clip.mov'));
    expect(synced).toEqual(['original.mov', 'review.mp4', 'poster.jpg', expect.stringMatching(/^[0-9a-f-]{36}$/), 'library']);
  } finally {
    fs.fsyncSync = fsyncSync;
    handles.sync = sync;
    syncBuiltinESMExports();
  }
});

/** An MP4 box of padding. */
function free(bytes: number): Buffer {
  const box = Buffer.alloc(bytes);
  box.writeUInt32BE(bytes, 0);
  box.write('free', 4, 'latin1');
  return box;
}

/** Command lines of this process's ffmpeg children that read one of these files. */
function decoders(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return command.includes('framecrc') && command.includes(folder) ? [command] : [];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
}

/** Bytes that this process asked the system for so far, cached or not. */
const bytesRead = (): number => Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
