import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test, type Worker as WorkerHandle } from '@playwright/test';
import { makeNumberedClip } from '#tests/helpers/numberedClip.ts';
import { type EnginePage, serveEnginePage } from './enginePage.ts';

const frames = 2000;
const width = 640;
const height = 360;
const index = { ticks: Array.from({ length: frames }, (_, i) => i * 128), ticksPerSecond: 15360 };
/** Room for about 60 frames: what is jumped to is never held already. */
const cacheLimit = 20 * 1024 * 1024;

let folder = '';
let served: EnginePage;

test.beforeEach(({ browserName: _ }, info) => {
  test.skip(info.project.name === 'electron', 'the engine is the same page code in both hosts');
});

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-engine-'));
  served = await serveEnginePage({ 'long.mp4': await makeNumberedClip({ file: join(folder, 'long.mp4'), frames, width, height }) });
});

test.afterAll(async () => {
  await served?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(page: Page): Promise<WorkerHandle> {
  await page.goto(served.url);
  await page.waitForFunction(() => 'harness' in window);
  await page.evaluate((given) => window.harness.open(given), { url: '/clip/long.mp4', index, width, height, cacheLimit });
  await page.evaluate(() => window.harness.settled());
  return workerOf(page);
}

function workerOf(page: Page): WorkerHandle {
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('no worker decodes');
  return worker;
}

/** From now on the worker's decoder breaks at its third packet, `times` times. */
const breakDecoder = (worker: WorkerHandle, times: number): Promise<void> =>
  worker.evaluate((count) => {
    const { decode } = VideoDecoder.prototype;
    let left = count;
    let packets = 0;
    VideoDecoder.prototype.decode = function (chunk) {
      packets += 1;
      if (packets % 3 !== 0 || left === 0) return decode.call(this, chunk);
      left -= 1;
      const { type, timestamp } = chunk;
      // Bytes that are no picture: the decoder fails by itself, some time later.
      return decode.call(this, new EncodedVideoChunk({ type, timestamp, data: new Uint8Array([0, 0, 0, 1, 0xff, 0xff]) }));
    };
  }, times);

const jump = (page: Page, frame: number) => page.evaluate((n) => window.harness.jump(n), frame);
const failure = (page: Page) => page.evaluate(() => window.harness.engine.state().failure);

test('a decoder that breaks in the middle is replaced, and the right frame is painted', async ({ page }) => {
  const worker = await open(page);
  await breakDecoder(worker, 1);
  expect(await jump(page, 1507)).toBe(1507);
  expect(await failure(page)).toBeNull();
  expect(workerOf(page) === worker, 'the same worker').toBe(true);
});

test('a decoder that the system took back while nothing was decoded is made anew', async ({ page }) => {
  const worker = await open(page);
  await worker.evaluate(() => {
    const { decode } = VideoDecoder.prototype;
    VideoDecoder.prototype.decode = function (chunk) {
      (self as unknown as { last: VideoDecoder }).last = this;
      decode.call(this, chunk);
    };
  });
  expect(await jump(page, 700)).toBe(700);
  await page.evaluate(() => window.harness.settled());
  await worker.evaluate(() => (self as unknown as { last: VideoDecoder }).last.close());
  expect(await jump(page, 1507)).toBe(1507);
  expect(await failure(page)).toBeNull();
});

test('a worker that decodes nothing any more is replaced unseen, and the right frame is painted', async ({ page }) => {
  const worker = await open(page);
  await breakDecoder(worker, 1000);
  expect(await jump(page, 1507)).toBe(1507);
  expect(await failure(page)).toBeNull();
  await expect.poll(() => page.workers().length).toBe(1);
  expect(workerOf(page) === worker, 'the same worker').toBe(false);
});

test('when the clip cannot be opened again it is said, whoever waits is told, and trying again shows the wanted frame', async ({
  page,
}) => {
  const worker = await open(page);
  await breakDecoder(worker, 1000);
  await page.evaluate(() => {
    const real = window.Worker;
    const broken = URL.createObjectURL(new Blob(["throw new Error('no decoder left')"], { type: 'text/javascript' }));
    window.Worker = class extends real {
      constructor() {
        super(broken);
      }
    };
    Object.assign(window, { mend: () => Object.assign(window, { Worker: real }) });
  });
  const told = page.evaluate(() =>
    window.harness.engine.picture(1700 as never).then(
      () => 'a picture',
      (error: Error) => error.message,
    ),
  );
  await jump(page, 1507);
  expect(await failure(page)).toMatch(/no decoder left/);
  expect(await told).toMatch(/no decoder left/);
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  const painted = await page.evaluate(async () => {
    const { harness } = window;
    harness.engine.retry();
    while (harness.engine.state().shown !== 1507) await new Promise((resolve) => setTimeout(resolve, 10));
    return harness.painted();
  });
  expect(painted).toBe(1507);
  expect(await failure(page)).toBeNull();
  expect(await jump(page, 3)).toBe(3);
});

test('closing while pictures are on their way leaves no worker and no picture behind', async ({ page }) => {
  await page.addInitScript(() => {
    const { clone } = VideoFrame.prototype;
    const all: VideoFrame[] = [];
    VideoFrame.prototype.clone = function () {
      const made = clone.call(this);
      all.push(made);
      return made;
    };
    const real = window.Worker;
    window.Worker = class extends real {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => {
          if (data.type === 'frame') all.push(data.picture);
        });
      }
    };
    // A closed picture has no format any more.
    Object.assign(window, { pictures: () => ({ made: all.length, open: all.filter(({ format }) => format !== null).length }) });
  });
  await open(page);
  const waiting = await page.evaluate(async () => {
    const { harness } = window;
    for (const wait of [0, 5, 15, 40, 80]) {
      void harness.engine.show(1900 as never);
      harness.engine.picture(1000 as never).then(
        (picture) => picture.close(),
        () => undefined,
      );
      await new Promise((resolve) => setTimeout(resolve, wait));
      harness.engine.close();
      await harness.open({ ...harness.clip });
    }
    harness.engine.close();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return (window as unknown as { pictures: () => { made: number; open: number } }).pictures();
  });
  expect(waiting.made).toBeGreaterThan(100);
  expect(waiting.open).toBe(0);
  await expect.poll(() => page.workers().length).toBe(0);
});

test('play stands still while the page is hidden and goes on from there', async ({ page }) => {
  await open(page);
  const moved = await page.evaluate(async () => {
    const { engine } = window.harness;
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const hide = (hidden: boolean) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    engine.play(0.25, 1);
    await wait(400);
    hide(true);
    const left = engine.state().wanted;
    await wait(1500);
    const hidden = engine.state().wanted - left;
    hide(false);
    await wait(100);
    const soon = engine.state().wanted - left;
    await wait(500);
    const later = engine.state().wanted - left;
    engine.pause();
    return { left, hidden, soon, later };
  });
  expect(moved.left).toBeGreaterThan(4);
  expect(moved.hidden).toBe(0);
  expect(moved.soon).toBeLessThan(12);
  expect(moved.later).toBeGreaterThan(8);
});

test('a scrub that is faster than the decoder shows pictures on its way and ends on the exact frame', async ({ page }) => {
  const worker = await open(page);
  await worker.evaluate(() => {
    const { decode } = VideoDecoder.prototype;
    VideoDecoder.prototype.decode = function (chunk) {
      for (const until = performance.now() + 4; performance.now() < until; );
      decode.call(this, chunk);
    };
  });
  const seen = await page.evaluate(async () => {
    const { harness } = window;
    const shown: (number | null)[] = [];
    harness.engine.subscribe(() => {
      const now = harness.engine.state().shown;
      if (now !== shown.at(-1)) shown.push(now);
    });
    for (let frame = 0; frame < 1990; frame += 20) {
      void harness.engine.show(frame as never);
      await new Promise((resolve) => setTimeout(resolve, 8));
    }
    await harness.engine.show(1777 as never);
    return { shown, painted: harness.painted() };
  });
  expect(seen.painted).toBe(1777);
  expect(seen.shown.at(-1)).toBe(1777);
  expect(seen.shown.length).toBeGreaterThan(5);
});
