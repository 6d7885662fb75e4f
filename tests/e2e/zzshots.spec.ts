import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fresh } from '#core/runner/params.ts';
import { makeRunnerClip } from '../helpers/runnerClip.ts';
import { addPatientWithVisit } from './clinic.ts';
import { chooseVideos } from './clips.ts';
import { expect, test } from './host.ts';

const out = '/tmp/shots';
mkdirSync(out, { recursive: true });
async function shots(page: Page, name: string): Promise<void> {
  for (const [w, h] of [
    [1366, 768],
    [1920, 1080],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width: w, height: h });
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(out, `${name}-${w}-${colorScheme}.png`) });
    }
}
test('pictures', async ({ page, running }) => {
  test.setTimeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), 'soleus-shots-'));
  const film = await makeRunnerClip(join(folder, 'treadmill side.mp4'), { runner: fresh, fps: 60, frames: 366 });
  writeFileSync(join(running.dataFolder, 'protocols/half.json'), '{ "schema": 1, "id": ');
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await chooseVideos(page, [film]);
  await expect(page.getByRole('article', { name: /treadmill side/ })).toBeVisible({ timeout: 60_000 });
  await shots(page, 'visit-none');
  await page.getByRole('combobox', { name: 'Which protocol?' }).click();
  await page.getByRole('option', { name: /Running/ }).click();
  await page.getByRole('button', { name: /^Start:/ }).click();
  const present = page.getByRole('region', { name: 'Present step' });
  await expect(present).toBeVisible();
  await shots(page, 'panel-tick');
  await page.keyboard.press('q');
  await expect(present).toHaveAttribute('data-step', 'camera');
  await page.keyboard.press('q');
  await expect(present).toHaveAttribute('data-step', 'film-rear');
  await shots(page, 'panel-film');
  await page.keyboard.press('Alt+q');
  await page.keyboard.type('No room behind the treadmill.');
  await shots(page, 'panel-skip');
  await page.keyboard.press('Enter');
  await expect(present).toHaveAttribute('data-step', 'rate');
  await shots(page, 'panel-rate');
  await page
    .getByRole('button', { name: /^Yes, 60/ })
    .last()
    .click();
  await page.getByRole('button', { name: /Note the shoe/ }).click();
  await shots(page, 'panel-shoe');
  await page.getByRole('button', { name: /Calibrate by a rod/ }).click();
  await page.keyboard.press('q');
  await shots(page, 'panel-scale');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Mark initial contact/ }).click();
  await page.keyboard.press('q');
  await shots(page, 'panel-mark');
  await page.keyboard.press('n');
  await page.getByRole('button', { name: /near leg at initial contact/ }).click();
  await page.keyboard.press('q');
  await shots(page, 'panel-point');
  await page.keyboard.press('Escape');
  await page
    .getByRole('link', { name: /Visit$/ })
    .first()
    .click();
  await expect(page.locator('[data-protocol]')).toBeVisible();
  await shots(page, 'visit-run');
  await page.goto(new URL('#/settings/protocols', page.url()).href);
  await expect(page.getByTestId('protocol-problems')).toBeVisible();
  await shots(page, 'settings');
  await page.getByRole('button', { name: 'Copy Running 2D, side and rear' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toBeVisible();
  await page.locator('[data-step="at-midstance"]').getByRole('button', { expanded: false }).click();
  await page.locator('[data-step="at-midstance"]').getByLabel('View').click();
  await page.getByRole('option', { name: 'Rear' }).click();
  await page.locator('[data-step="at-midstance"]').scrollIntoViewIfNeeded();
  await page.waitForTimeout(1500);
  await shots(page, 'editor');
  await page.mouse.wheel(0, -10000);
  await shots(page, 'editor-top');
});
