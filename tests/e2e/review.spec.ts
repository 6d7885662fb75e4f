import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as baseExpect, type Page } from '@playwright/test';
import { readNumber } from '../helpers/frameNumber.ts';
import { longGopWithB, makeNumberedClip } from '../helpers/numberedClip.ts';
import { addPatientWithVisit } from './clinic.ts';
import { test as base, expect } from './host.ts';

const width = 640;
const height = 360;
const frames = 300;

const test = base.extend<{ clip: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  clip: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-review-'));
    await use(await makeNumberedClip({ file: join(folder, 'side left 120.mp4'), frames, width, height, fps: 120, encoder: longGopWithB }));
    rmSync(folder, { recursive: true, force: true });
  },
});

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

async function openClip(page: Page, clip: string): Promise<void> {
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import videos' }).first().click(),
  ]);
  await chooser.setFiles([clip]);
  const card = page.getByRole('article', { name: /side left 120/ });
  await card.waitFor({ timeout: 60_000 });
  await card
    .getByRole('link', { name: /side left 120|review|open/i })
    .first()
    .click();
  await expect(page.getByTestId('frame-number')).toHaveText(/^0 of/);
}

/** The number in the painted pixels. */
async function painted(page: Page): Promise<number | null> {
  const { data, w, h } = await page.getByTestId('picture').evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    const { data: pixels } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { data: [...pixels], w: canvas.width, h: canvas.height };
  });
  return readNumber(Uint8Array.from(data), w, h);
}

test('a physio steps, plays, marks a loop and keeps a key image, all by keyboard', async ({ page, clip }) => {
  await openClip(page, clip);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('.');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('frame-number')).toHaveText(/^3 of 0 to 299/);
  baseExpect(await painted(page)).toBe(3);
  await page.keyboard.press(',');
  await expect(page.getByTestId('frame-number')).toHaveText(/^2 of/);
  baseExpect(await painted(page)).toBe(2);
  await page.keyboard.press('End');
  await expect(page.getByTestId('frame-number')).toHaveText(/^299 of/);
  baseExpect(await painted(page)).toBe(299);

  await expect(page.getByTestId('true-time')).toContainText('confirm');
  await page.getByRole('button', { name: /^Yes/ }).click();
  await expect(page.getByTestId('true-time')).toContainText('2.4917 s');

  await page.keyboard.press('g');
  await page.getByLabel('Frame or time').fill('100');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Frame or time')).toBeHidden();
  await expect(page.getByTestId('frame-number')).toHaveText(/^100 of/);
  await page.keyboard.press('i');
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('button', { name: 'Initial contact, left · frame 100' })).toBeVisible();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('o');
  await page.keyboard.press('Control+ArrowLeft');
  await expect(page.getByTestId('frame-number')).toHaveText(/^100 of/);
  await page.keyboard.press('Home');
  await expect(page.getByTestId('frame-number')).toHaveText(/^100 of/);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Initial contact, left · frame 100' })).toBeHidden();
  await page.keyboard.press('Control+y');
  await expect(page.getByRole('button', { name: 'Initial contact, left · frame 100' })).toBeVisible();
});
