import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { findBrowser } from '../../electron/loopback/openBrowser.ts';
import { type EnginePage, serveEnginePage } from '../e2e/engine/enginePage.ts';
import { createTestApp } from '../helpers/testApp.ts';
import { importClip, makeSource } from './clips.ts';
import { bareDecoding, errorsOf, type FollowedClip, filmedClip, startFrame, startPoints } from './following.ts';
import { type Bench, median, p95 } from './harness.ts';

const cacheLimit = 512 * 1024 * 1024;
const large = { width: 1920, height: 1080 } as const;
const small = { width: 1280, height: 720 } as const;

/** Two clips of different rates on one clock: a joint step, a minute of play, a video of both, and markers followed; beside two `<video>` elements and bare ffmpeg. */
export default async function compare(bench: Bench): Promise<void> {
  const playSeconds = bench.quick ? 8 : 60;
  await using lab = createTestApp();
  const made = async (name: string, size: { width: number; height: number }, rate: number, seconds: number) => {
    const source = makeSource(join(bench.folder, `${name}-source.mp4`), { ...size, rate, frames: Math.ceil(rate * seconds) });
    return { ...(await importClip(lab, source)), ...size, name: `${name}.mp4` };
  };
  const steps = bench.quick ? 1.5 : 4;
  const play = playSeconds / 4 + 1;
  const clips = {
    large: [await made('large-120', large, 120, steps), await made('large-60', large, 60, steps)],
    small: [await made('small-120', small, 120, play), await made('small-60', small, 60, play)],
  };
  const runners: FollowedClip[] = [];
  for (const rate of [60, 120, 240]) runners.push(await filmedClip(lab, bench.folder, rate, bench.quick ? 0.75 : 2));
  const served = await serveEnginePage(
    Object.fromEntries([...clips.large, ...clips.small, ...runners].map(({ name, file }) => [name, file])),
  );
  const program = findBrowser({ env: process.env, platform: process.platform, exists: existsSync });
  const browser = await chromium.launch({
    ...(program ? { executablePath: program } : {}),
    args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const count = bench.quick ? 40 : 200;
    const stepped = await jointSteps(browser, served, clips.large, count);
    const video = await videoSteps(browser, served, clips.large, bench.quick ? 15 : 60);
    bench.row('joint step of two 1080p clips, median', 'ms', median(stepped), { 'two <video>': median(video) });
    bench.row('joint step of two 1080p clips, p95', 'ms', p95(stepped), { 'two <video>': p95(video) });
    const played = await jointPlay(browser, served, clips.small, playSeconds);
    const apart = await videoPlay(browser, served, clips.small, playSeconds);
    bench.row(`two 720p clips, ${playSeconds} s at 1/4: moments painted`, 'moments', played.painted);
    bench.row('skipped', 'moments', played.skipped);
    bench.row('late by more than their own interval', 'moments', played.late);
    bench.row('worst difference between the two times shown', 'frames of the slower clip', played.apart, { 'two <video>': apart });
    const { exported, bare } = await exportSpeed(browser, served, clips.small, bench, bench.quick ? 60 : 300);
    bench.row('video of both 720p clips', 'frames/s', exported, { 'ffmpeg hstack, libx264 veryfast': bare });
    for (const clip of runners) {
      const { error, speed } = await followSpeed(browser, served, clip);
      bench.row(`six markers of the runner at ${clip.film.fps} frames/s, blurred and noisy: found`, '%', error.found);
      bench.row('error, root mean square', 'px', error.rms);
      bench.row('error, p95', 'px', error.p95);
      bench.row('followed', 'frames/s', speed, { 'ffmpeg decoding alone': bareDecoding(clip) });
    }
    bench.note(`${count} steps each way, clips of 120 and 60 frames/s; every other step changes one clip only.`);
  } finally {
    await browser.close();
    await served.close();
  }
}

type BenchClip = Awaited<ReturnType<typeof importClip>> & { readonly width: number; readonly height: number; readonly name: string };

async function opened(browser: Browser, served: EnginePage, clips: readonly BenchClip[]): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(new URL('joint.html', served.url).href);
  await page.waitForFunction(() => 'joint' in window);
  const given = clips.map(({ name, index, width, height }) => ({ url: new URL(`/clip/${name}`, served.url).href, index, width, height }));
  await page.evaluate(([list, limit]) => window.joint.open(list, limit), [given, cacheLimit] as const);
  return page;
}

async function jointSteps(browser: Browser, served: EnginePage, clips: readonly BenchClip[], count: number): Promise<readonly number[]> {
  const page = await opened(browser, served, clips);
  await page.evaluate(() => window.joint.settled());
  const forward = await page.evaluate((n) => window.joint.steps(1, n), count);
  await page.evaluate(() => window.joint.settled());
  const back = await page.evaluate((n) => window.joint.steps(-1, n), count);
  await page.close();
  return [...forward, ...back];
}

async function jointPlay(browser: Browser, served: EnginePage, clips: readonly BenchClip[], seconds: number) {
  const page = await opened(browser, served, clips);
  await page.evaluate(() => window.joint.settled());
  const seen = await page.evaluate((time) => window.joint.play(1 / 4, time), seconds);
  await page.close();
  const delays = seen.map(({ painted, due }) => painted - due);
  const soonest = Math.min(...delays);
  const interval = median(seen.slice(1).map(({ due }, i) => due - (seen[i]?.due ?? 0)));
  return {
    painted: seen.length,
    skipped: seen.slice(1).reduce((sum, { moment }, i) => sum + Math.max(0, moment - (seen[i]?.moment ?? moment) - 1), 0),
    late: delays.filter((delay) => delay - soonest > interval).length,
    apart: Math.max(...seen.map((one) => one.apart)),
  };
}

async function showVideos(browser: Browser, served: EnginePage, clips: readonly BenchClip[]): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(served.url);
  await page.evaluate(
    async (urls) => {
      document.body.replaceChildren();
      for (const url of urls) {
        const video = document.createElement('video');
        video.src = url;
        video.muted = true;
        video.style.width = '640px';
        document.body.append(video);
        await new Promise<void>((ready, failed) => {
          video.onloadeddata = () => ready();
          video.onerror = () => failed(new Error('the browser cannot play the clip'));
        });
      }
    },
    clips.map(({ name }) => `/clip/${name}`),
  );
  return page;
}

/** Both elements are told the same time; a step is over when both have shown a frame. */
async function videoSteps(browser: Browser, served: EnginePage, clips: readonly BenchClip[], count: number): Promise<readonly number[]> {
  const page = await showVideos(browser, served, clips);
  const [lead] = clips;
  const taken: number[] = [];
  for (let frame = 1; frame <= count; frame++) {
    // Of 120 and 60 frames/s: every second frame of the faster clip changes both.
    const time = (lead?.index.ticks[frame * 2] ?? 0) / (lead?.index.ticksPerSecond ?? 1) + 0.002;
    taken.push(
      await page.evaluate(async (at) => {
        const start = performance.now();
        await Promise.all(
          [...document.querySelectorAll('video')].map((video) => {
            video.currentTime = at;
            return new Promise<void>((shown) => {
              video.requestVideoFrameCallback(() => shown());
              setTimeout(shown, 3000);
            });
          }),
        );
        return performance.now() - start;
      }, time),
    );
  }
  await page.close();
  return taken;
}

/** The worst difference between what two elements show that were started together, in frames of the slower clip. */
async function videoPlay(browser: Browser, served: EnginePage, clips: readonly BenchClip[], seconds: number): Promise<number> {
  const page = await showVideos(browser, served, clips);
  const worst = await page.evaluate(async (time) => {
    const videos = [...document.querySelectorAll('video')];
    const shown = videos.map(() => 0);
    let apart = 0;
    for (const [i, video] of videos.entries()) {
      video.playbackRate = 0.25;
      const note: VideoFrameRequestCallback = (_, { mediaTime }) => {
        shown[i] = mediaTime;
        video.requestVideoFrameCallback(note);
      };
      video.requestVideoFrameCallback(note);
    }
    await Promise.all(videos.map((video) => video.play()));
    const begin = performance.now();
    while (performance.now() - begin < time * 1000) {
      await new Promise(requestAnimationFrame);
      apart = Math.max(apart, Math.abs((shown[0] ?? 0) - (shown[1] ?? 0)));
    }
    return apart;
  }, seconds);
  await page.close();
  return worst * 60;
}

async function followSpeed(browser: Browser, served: EnginePage, clip: FollowedClip) {
  const page = await opened(browser, served, [clip]);
  const start = startFrame(clip);
  const { tracks, seconds } = await page.evaluate(([points, from, rate]) => window.joint.followed(points, from, rate), [
    startPoints(clip),
    start,
    clip.film.fps,
  ] as const);
  await page.close();
  return { error: errorsOf(clip, tracks), speed: (clip.film.frames - start) / seconds };
}

async function exportSpeed(browser: Browser, served: EnginePage, clips: readonly BenchClip[], bench: Bench, frames: number) {
  const page = await opened(browser, served, clips);
  const made = await page.evaluate((n) => window.joint.exported(n), frames);
  await page.close();
  const ffmpeg = findFfmpeg();
  const [first, second] = clips;
  if (ffmpeg === null || first === undefined || second === undefined) throw new Error('the bench needs ffmpeg and two clips');
  const half = made.width / 2;
  const filter = `[0:v]scale=${half}:${made.height}[a];[1:v]fps=120,scale=${half}:${made.height}[b];[a][b]hstack`;
  const begin = performance.now();
  execFileSync(ffmpeg, [
    ...['-v', 'error', '-y', '-i', first.file, '-i', second.file, '-filter_complex', filter, '-frames:v', String(frames)],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', join(bench.folder, 'bare.mp4')],
  ]);
  return { exported: frames / made.seconds, bare: frames / ((performance.now() - begin) / 1000) };
}
