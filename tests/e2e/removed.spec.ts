import { addPatientWithVisit, goHome } from './clinic.ts';
import { chooseVideos, expect, test } from './clips.ts';

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

test('a clip and a visit that were removed are found again and brought back, long after the notice has gone', async ({ page, files }) => {
  await addPatientWithVisit(page, { family: 'Pemberton', given: 'Ola' });
  await chooseVideos(page, [files.clip('side.mp4')]);
  await expect(page.getByRole('article', { name: /side/ })).toBeVisible({ timeout: 60_000 });
  const visit = page.url();
  await page.getByRole('button', { name: 'Remove side' }).click();
  await expect(page.getByRole('article', { name: /side/ })).toHaveCount(0);

  const removed = page.locator('[data-removed]');
  await page.goto(new URL('#/settings/removed', page.url()).href);
  await expect(removed).toHaveCount(1);
  await page.getByRole('button', { name: /^Bring back: Clip, side, .+, Pemberton, Ola$/ }).click();
  await expect(page.getByText('Nothing is removed.')).toBeVisible();
  await page.goto(visit);
  await expect(page.getByRole('article', { name: /side/ })).toBeVisible();

  await page.getByRole('button', { name: 'Remove this visit' }).click();
  await expect(page).toHaveURL(/#\/patients\//);
  await page.goto(new URL('#/settings/removed', page.url()).href);
  await page.getByRole('button', { name: /^Bring back: Visit, .+, Pemberton, Ola$/ }).click();
  await expect(removed).toHaveCount(0);
  await page.goto(visit);
  await expect(page.getByRole('article', { name: /side/ })).toBeVisible();
  await goHome(page);
  await expect(page.getByRole('link', { name: /Pemberton/ }).first()).toBeVisible();
});
