import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import type { Take } from '#core/capture/take.ts';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { serve } from '../../electron/loopback/server.ts';
import { newVisit } from '../helpers/importing.ts';
import { repoRoot } from '../helpers/paths.ts';
import { createTestApp, type TestApp } from '../helpers/testApp.ts';
import { launchWith } from './cameras.ts';

/** What a take has become. */
export type FiledTake = {
  readonly take: Take;
  readonly recording: Recording;
  readonly index: FrameIndex;
  /** The clip's file. */
  readonly file: string;
};

/** The real program and a real browser with cameras of the test's own, on the screen that films. */
export type FilmLab = {
  readonly lab: TestApp;
  readonly page: Page;
  readonly browser: Browser;
  readonly visitId: string;
  /** Records until the screen has counted so many seconds, and gives what was filed. */
  readonly record: (seconds: number, during?: () => Promise<void>) => Promise<readonly FiledTake[]>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

export type FilmLabOptions = {
  readonly cameras: readonly string[];
  /** Kept settings of filming, over the usual ones. */
  readonly options?: Record<string, unknown>;
  /** The first camera films from the rear too: both places see the same at the same moment. */
  readonly twice?: boolean;
};

/** Gives the first camera a second place, as if it had been chosen for both, and opens the screen anew. */
export async function filmFromTwoPlaces(page: Page, lab: TestApp): Promise<void> {
  const camera = await page.evaluate(async () => {
    const [device] = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
    return { deviceId: device?.deviceId ?? '', label: device?.label ?? '', asked: null, controls: {} };
  });
  const kept = await lab.call('settings.getCapture', {});
  await lab.call('settings.setCapture', { ...kept, cameras: { 'side-left': camera, rear: camera } });
  await page.reload();
  await expect(page.locator('[data-role="rear"]')).toHaveAttribute('data-band', 'live', { timeout: 30_000 });
  await expect(page.locator('[data-role="side-left"]')).toHaveAttribute('data-band', 'live', { timeout: 30_000 });
}

export async function openFilmLab({ cameras, options = {}, twice = false }: FilmLabOptions): Promise<FilmLab> {
  const lab = createTestApp({ host: 'browser', now: new Date().toISOString() });
  const visitId = await newVisit(lab);
  await lab.call('settings.setCapture', { options: { lengthSeconds: null, ...options } });
  const server = await serve({ app: lab.app, log: lab.ports.log, pageFolder: join(repoRoot, 'dist/renderer') });
  const browser = await chromium.launch(launchWith(cameras));
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await context.grantPermissions(['camera', 'microphone']);
  const page = await context.newPage();
  await page.goto(server.newStartUrl());
  await page.goto(`http://127.0.0.1:${server.port}/#/visits/${visitId}/film`);
  await expect(page.locator('[data-role="side-left"]')).toHaveAttribute('data-band', 'live', { timeout: 30_000 });
  if (twice) await filmFromTwoPlaces(page, lab);
  const filed = async (): Promise<readonly FiledTake[]> => {
    const takes = (await lab.call('takes.ofVisit', { visitId })).filter(({ recordingId }) => recordingId !== null);
    const newest = takes.filter(({ number }) => number === Math.max(...takes.map((take) => take.number)));
    return Promise.all(
      newest.map(async (take) => {
        const id = take.recordingId ?? '';
        const { file } = await lab.app.bytes.resolve(`clip-${id}`);
        return { take, file, recording: await lab.call('recordings.get', { id }), index: await lab.call('recordings.frameIndex', { id }) };
      }),
    );
  };
  return {
    lab,
    page,
    browser,
    visitId,
    record: async (seconds, during = async () => {}) => {
      const before = (await lab.call('takes.ofVisit', { visitId })).length;
      await page.getByRole('button', { name: /^Record/ }).click();
      await expect(page.locator('[data-phase="recording"]')).toBeVisible();
      await during();
      await expect
        .poll(async () => Number.parseFloat((await page.locator('[data-phase]').textContent()) ?? '0'), { timeout: 60_000 })
        .toBeGreaterThanOrEqual(seconds);
      await page.getByRole('button', { name: /^Stop/ }).click();
      await expect(page.locator('[data-take]').first()).toBeVisible({ timeout: 60_000 });
      await expect
        .poll(
          async () => {
            const all = await lab.call('takes.ofVisit', { visitId });
            return all.length > before && all.every(({ state }) => state === 'kept');
          },
          { timeout: 60_000 },
        )
        .toBe(true);
      return filed();
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await server.close();
      await lab[Symbol.asyncDispose]();
    },
  };
}
