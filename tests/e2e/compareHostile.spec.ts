import { readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeNumberedClip } from '../helpers/numberedClip.ts';
import { chooseVideos } from './clips.ts';
import { card, importPair, numbers, openComparison, test } from './compareClips.ts';
import { expect } from './host.ts';

const shown = (page: Page, position: number) => page.getByTestId(`pane-frame-${position}`);

/** The same address in a second window. */
async function secondWindow(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(shown(other, 1)).toHaveText(/Frame|not running/, { timeout: 30_000 });
  return other;
}

test('a clip that is removed from its visit while it is compared stays, says so, and comes back', async ({ page, pair }) => {
  test.setTimeout(120_000);
  await importPair(page, pair);
  await openComparison(page);
  const other = await secondWindow(page);
  await other.getByRole('link', { name: 'Okafor, Ada' }).click();
  await other.getByRole('link', { name: /Visit/ }).first().click();
  await card(other, 'slow')
    .getByRole('button', { name: /^Remove/ })
    .click();
  const notice = page.getByText('“slow” was removed from its visit.');
  await expect(notice).toBeVisible();
  // What is done goes on being kept, and it is still said when the comparison is opened again.
  await page.keyboard.press(']');
  await expect.poll(() => numbers(page)).toEqual([0, 0]);
  await page.reload();
  await expect(notice).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(notice).toBeHidden();
  await expect(card(other, 'slow')).toBeVisible();
});

test('a change in a second window shows in the first, and one made on an old state is told and not kept over it', async ({
  page,
  pair,
}) => {
  test.setTimeout(120_000);
  await importPair(page, pair);
  await openComparison(page);
  const other = await secondWindow(page);
  await other.getByText('Stacked', { exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Stacked' })).toBeChecked();
  // The second window's change reaches Soleus only after the first one has made another.
  const first = Promise.withResolvers<void>();
  await other.route('**/call/comparisons.update', async (route) => {
    await first.promise;
    await route.continue();
  });
  const late = other.waitForResponse((response) => response.url().endsWith('/call/comparisons.update'));
  await other.keyboard.press(']');
  await page.bringToFront();
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/call/comparisons.update')),
    page.getByText('Overlay', { exact: true }).click(),
  ]);
  first.resolve();
  expect(await (await late).json()).toMatchObject({ ok: false });
  await other.bringToFront();
  await expect(other.getByText('This comparison was changed in another window.')).toBeVisible();
  await expect(other.getByRole('radio', { name: 'Overlay' })).toBeChecked();
  await other.unroute('**/call/comparisons.update');
  // From there on both go on as one.
  await other.getByRole('radiogroup', { name: 'Where the clips stand' }).getByText('Side by side', { exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Side by side' })).toBeChecked();
});

test('a rate that is confirmed in another window counts at once, and the clips stay lined up', async ({ page, pair }) => {
  test.setTimeout(120_000);
  await importPair(page, pair);
  await openComparison(page);
  await expect(page.getByText(/rate not confirmed/)).toHaveCount(2);
  const other = await secondWindow(page);
  await other.getByRole('link', { name: 'Okafor, Ada' }).click();
  await other.getByRole('link', { name: /Visit/ }).first().click();
  // The clip of 30 frames a second was shot at 240: each of its frames is now as long as one of the other.
  await card(other, 'slow').getByRole('button', { name: '240', exact: true }).click();
  await page.bringToFront();
  await expect(page.getByText(/rate not confirmed/)).toHaveCount(1);
  for (let i = 0; i < 16; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => numbers(page)).toEqual([16, 16]);
});

test('a clip whose file is gone is named, with what to do, and is opened once it is back', async ({ page, pair, running }) => {
  test.setTimeout(120_000);
  await importPair(page, pair);
  await openComparison(page);
  const library = join(running.dataFolder, 'library');
  const slow = readdirSync(library).find((folder) => !readdirSync(join(library, folder)).includes('review.mp4'));
  if (slow === undefined) throw new Error('no clip without a copy for review');
  const file = join(library, slow, 'original.mp4');
  renameSync(file, `${file}.away`);
  await page.reload();
  const alert = page.getByRole('alert').filter({ hasText: '“slow” cannot be shown' });
  await expect(alert).toContainText('Its file is no longer in the folder', { timeout: 30_000 });
  await expect(alert).not.toContainText('http');
  renameSync(`${file}.away`, file);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => numbers(page), { timeout: 30_000 }).toEqual([0, 0]);
});

test('undo follows the clip that was drawn on when another window makes clips change places', async ({ page, pair }) => {
  await importPair(page, pair);
  await openComparison(page);
  const fast = page.getByRole('region', { name: /: fast/ });
  const box = await fast.getByTestId('picture').boundingBox();
  if (box === null) throw new Error('no picture');
  await page.getByRole('button', { name: 'Distance' }).click();
  await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.3);
  await page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.6);
  await expect(fast.locator('[data-shape="distance"]')).toHaveCount(1);
  const other = await secondWindow(page);
  await other.keyboard.press('Shift+S');
  await page.bringToFront();
  await expect(page.locator('[data-pane="1"]').getByText('fast', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(fast.locator('[data-shape="distance"]')).toHaveCount(0);
});

test('clips twenty times as long as each other run together, and an address of no comparison says so', async ({ page, pair }) => {
  test.setTimeout(120_000);
  await importPair(page, pair);
  const brief = join(dirname(pair.fast), 'brief.mp4');
  await makeNumberedClip({ file: brief, frames: 3, width: 320, height: 180, fps: 30 });
  await chooseVideos(page, [brief]);
  await expect(card(page, 'brief')).toBeVisible({ timeout: 60_000 });
  await card(page, 'brief').getByRole('button', { name: 'Compare brief' }).click();
  await page.getByRole('menuitem', { name: /^With .*slow/ }).click();
  await expect.poll(() => numbers(page), { timeout: 30_000 }).toEqual([0, 0]);
  await page.keyboard.press('End');
  await expect.poll(() => numbers(page)).toEqual([59, 2]);
  await expect(shown(page, 1)).toHaveText('not running here');
  await page.keyboard.press('Home');
  await expect.poll(() => numbers(page)).toEqual([0, 0]);
  const address = page.url();
  await page.goto(address.replace(/compare\/.*/, 'compare/00000000-0000-4000-8000-000000000000'));
  await expect(page.getByText('This comparison is not in the record.')).toBeVisible();
});

test('in a small window every control of the compare screen and the review dock is within it and large enough to hit', async ({
  page,
  pair,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await importPair(page, pair);
  await card(page, 'fast').getByRole('link').first().click();
  await expect(page.getByTestId('frame-number')).toHaveText(/^\d+ of/, { timeout: 30_000 });
  const dock = await page.locator('[class*="controls"]').boundingBox();
  // One row: nothing in it is higher than the play button.
  expect(dock?.height).toBeLessThan(64);
  for (const button of await page.locator('[class*="controls"] button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(32);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1366);
  }
  await page.goBack();
  await openComparison(page);
  await page.setViewportSize({ width: 1024, height: 640 });
  await page.getByText('Overlay', { exact: true }).click();
  for (const button of await page.locator('[class*="bars"] button, [class*="controls"] button, [class*="headRoom"] button').all()) {
    const box = await button.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1024);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
  }
  const picture = await page.locator('[class*="panes"]').boundingBox();
  expect(picture?.height).toBeGreaterThan(180);
});
