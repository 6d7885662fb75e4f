import type { Page } from '@playwright/test';
import { flaws } from './accessible.ts';
import { addPatientWithVisit } from './clinic.ts';
import { chooseVideos, expect, test } from './clips.ts';

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

/** Clicks a place of the picture, in frame pixels. */
async function clickFrame(page: Page, x: number, y: number): Promise<void> {
  const box = await page.getByTestId('picture').boundingBox();
  if (box === null) throw new Error('no picture on screen');
  await page.mouse.click(box.x + (x / 640) * box.width, box.y + (y / 360) * box.height);
}

test('an angle and a distance are drawn, calibrated, undone and kept', async ({ page, files }) => {
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await chooseVideos(page, [files.clip('side.mp4')]);
  const card = page.getByRole('article', { name: /side/ });
  await expect(card).toBeVisible({ timeout: 60_000 });
  await card.getByRole('link').first().click();
  await expect(page.getByTestId('picture')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Angle at a joint' }).click();
  await clickFrame(page, 320, 180);
  await clickFrame(page, 520, 180);
  await clickFrame(page, 320, 40);
  await expect(page.locator('[data-shape="angle"]')).toHaveCount(1);
  await expect(page.getByTestId('value')).toHaveText(/^(89|90)\.\d ± \d\.\d°$/);
  await page.getByRole('button', { name: 'Known length' }).click();
  await clickFrame(page, 100, 300);
  await clickFrame(page, 300, 300);
  await expect(page.getByLabel('Its length')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Use', exact: true }).last()).toBeInViewport({ ratio: 1 });
  await page.keyboard.type('100');
  await page.getByRole('button', { name: 'Use', exact: true }).last().click();
  await expect(page.locator('[data-calibrated="line"]')).toContainText('100.0 cm');
  await page.getByRole('button', { name: 'Distance' }).click();
  await clickFrame(page, 100, 240);
  await clickFrame(page, 400, 240);
  await expect(page.getByTestId('value')).toHaveText(/^(149|150|151)\.\d ± \d\.\d cm$/);
  expect(await flaws(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-shape="distance"]')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('[data-shape="angle"]')).toHaveCount(1, { timeout: 30_000 });
});

test('every tool draws, and what it draws can be selected and removed', async ({ page, files }) => {
  await addPatientWithVisit(page, { family: 'Moreau', given: 'Lea' });
  await chooseVideos(page, [files.clip('side.mp4')]);
  const card = page.getByRole('article', { name: /side/ });
  await expect(card).toBeVisible({ timeout: 60_000 });
  await card.getByRole('link').first().click();
  await expect(page.getByTestId('picture')).toBeVisible({ timeout: 30_000 });
  const places = [
    [60, 60],
    [200, 70],
    [190, 160],
    [70, 150],
  ] as const;
  const tools = [
    'Line',
    'Arrow',
    'Polyline',
    'Rectangle',
    'Ellipse',
    'Point',
    'Text',
    'Distance',
    'Angle at a joint',
    'Angle to the vertical',
    'Angle to the horizontal',
    'Angle between two lines',
    'Goniometer',
    'Stopwatch',
    'Grid',
    'Spotlight',
  ];
  for (const [i, name] of tools.entries()) {
    await page.getByRole('button', { name, exact: true }).click();
    const [dx, dy] = [(i % 4) * 130, Math.floor(i / 4) * 60];
    const points =
      name === 'Angle between two lines'
        ? 4
        : name === 'Polyline' || name === 'Angle at a joint' || name === 'Goniometer'
          ? 3
          : ['Point', 'Text', 'Stopwatch'].includes(name)
            ? 1
            : 2;
    for (const [x, y] of places.slice(0, points)) await clickFrame(page, x / 2 + dx, y / 2 + dy);
    if (name === 'Polyline') await page.keyboard.press('Enter');
    await expect(page.locator('[data-shape]')).toHaveCount(i + 1);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await clickFrame(page, 30, 30);
  await page.keyboard.press('Delete');
  await expect(page.locator('[data-shape]')).toHaveCount(tools.length - 1);
});

test('the keyboard alone places and nudges a line', async ({ page, files }) => {
  await addPatientWithVisit(page, { family: 'Berg', given: 'Nils' });
  await chooseVideos(page, [files.clip('side.mp4')]);
  const card = page.getByRole('article', { name: /side/ });
  await expect(card).toBeVisible({ timeout: 60_000 });
  await card.getByRole('link').first().click();
  await expect(page.getByTestId('picture')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('d');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('key-cursor')).toBeVisible();
  await page.keyboard.press('Enter');
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('value')).toHaveText(/^12\.1 ± 2\.1 px$/);
});
