import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { assessTake } from '#core/capture/quality/assess.ts';
import type { Take } from '#core/capture/take.ts';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { serve } from '../../electron/loopback/server.ts';
import { fileCamera, launchWith } from '../e2e/cameras.ts';
import { filmFromTwoPlaces } from '../e2e/filmLab.ts';
import { newVisit } from '../helpers/importing.ts';
import { repoRoot } from '../helpers/paths.ts';
import { createTestApp, type TestApp } from '../helpers/testApp.ts';
import { filmedTake } from '../unit/capture/rendered.ts';
import { type Bench, p95 } from './harness.ts';

type Scene = { readonly name: string; readonly width: number; readonly height: number; readonly fps: number; readonly cameras: 1 | 2 };

const scenes: readonly Scene[] = [
  { name: '640x360 at 240', width: 640, height: 360, fps: 240, cameras: 1 },
  { name: '1280x720 at 120', width: 1280, height: 720, fps: 120, cameras: 1 },
  { name: 'two cameras, 640x360 at 120', width: 640, height: 360, fps: 120, cameras: 2 },
];

/** Films a moving picture through the product's own screen, and beside it with MediaRecorder from the same pretended camera. */
export default async function capture(bench: Bench): Promise<void> {
  const seconds = bench.quick ? 3 : 30;
  for (const scene of scenes) {
    const film = join(bench.folder, 'film.y4m');
    const source = `testsrc2=size=${scene.width}x${scene.height}:rate=${scene.fps}:duration=1`;
    execFileSync(findFfmpeg() ?? 'ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p', film]);
    await benchScene(bench, scene, film, seconds);
    rmSync(film);
  }
  const judged = filmedTake({ rate: 240, seconds: 30, thumbs: 30, pairs: 4 });
  const thumbs = Array.from({ length: 10 }, () => judged.thumbs).flat();
  const begun = performance.now();
  assessTake({ ...judged, thumbs });
  bench.row('quality check of 30 s at 240 frames/s', 's', (performance.now() - begun) / 1000);
  bench.note('Frames that the camera did not deliver are Chromium’s pretended camera falling behind; they are in the drop map.');
}

async function benchScene(bench: Bench, scene: Scene, film: string, seconds: number): Promise<void> {
  await using lab = createTestApp({ host: 'browser', now: new Date().toISOString() });
  const visitId = await newVisit(lab);
  await lab.call('settings.setCapture', { options: { lengthSeconds: null, preRollSeconds: 2 } });
  const server = await serve({ app: lab.app, log: lab.ports.log, pageFolder: join(repoRoot, 'dist/renderer') });
  const browser = await chromium.launch(launchWith(fileCamera(film)));
  try {
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto(server.newStartUrl());
    const recorded = await mediaRecorder(other, scene, seconds);
    await other.close();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/#/visits/${visitId}/film`);
    await page.locator('[data-band="live"]').first().waitFor();
    if (scene.cameras === 2) await filmFromTwoPlaces(page, lab);
    await page.waitForTimeout(bench.quick ? 1500 : 5000);
    const session = await browser.newBrowserCDPSession();
    const processes = async () =>
      ((await session.send('SystemInfo.getProcessInfo')) as { processInfo: { id: number; cpuTime: number }[] }).processInfo;
    const cpuOf = async () => (await processes()).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    const before = await cpuOf();
    const began = performance.now();
    await page.getByRole('button', { name: /^Record/ }).click();
    let memory = 0;
    while (performance.now() - began < seconds * 1000) {
      await page.waitForTimeout(500);
      const now = (await processes()).reduce((sum, { id }) => sum + residentMegabytes(id), 0);
      memory = Math.max(memory, now);
    }
    const cpu = ((await cpuOf()) - before) / ((performance.now() - began) / 1000);
    const takes = await stopAndFile(page, lab, visitId);
    const logs = takes.flatMap(({ log }: Take) => (log === null ? [] : [log]));
    // A second reader takes from the camera what the recording needs, so times are compared on a take of its own.
    await watchCamera(page);
    await page.getByRole('button', { name: /^Record/ }).click();
    await page.waitForTimeout(bench.quick ? 1500 : 3000);
    const [newest] = (await stopAndFile(page, lab, visitId)).toReversed();
    const error = await timeError(lab, newest === undefined ? [] : [newest], await page.evaluate(() => window.cameraTimes));
    const sum = (of: (log: NonNullable<Take['log']>) => number): number => logs.reduce((total, log) => total + of(log), 0);
    const delivered = sum((log) => log.delivered);
    bench.row(`${scene.name}: frames delivered a second`, '1/s', delivered / logs.length / (seconds + 2), {
      MediaRecorder: recorded.kept / seconds,
    });
    bench.row(`${scene.name}: saved of those delivered`, '%', (100 * sum((log) => log.saved)) / delivered, {
      MediaRecorder: (100 * recorded.kept) / recorded.delivered,
    });
    bench.row(
      `${scene.name}: worst gap`,
      'ms',
      Math.max(...logs.flatMap(({ drops }) => drops.map(({ holeMs }) => holeMs)), 1000 / scene.fps),
      {
        MediaRecorder: recorded.worstGapMs,
      },
    );
    bench.row(`${scene.name}: error of a frame's time, p95`, 'ms', error, { MediaRecorder: recorded.timeErrorMs });
    bench.row(`${scene.name}: memory of the browser, most`, 'MiB', memory);
    bench.row(`${scene.name}: processor time`, 'cores', cpu);
    bench.note(
      `${scene.name}: ${logs.map(({ drops }) => drops.reduce((all, { missing }) => all + missing, 0)).join(' and ')} frames in the drop map.`,
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Ends the take and gives all takes of the visit, once they are filed. */
async function stopAndFile(page: Page, lab: TestApp, visitId: string): Promise<readonly Take[]> {
  await page.getByRole('button', { name: /^Stop/ }).click();
  await page.locator('[data-phase="ended"]').waitFor({ timeout: 60_000 });
  const takes = await lab.call('takes.ofVisit', { visitId });
  if (takes.some(({ state }) => state !== 'kept')) throw new Error('a take was not filed');
  return takes;
}

declare global {
  interface Window {
    /** Times of the frames that an independent reader of the camera saw, in microseconds. */
    cameraTimes: number[];
  }
}

/** Reads the camera a second time, beside the recording, and notes the time of every frame. */
async function watchCamera(page: Page): Promise<void> {
  await page.evaluate(async () => {
    window.cameraTimes = [];
    const [track] = (await navigator.mediaDevices.getUserMedia({ video: { frameRate: { ideal: 1000 } } })).getVideoTracks();
    if (track === undefined) throw new Error('no camera');
    const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 120 }).readable.getReader();
    const read = async (): Promise<void> => {
      const { value } = await reader.read();
      if (value === undefined) return;
      window.cameraTimes.push(value.timestamp);
      value.close();
      await read();
    };
    void read();
  });
}

/** How far the time of a saved frame lies from the nearest that the independent reader saw, in milliseconds: p95, since that reader misses some itself. */
async function timeError(lab: TestApp, takes: readonly Take[], seen: readonly number[]): Promise<number> {
  const times = seen.toSorted((a, b) => a - b);
  const errors: number[] = [];
  for (const { recordingId, log } of takes) {
    const { ticks } = await lab.call('recordings.frameIndex', { id: recordingId ?? '' });
    for (const tick of ticks) {
      const time = (log?.firstTimestamp ?? 0) + tick;
      // The reader began after the pre-roll, and saw nothing of what lies before.
      if (time < (times[0] ?? 0) || time > (times.at(-1) ?? 0)) continue;
      const after = times.findIndex((each) => each >= time);
      errors.push(Math.min((times[after] ?? time) - time, time - (times[after - 1] ?? 0)) / 1000);
    }
  }
  return p95(errors);
}

function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    // The process has ended since it was listed, or this system has no such files.
    return 0;
  }
}

type Recorded = { readonly kept: number; readonly delivered: number; readonly worstGapMs: number; readonly timeErrorMs: number };

/** What a page does without Soleus: MediaRecorder, its frames counted and timed by ffmpeg, beside the frames that the camera handed over meanwhile. */
async function mediaRecorder(page: Page, { width, height, fps }: Scene, seconds: number): Promise<Recorded> {
  const { bytes, times } = await page.evaluate(
    async ({ width, height, fps, seconds }) => {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: fps } },
      });
      const [track] = stream.getVideoTracks();
      if (track === undefined) throw new Error('no camera');
      const reader = new MediaStreamTrackProcessor({ track: track.clone(), maxBufferSize: 120 }).readable.getReader();
      const seen: number[] = [];
      const type =
        ['video/mp4;codecs=avc1', 'video/webm;codecs=h264', 'video/webm'].find((each) => MediaRecorder.isTypeSupported(each)) ?? '';
      const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: 8_000_000 });
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const stopped = new Promise((done) => {
        recorder.onstop = done;
      });
      recorder.start(500);
      const until = performance.now() + seconds * 1000;
      while (performance.now() < until) {
        const { value, done } = await reader.read();
        if (done || value === undefined) break;
        seen.push(value.timestamp);
        value.close();
      }
      recorder.stop();
      await stopped;
      for (const each of stream.getTracks()) each.stop();
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      let text = '';
      for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
      return { bytes: btoa(text), times: seen };
    },
    { width, height, fps, seconds },
  );
  const listed = execFileSync(
    'ffprobe',
    ['-v', 'fatal', '-select_streams', 'v', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', '-'],
    {
      input: Buffer.from(bytes, 'base64'),
      maxBuffer: 2 ** 30,
    },
  )
    .toString()
    .split('\n')
    .map((line) => Number.parseFloat(line))
    .filter((time) => Number.isFinite(time))
    .sort((a, b) => a - b);
  const steps = listed.slice(1).map((time, i) => (time - (listed[i] ?? 0)) * 1000);
  const camera = times.map((time) => (time - (times[0] ?? 0)) / 1000);
  // Each kept frame against the nearest time that the camera gave: how far a time in the file is from any true one.
  const offset = (camera.at(-1) ?? 0) - (listed.at(-1) ?? 0) * 1000;
  const errors = listed.map((time) => Math.min(...camera.map((true_) => Math.abs(true_ - offset - time * 1000))));
  return {
    kept: listed.length,
    delivered: times.length,
    worstGapMs: Math.max(0, ...steps),
    timeErrorMs: p95(errors),
  };
}
