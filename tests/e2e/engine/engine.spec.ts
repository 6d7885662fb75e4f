import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { makeNumberedClip } from '#tests/helpers/numberedClip.ts';
import { type EnginePage, serveEnginePage } from './enginePage.ts';

const frames = 2000;
const width = 640;
const height = 360;
const index = { ticks: Array.from({ length: frames }, (_, i) => i * 128), ticksPerSecond: 15360 };
const short = { ticks: [0], ticksPerSecond: 15360 };

let folder = '';
let served: EnginePage;

test.beforeEach(({ browserName: _ }, info) => {
  test.skip(info.project.name === 'electron', 'the engine is the same page code in both hosts');
});

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-engine-'));
  const long = await makeNumberedClip({ file: join(folder, 'long.mp4'), frames, width, height });
  const one = await makeNumberedClip({ file: join(folder, 'one.mp4'), frames: 1, width, height });
  served = await serveEnginePage({ 'long.mp4': long, 'one.mp4': one });
});

test.afterAll(async () => {
  await served?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(page: Page, clip: { name: string; index: typeof index; cacheLimit?: number; slowdown?: number }): Promise<void> {
  await page.goto(served.url);
  await page.waitForFunction(() => 'harness' in window);
  const { name, ...rest } = clip;
  await page.evaluate((given) => window.harness.open(given), { url: `/clip/${name}`, width, height, ...rest });
}

const upTo = (from: number, to: number): number[] =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => from + Math.sign(to - from) * i);

test('stepping through 2,000 frames shows each once, forwards and backwards', async ({ page }) => {
  await open(page, { name: 'long.mp4', index });
  expect(await page.evaluate(() => window.harness.painted())).toBe(0);
  expect(await page.evaluate((n) => window.harness.walk(1, n), frames - 1)).toEqual(upTo(1, frames - 1));
  expect(await page.evaluate((n) => window.harness.walk(-1, n), frames - 1)).toEqual(upTo(frames - 2, 0));
});

test('a jump anywhere paints exactly the frame that was asked for', async ({ page }) => {
  await open(page, { name: 'long.mp4', index });
  for (const frame of [1999, 3, 1000, 11, 12, 13, 1234, 0, 1998])
    expect(await page.evaluate((n) => window.harness.jump(n), frame)).toBe(frame);
});

test('steps asked for faster than frames come are each shown', async ({ page }) => {
  await open(page, { name: 'long.mp4', index, cacheLimit: 8 * 1024 * 1024 });
  const seen = await page.evaluate(async () => {
    const { harness } = window;
    const shown: (number | null)[] = [];
    harness.engine.subscribe(() => {
      const now = harness.engine.state().shown;
      if (now !== null && now !== shown.at(-1)) shown.push(now);
    });
    for (let i = 0; i < 300; i++) void harness.engine.step(1);
    while (harness.engine.state().shown !== 300) await new Promise((resolve) => setTimeout(resolve, 10));
    return shown;
  });
  expect(seen.filter((n) => n !== 0)).toEqual(upTo(1, 300));
});

test('memory stays under the limit while scanning the whole clip', async ({ page }) => {
  const cacheLimit = 20 * 1024 * 1024;
  await open(page, { name: 'long.mp4', index, cacheLimit });
  const most = await page.evaluate(async () => {
    const { harness } = window;
    let bytes = 0;
    for (let frame = 0; frame < 2000; frame += 37) {
      await harness.jump(frame);
      bytes = Math.max(bytes, harness.engine.state().cacheBytes);
    }
    return bytes;
  });
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(cacheLimit);
});

test('play follows the clip’s own clock both ways and stops at the ends', async ({ page }) => {
  await open(page, { name: 'long.mp4', index });
  const played = await page.evaluate(async () => {
    const { engine } = window.harness;
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const run = async (direction: 1 | -1, from: number) => {
      await engine.show(from as never);
      const start = performance.now();
      engine.play(0.25, direction);
      await wait(1000);
      engine.pause();
      return (engine.state().wanted - from) / ((performance.now() - start) / 1000);
    };
    const forwards = await run(1, 400);
    const backwards = await run(-1, 800);
    await engine.show(1990 as never);
    engine.play(1, 1);
    await wait(500);
    return { forwards, backwards, end: engine.state().shown, playing: engine.state().playing };
  });
  expect(played.forwards).toBeGreaterThan(27);
  expect(played.forwards).toBeLessThan(33);
  expect(played.backwards).toBeLessThan(-27);
  expect(played.backwards).toBeGreaterThan(-33);
  expect(played).toMatchObject({ end: 1999, playing: false });
});

test('a clip of one frame, and a file that does not fit its index, are no crash', async ({ page }) => {
  await open(page, { name: 'one.mp4', index: short });
  expect(await page.evaluate(() => window.harness.walk(1, 2))).toEqual([0, 0]);
  await page.evaluate(() => window.harness.engine.close());
  await expect(open(page, { name: 'one.mp4', index })).rejects.toThrow(/holds 1 frames, the record 2000/);
  await expect.poll(() => page.workers().length, 'a clip that was refused leaves no worker').toBe(0);
});

test('a frame made ready for one canvas is shown on the canvas that came meanwhile', async ({ page }) => {
  await open(page, { name: 'long.mp4', index });
  const shown = await page.evaluate(async () => {
    const { engine, canvas } = window.harness;
    const paint = await engine.stage(7 as never);
    engine.attach(canvas);
    paint();
    for (let tries = 0; tries < 200 && engine.state().shown !== 7; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
    return window.harness.painted();
  });
  expect(shown).toBe(7);
});

test('what is made ready stays unseen until it is painted', async ({ page }) => {
  await open(page, { name: 'long.mp4', index });
  const seen = await page.evaluate(async () => {
    const { engine, painted } = { engine: window.harness.engine, painted: () => window.harness.painted() };
    const paint = await engine.stage(500 as never);
    const before = painted();
    paint();
    return [before, painted(), engine.state().shown];
  });
  expect(seen).toEqual([0, 500, 500]);
});
