import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import { findBrowser } from '../../electron/loopback/openBrowser.ts';
import { type EnginePage, serveEnginePage } from '../e2e/engine/enginePage.ts';
import { createTestApp } from '../helpers/testApp.ts';
import { importClip, makeSource } from './clips.ts';
import { type Bench, median, p95 } from './harness.ts';
import { stepMpv } from './mpvSteps.ts';

type Taken = readonly number[];
const cacheLimit = 512 * 1024 * 1024;
const width = 1920;
const height = 1080;

/** One step and one jump on the frame engine, from the key event until the canvas can be read, beside `<video>` and mpv on the same clip. */
export default async function step(bench: Bench): Promise<void> {
  const frames = bench.quick ? 400 : 1500;
  const source = makeSource(join(bench.folder, 'source.mp4'), { frames, width, height, rate: 120 });
  await using lab = createTestApp();
  const imported = await importClip(lab, source);
  const served = await serveEnginePage({ 'review.mp4': imported.file, 'source.mp4': source });
  const program = findBrowser({ env: process.env, platform: process.platform, exists: existsSync });
  const browser = await chromium.launch({
    ...(program ? { executablePath: program } : {}),
    args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const engine = await engineTimes(browser, served, imported.index, bench.quick);
    const copy = await videoTimes(browser, served, 'review.mp4', imported.index, bench.quick ? 24 : 200);
    const whole = await videoTimes(browser, served, 'source.mp4', imported.index, bench.quick ? 8 : 100);
    const mpv = await stepMpv(source, frames, bench.quick ? 8 : 100);
    const row = (name: string, of: (taken: Taken) => number, mine: Taken, pick: 'forward' | 'back' | 'jump'): void => {
      bench.row(name, 'ms', of(mine), {
        '<video>, review copy': of(copy[pick]),
        '<video>, source': of(whole[pick]),
        ...(mpv === null || pick === 'jump' ? {} : { 'mpv, source': of(mpv[pick]) }),
      });
    };
    row('step forward, median', median, engine.forward, 'forward');
    row('step forward, p95', p95, engine.forward, 'forward');
    row('step back, median', median, engine.back, 'back');
    row('step back, p95', p95, engine.back, 'back');
    row('jump, median', median, engine.jump, 'jump');
    row('jump, p95', p95, engine.jump, 'jump');
    bench.row('decoded pictures held, most', 'MiB', engine.mostBytes / 2 ** 20, { limit: cacheLimit / 2 ** 20 });
    bench.row('steps that showed another frame', 'steps', engine.wrong);
    bench.note(
      `${engine.forward.length} steps each way, ${engine.jump.length} jumps, 1920x1080 at 120 frames/s, ${frames} frames, GOP 250 with B-frames.`,
    );
    if (mpv === null) bench.note('mpv is not installed: its column is left out.');
  } finally {
    await browser.close();
    await served.close();
  }
}

type EngineTimes = {
  readonly forward: Taken;
  readonly back: Taken;
  readonly jump: Taken;
  readonly mostBytes: number;
  readonly wrong: number;
};

async function engineTimes(browser: Browser, served: EnginePage, index: FrameIndex, quick: boolean): Promise<EngineTimes> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(served.url);
  await page.waitForFunction(() => 'harness' in window);
  await page.evaluate((given) => window.harness.open(given), { url: '/clip/review.mp4', index, width, height, cacheLimit });
  await page.evaluate(() => window.harness.timeKeys());
  const places = randomPlaces(index.ticks.length, quick ? 20 : 25, 12);
  const times = { forward: [] as number[], back: [] as number[], jump: [] as number[] };
  let mostBytes = 0;
  let wrong = 0;
  for (const place of places) {
    times.jump.push(await page.evaluate((frame) => window.harness.timedJump(frame), place));
    await page.evaluate(() => window.harness.settled());
    const before = place;
    for (const [key, list, by] of [
      ['ArrowRight', times.forward, 1],
      ['ArrowLeft', times.back, -1],
    ] as const) {
      const from = by === 1 ? before : before + 10;
      for (let count = 1; count <= 10; count++) {
        await page.keyboard.press(key);
        const { taken, shown, bytes } = await page.evaluate(() => window.harness.keyTaken());
        list.push(taken);
        mostBytes = Math.max(mostBytes, bytes);
        if (shown !== from + by * count) wrong++;
      }
    }
  }
  for (const place of randomPlaces(index.ticks.length, quick ? 50 : 200, 0))
    times.jump.push(await page.evaluate((frame) => window.harness.timedJump(frame), place));
  await page.close();
  return { ...times, mostBytes, wrong };
}

/** The same steps as a page without an engine takes them: the middle of the wanted frame is sought, and the frame's callback awaited. */
async function videoTimes(browser: Browser, served: EnginePage, clip: string, index: FrameIndex, count: number) {
  const page: Page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(served.url);
  await page.evaluate(async (url) => {
    const video = document.createElement('video');
    video.src = url;
    video.muted = true;
    video.style.width = '1280px';
    document.body.replaceChildren(video);
    await new Promise<void>((ready, failed) => {
      video.onloadeddata = () => ready();
      video.onerror = () => failed(new Error('the browser cannot play the clip'));
    });
  }, `/clip/${clip}`);
  const seek = (frame: number): Promise<number> => {
    const tick = index.ticks[frame] ?? 0;
    const next = index.ticks[frame + 1] ?? tick + 1;
    return page.evaluate(
      async (time) => {
        const video = document.querySelector('video') as HTMLVideoElement;
        const start = performance.now();
        video.currentTime = time;
        await new Promise<void>((shown) => {
          video.requestVideoFrameCallback(() => shown());
          setTimeout(shown, 3000);
        });
        return performance.now() - start;
      },
      (tick + next) / 2 / index.ticksPerSecond,
    );
  };
  const times = { forward: [] as number[], back: [] as number[], jump: [] as number[] };
  for (const place of randomPlaces(index.ticks.length, Math.ceil(count / 4), 6)) {
    times.jump.push(await seek(place));
    for (let by = 1; by <= 4; by++) times.forward.push(await seek(place + by));
    for (let by = 3; by >= 0; by--) times.back.push(await seek(place + by));
  }
  await page.close();
  return times;
}

/** Places over the whole clip in an order that never repeats itself, the same at each run; `margin` frames stay free at the end. */
function randomPlaces(frames: number, count: number, margin: number): readonly number[] {
  let seed = 20261;
  return Array.from({ length: count }, () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * (frames - margin));
  });
}
