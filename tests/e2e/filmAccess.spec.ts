import { expect, test } from '@playwright/test';
import { flaws } from './accessible.ts';
import { patternCameras } from './cameras.ts';
import { openFilmLab } from './filmLab.ts';

test.beforeEach(({ browserName: _ }, info) => {
  test.skip(info.project.name === 'electron', 'these tests start a browser of their own, with cameras of their own');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the film screen is accessible in the ${colorScheme}, live, with its settings and in replay`, async () => {
    await using film = await openFilmLab({ cameras: patternCameras(1, 30), options: { soundThreshold: 0.9 } });
    const { page } = film;
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('[data-figure="rate"]')).toBeVisible();
    expect(await flaws(page)).toEqual([]);
    await page.getByRole('button', { name: 'Settings of the camera Left side' }).click();
    await expect(page.getByRole('combobox', { name: 'Place of the camera' })).toBeVisible();
    expect(await flaws(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await film.record(2);
    await expect(page.getByTestId('replay-side-left')).toBeVisible();
    expect(await flaws(page)).toEqual([]);
  });
}

test('a take is filmed, replayed and thrown away by keyboard alone', async () => {
  await using film = await openFilmLab({ cameras: patternCameras(1, 30), options: { preRollSeconds: 0 } });
  const { page } = film;
  await page.locator('body').press('Space');
  await expect(page.locator('[data-phase="recording"]')).toContainText(/^1\./, { timeout: 20_000 });
  await page.keyboard.press('F9');
  await expect(page.getByTestId('replay-side-left')).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('r');
  await expect(page.getByTestId('live-side-left')).toBeVisible();
  await page.keyboard.press('Control+Delete');
  await expect(page.locator('[data-take="1"]')).toHaveCount(0);
  await page.keyboard.press('Alt+z');
  await expect(page.locator('[data-take="1"]')).toBeVisible();
});
