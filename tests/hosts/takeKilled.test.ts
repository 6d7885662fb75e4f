import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { readNumber } from '../helpers/frameNumber.ts';
import { makeNumberedClip } from '../helpers/numberedClip.ts';
import { repoRoot } from '../helpers/paths.ts';
import { createTestApp } from '../helpers/testApp.ts';

const fps = 120;
const frames = 720;
const gop = 12;
const width = 160;
const height = 90;
const moments = 20;

let folder = '';
let parts: Buffer[] = [];

/** The take as the capture sends it: the header, then a fragment of a key frame and eleven more after the other. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-killed-'));
  const file = await makeNumberedClip({
    ...{ file: join(folder, 'take.mp4'), frames, fps, width, height },
    encoder: [
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-crf',
      '23',
      '-g',
      String(gop),
      '-keyint_min',
      String(gop),
      '-bf',
      '0',
      '-pix_fmt',
      'yuv420p',
    ],
    muxer: ['-video_track_timescale', '1000000', '-movflags', 'empty_moov+default_base_moof+frag_keyframe'],
  });
  const bytes = readFileSync(file);
  const starts: number[] = [0];
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'moof') starts.push(at);
  parts = starts.map((start, i) => bytes.subarray(start, starts[i + 1] ?? bytes.length));
  expect(parts.length).toBe(frames / gop + 1);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Host = { readonly child: ChildProcess; readonly origin: string; readonly cookie: string };

async function startHost(dataFolder: string): Promise<Host> {
  const child = spawn(process.execPath, [join(repoRoot, 'dist/node/loopback.js'), '--no-window'], {
    env: { ...process.env, SOLEUS_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let heard = '';
  const url = await new Promise<string>((found) => {
    child.stdout?.on('data', (part: Buffer) => {
      heard += part.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+\/start\/[\w-]+/.exec(heard)?.[0];
      if (match) found(match);
    });
  });
  const cookie = ((await fetch(url, { redirect: 'manual' })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { child, origin: new URL(url).origin, cookie };
}

async function call(host: Host, name: string, input: unknown): Promise<{ value: Record<string, string> & Record<string, string>[] }> {
  const reply = await fetch(`${host.origin}/call/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: host.cookie },
    body: JSON.stringify(input),
  });
  return (await reply.json()) as never;
}

function numbersIn(file: string): readonly (number | null)[] {
  const pixels = execFileSync(findFfmpeg() ?? 'ffmpeg', ['-v', 'fatal', '-i', file, '-f', 'rawvideo', '-pix_fmt', 'rgba', '-'], {
    maxBuffer: 2 ** 30,
  });
  const bytes = width * height * 4;
  return Array.from({ length: pixels.length / bytes }, (_, n) => readNumber(pixels.subarray(n * bytes, (n + 1) * bytes), width, height));
}

test(`a host that is killed at ${moments} moments of a take loses at most a second, and what is left plays`, async () => {
  let seed = 20261123;
  const random = (): number => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  for (let moment = 0; moment < moments; moment++) {
    const dataFolder = join(folder, `data-${moment}`);
    const host = await startHost(dataFolder);
    const patient = await call(host, 'patients.create', { details: { familyName: 'Sample', givenName: 'Runner', birthDate: null } });
    const visit = await call(host, 'visits.create', { patientId: patient.value['id'], details: { startedAt: '2026-03-02T09:00:00.000Z' } });
    const mode = { width, height, framesPerSecond: fps };
    const begun = await call(host, 'takes.begin', {
      visitId: visit.value['id'],
      conditions: {},
      cameras: [{ role: 'rear', label: 'Camera', asked: mode, got: mode }],
    });
    const id = begun.value[0]?.['id'] ?? '';
    const killAfter = 150 + random() * 1400;
    let sent = 0;
    let killed = false;
    const stream = (async () => {
      const began = performance.now();
      let offset = 0;
      for (const [i, part] of parts.entries()) {
        // A fragment is sent when its last frame has been filmed.
        await wait(Math.max(0, began + (i * gop * 1000) / fps - performance.now()));
        if (killed) return;
        sent = i;
        const ok = await fetch(`${host.origin}/media/take-${id}?offset=${offset}`, {
          method: 'PUT',
          body: Uint8Array.from(part),
          headers: { cookie: host.cookie },
        }).then(
          (reply) => reply.ok,
          () => false,
        );
        if (!ok) return;
        offset += part.length;
      }
    })();
    await wait(killAfter);
    killed = true;
    host.child.kill('SIGKILL');
    await once(host.child, 'exit');
    await stream;

    await using lab = createTestApp({ dataFolder, firstId: 5000 });
    const left = await lab.call('takes.unfinished', {});
    expect(left.map(({ take }) => take.id)).toEqual([id]);
    const end = await lab.jobEnd((await lab.call('takes.finish', { id, log: null })).job);
    if (sent < 2) {
      // Killed before a first whole fragment was confirmed: then there may be nothing to keep, and that is said.
      expect([undefined, 'file-empty']).toContain(end.failure?.code);
      if (end.failure !== null) continue;
    }
    expect(end.failure).toBeNull();
    const recordingId = end.result['recordingId'] ?? '';
    const recording = await lab.call('recordings.get', { id: recordingId });
    expect(sent * gop - recording.frames).toBeLessThanOrEqual(fps);
    const { file } = await lab.app.bytes.resolve(`clip-${recordingId}`);
    expect(numbersIn(file)).toEqual(Array.from({ length: recording.frames }, (_, n) => n));
    expect(await lab.call('takes.unfinished', {})).toEqual([]);
  }
}, 240_000);
