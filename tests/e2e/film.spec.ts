import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { hasPoppler, picturesIn, textOf } from '../media/poppler.ts';
import { launchWith, patternCameras } from './cameras.ts';
import { addPatientWithVisit, allowVideoUse } from './clinic.ts';
import { expect, test } from './host.ts';

test.use({ launchOptions: launchWith(patternCameras(3, 60)) });

const tile = (page: Page, role: string) => page.locator(`[data-role="${role}"]`);

async function film(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Film', exact: true }).click();
  await expect(tile(page, 'side-left')).toHaveAttribute('data-band', 'live');
}

async function recordFor(page: Page, seconds: number): Promise<void> {
  await page.getByRole('button', { name: /^Record/ }).click();
  await expect(page.locator('[data-phase="recording"]')).toContainText(new RegExp(`^${seconds}\\.`), { timeout: 40_000 });
  await page.getByRole('button', { name: /^Stop/ }).click();
}

test('two cameras film one take, which replays at once side by side, steps frame by frame and prints', async ({ page, host }) => {
  test.skip(host === 'electron', 'pretended cameras are given to the browser when it starts');
  const folder = mkdtempSync(join(tmpdir(), 'soleus-film-'));
  await addPatientWithVisit(page, { family: 'Thornbury', given: 'Max', born: '1988-07-14' });
  await allowVideoUse(page);
  await film(page);
  await page.getByRole('button', { name: 'Add a second camera' }).click();
  // Chromium's second pretended camera measures depth; nothing can film with it, and the screen says so.
  await expect(tile(page, 'rear').getByRole('alert')).toContainText('cannot be recorded');
  await page.getByRole('button', { name: 'Settings of the camera Rear' }).click();
  await page.getByRole('combobox', { name: 'Camera', exact: true }).click();
  await page.getByRole('option', { name: 'fake_device_2' }).click();
  await page.keyboard.press('Escape');
  await expect(tile(page, 'rear')).toHaveAttribute('data-band', 'live');

  await page.getByRole('combobox', { name: 'Shoe' }).fill('Ghost 15');
  await page.getByLabel('Belt speed (km/h)').fill('12');
  await page.getByText('Fatigued', { exact: true }).click();
  await recordFor(page, 4);

  await expect(page.getByTestId('replay-side-left')).toBeVisible();
  await expect(page.getByTestId('replay-rear')).toBeVisible();
  await expect(page.getByText(/Both clips (run on one clock|were lined up)/)).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('Home');
  await expect(page.getByTestId('replay-frame')).toContainText('Frame 0 ');
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('replay-frame')).toContainText('Frame 5 ');

  await page.getByRole('button', { name: 'Review frame by frame' }).click();
  await expect(page.getByTestId('frame-number')).toContainText('5');
  await expect(page.getByTestId('true-time')).toContainText('±');
  for (let step = 0; step < 7; step++) await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('frame-number')).toContainText('12');
  await page.getByRole('button', { name: 'Add this frame' }).click();
  const [still] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('c')]);
  const png = join(folder, 'still.png');
  await still.saveAs(png);
  expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');

  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('article', { name: /Take 01, left side, Ghost 15, 12 km\/h, fatigued/ })).toBeVisible();
  await expect(page.getByRole('article', { name: /Take 01, rear/ })).toBeVisible();
  await page.getByRole('button', { name: 'Make report' }).click();
  await page.getByRole('button', { name: 'Keep with the visit' }).click();
  const kept = page.getByRole('link', { name: /Report 1/ }).or(page.getByText(/Report 1/));
  await expect(kept.first()).toBeVisible({ timeout: 60_000 });
  const pdf = await page.evaluate(async () => {
    const visitId = /visits\/([0-9a-f-]+)/.exec(window.location.hash)?.[1];
    const listed = await fetch('/call/reports.list', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ visitId }),
    }).then((reply) => reply.json());
    const bytes = await fetch(`/media/report-${listed.value[0].id}`).then((reply) => reply.arrayBuffer());
    return [...new Uint8Array(bytes)];
  });
  if (hasPoppler) {
    expect(textOf(Uint8Array.from(pdf)).join(' ')).toContain('Thornbury');
    expect(picturesIn(Uint8Array.from(pdf))).toBeGreaterThan(0);
  }
  rmSync(folder, { recursive: true, force: true });
});

test('a take can be thrown away and brought back, and the next one counts on', async ({ page, host }) => {
  test.skip(host === 'electron', 'pretended cameras are given to the browser when it starts');
  await addPatientWithVisit(page, { family: 'Ellery', given: 'Jo' });
  await film(page);
  await recordFor(page, 3);
  await expect(page.locator('[data-take="1"]')).toBeVisible();
  await page.getByRole('button', { name: /^Throw Take 01/ }).click();
  await expect(page.locator('[data-take="1"]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('[data-take="1"]')).toBeVisible();
  await recordFor(page, 3);
  await expect(page.locator('[data-take="2"]')).toBeVisible();
});

test('a window that is closed during a take leaves it to be kept at the next look', async ({ page, host }) => {
  test.skip(host === 'electron', 'pretended cameras are given to the browser when it starts');
  await addPatientWithVisit(page, { family: 'Marlowe', given: 'Kit' });
  await film(page);
  await page.getByRole('button', { name: /^Record/ }).click();
  await expect(page.locator('[data-phase="recording"]')).toContainText(/^3\./, { timeout: 40_000 });
  await page.reload();
  await page
    .getByRole('link', { name: /Soleus/ })
    .first()
    .click();
  const left = page.locator('[data-unfinished]');
  await expect(left).toContainText('Marlowe, Kit', { timeout: 30_000 });
  const words = (await left.textContent()) ?? '';
  expect(Number(/: ([\d.]+) s are safe/.exec(words)?.[1])).toBeGreaterThan(2);
  await left.getByRole('button', { name: 'Keep what was saved' }).click();
  await expect(left).toHaveCount(0);
});

test('leaving the screen during a take ends and files it', async ({ page, host }) => {
  test.skip(host === 'electron', 'pretended cameras are given to the browser when it starts');
  await addPatientWithVisit(page, { family: 'Winslow', given: 'Pat' });
  await film(page);
  await page.getByRole('button', { name: /^Record/ }).click();
  await expect(page.locator('[data-phase="recording"]')).toContainText(/^2\./, { timeout: 40_000 });
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('article', { name: /Take 01, left side/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('[data-unfinished]')).toHaveCount(0);
});
