import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { readNumber } from '../helpers/frameNumber.ts';
import { longGopWithB, makeNumberedClip } from '../helpers/numberedClip.ts';
import { addPatientWithVisit, allowVideoUse } from './clinic.ts';
import { chooseVideos } from './clips.ts';
import { test as base } from './host.ts';

/** Two numbered clips of one run: 240 and 30 frames a second, two seconds each, of different sizes. */
export const rates = { fast: 240, slow: 30 } as const;
export const lengths = { fast: 480, slow: 60 } as const;

export const test = base.extend<{ pair: { readonly fast: string; readonly slow: string } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  pair: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-compare-'));
    const fast = join(folder, 'fast.mp4');
    const slow = join(folder, 'slow.mp4');
    await makeNumberedClip({ file: fast, frames: lengths.fast, width: 640, height: 360, fps: rates.fast, encoder: longGopWithB });
    await makeNumberedClip({ file: slow, frames: lengths.slow, width: 480, height: 480, fps: rates.slow });
    await use({ fast, slow });
    rmSync(folder, { recursive: true, force: true });
  },
});

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

export const card = (page: Page, name: string) => page.getByRole('article', { name: new RegExp(name) });

/** A patient with both clips in one visit; ends on the visit. */
export async function importPair(page: Page, { fast, slow }: { readonly fast: string; readonly slow: string }): Promise<void> {
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await allowVideoUse(page);
  await chooseVideos(page, [fast, slow]);
  for (const name of ['fast', 'slow'] as const) await expect(card(page, name)).toBeVisible({ timeout: 60_000 });
}

/** Marks an event on a clip in the review screen and comes back to the visit. */
export async function markEvent(page: Page, name: string, frame: number, key: string): Promise<void> {
  await card(page, name).getByRole('link').first().click();
  await expect(page.getByTestId('frame-number')).toHaveText(/^\d+ of/, { timeout: 30_000 });
  await page.keyboard.press('g');
  await page.getByLabel('Frame or time').fill(String(frame));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('frame-number')).toHaveText(new RegExp(`^${frame} of`));
  await expect(page.getByLabel('Frame or time')).toBeHidden();
  await Promise.all([page.waitForResponse((response) => response.url().endsWith('/call/review.apply')), page.keyboard.press(key)]);
  await expect(page.locator(`[data-key-image="${frame}"]`)).toHaveCount(1);
  await page.goBack();
  await expect(card(page, name)).toBeVisible();
}

/** Compares the slow clip with the fast one: the fast one stands first. */
export async function openComparison(page: Page): Promise<void> {
  await card(page, 'slow').getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('menuitem', { name: /^With .*fast/ }).click();
  await expect(page.getByTestId('pane-frame-1')).toHaveText(/Frame|not running/, { timeout: 30_000 });
  await expect.poll(async () => (await numbers(page)).every((n) => n !== null)).toBe(true);
}

/** The numbers in the painted pixels, first clip first. */
export const numbers = (page: Page): Promise<readonly (number | null)[]> =>
  page.evaluate(`(() => {
    const bits = 16;
    const readNumber = ${readNumber.toString()};
    return [...document.querySelectorAll('canvas[data-testid="picture"]')].map((canvas) =>
      readNumber(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height));
  })()`);

type Seen = readonly (readonly (number | null)[])[];

/** What was seen since a watch began: asked on the way, or when it ends. */
interface Watch {
  readonly soFar: () => Promise<Seen>;
  readonly end: () => Promise<Seen>;
}

/** From now on, at each refresh of the display, the numbers that are on screen. */
export async function watchNumbers(page: Page): Promise<Watch> {
  await page.evaluate(`(() => {
    const bits = 16;
    const readNumber = ${readNumber.toString()};
    const canvases = [...document.querySelectorAll('canvas[data-testid="picture"]')];
    const seen = [];
    let on = true;
    const look = () => {
      if (!on) return;
      seen.push(canvases.map((canvas) => readNumber(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height)));
      requestAnimationFrame(look);
    };
    look();
    window.watched = { soFar: () => seen, end: () => { on = false; return seen; } };
  })()`);
  return { soFar: () => page.evaluate('window.watched.soFar()'), end: () => page.evaluate('window.watched.end()') };
}
