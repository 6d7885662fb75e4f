import { readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from './host.ts';
import { openClip, test } from './reviewClip.ts';

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());

async function askForVideo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save video' }).click();
  await page.getByRole('combobox', { name: 'Speed', exact: true }).click();
  await page.getByRole('option', { name: 'Every frame once' }).click();
  await page.getByRole('button', { name: 'Make the video' }).click();
}

/** The panel is as it was, and now the video comes. */
async function expectVideoNow(page: Page): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: 'Make the video' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.mp4$/);
}

test('a clip whose file is gone makes no video and says so; once it is back, the video is made', async ({ page, clip, running }) => {
  await openClip(page, clip);
  const clips = filesIn(join(running.dataFolder, 'library')).filter((file) => /\.(mp4|mov)$/.test(file));
  expect(clips.length).toBeGreaterThan(0);
  for (const file of clips) renameSync(file, `${file}.away`);
  await askForVideo(page);
  const alert = page.getByRole('alert').filter({ hasText: 'The video was not made' });
  await expect(alert).toContainText('a clip could not be read to the end');
  for (const file of clips) renameSync(`${file}.away`, file);
  await expectVideoNow(page);
});

test('when Soleus is gone while a video is made, that is said; once it is there again, the video is made', async ({ page, clip }) => {
  await openClip(page, clip);
  await page.route(/\/(media|call)\//, (route) => route.abort('connectionrefused'));
  await askForVideo(page);
  const alert = page.getByRole('alert').filter({ hasText: 'Soleus does not answer' });
  await expect(alert.first()).toBeVisible({ timeout: 30_000 });
  await page.unroute(/\/(media|call)\//);
  await expectVideoNow(page);
});

test('a full disk is told of, and nothing half-sent stays behind', async ({ page, clip, running }) => {
  await openClip(page, clip);
  const before = filesIn(running.dataFolder).length;
  const failure = { code: 'disk-full', message: 'There is no room left on the disk.', action: 'Make room and try again.' };
  await page.route(/\/media\/upload-/, (route) => route.fulfill({ json: { ok: false, failure } }));
  await askForVideo(page);
  await expect(page.getByRole('alert').filter({ hasText: 'There is no room left on the disk.' })).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => filesIn(running.dataFolder).filter((file) => /upload-|half-|outputs/.test(file))).toEqual([]);
  expect(filesIn(running.dataFolder).length).toBeLessThanOrEqual(before);
  await page.unroute(/\/media\/upload-/);
  await expectVideoNow(page);
});
