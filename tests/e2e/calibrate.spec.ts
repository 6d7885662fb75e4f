import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { addPatientWithVisit, allowVideoUse } from './clinic.ts';
import { chooseVideos, expect, test } from './clips.ts';

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

const size = { width: 640, height: 360 };

async function clickFrame(page: Page, x: number, y: number): Promise<void> {
  const box = await page.getByTestId('picture').boundingBox();
  if (box === null) throw new Error('no picture on screen');
  await page.mouse.click(box.x + (x / size.width) * box.width, box.y + (y / size.height) * box.height);
}

async function openClip(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('article', { name }).getByRole('link').first().click();
  await expect(page.getByTestId('picture')).toBeVisible({ timeout: 30_000 });
}

const choose = (page: Page, tool: string) => page.getByRole('button', { name: tool, exact: true }).click();

test('a rectangle and a vertical calibrate every clip of the camera position, and drawings are pasted from clip to clip', async ({
  page,
  files,
}) => {
  await addPatientWithVisit(page, { family: 'Haldane', given: 'Iris' });
  await chooseVideos(page, [files.clip('first.mp4'), files.clip('second.mp4', 2)]);
  for (const name of [/first/, /second/]) {
    const card = page.getByRole('article', { name });
    await expect(card).toBeVisible({ timeout: 60_000 });
    await card.getByRole('combobox', { name: 'Camera position' }).fill('left tripod');
    await card.getByRole('combobox', { name: 'Camera position' }).press('Tab');
  }
  await openClip(page, /first/);

  await choose(page, 'Known rectangle');
  for (const [x, y] of [
    [200, 100],
    [400, 100],
    [400, 200],
    [200, 200],
  ] as const)
    await clickFrame(page, x, y);
  await page.getByLabel('Width (first to second corner)').fill('100');
  await page.getByLabel('Height (second to third corner)').fill('50');
  await page.getByRole('button', { name: 'Use', exact: true }).last().click();
  await expect(page.locator('[data-calibrated="plane"]')).toContainText('100.0 cm by 50.0 cm');

  await choose(page, 'Known vertical');
  await clickFrame(page, 500, 320);
  await clickFrame(page, 514, 40);
  await page.getByRole('button', { name: 'Use', exact: true }).last().click();
  // atan(14 / 280) = 2.86 degrees.
  await expect(page.locator('[data-calibrated="vertical"]')).toContainText(/2\.[89]°/);

  await choose(page, 'Distance');
  await clickFrame(page, 220, 180);
  await clickFrame(page, 380, 180);
  await expect(page.getByTestId('value')).toHaveText(/^(79|80)\.\d ± \d\.\d cm$/);
  await choose(page, 'Angle to the vertical');
  await clickFrame(page, 100, 320);
  await clickFrame(page, 114, 40);
  await expect(page.getByTestId('value')).toHaveText(/^[−-]?0\.\d ± \d\.\d°$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await clickFrame(page, 300, 180);
  await page.keyboard.press('Control+c');
  await page.goBack();
  await openClip(page, /second/);
  await expect(page.locator('[data-calibrated="plane"]')).toContainText('Drawn on another clip of this camera position.');
  await page.keyboard.press('Control+v');
  await expect(page.locator('[data-shape="distance"]')).toHaveCount(1);
  await expect(page.getByTestId('value')).toHaveText(/^(79|80)\.\d ± \d\.\d cm$/);

  await page.locator('[data-calibrated="plane"]').getByRole('button').click();
  await expect(page.locator('[data-calibrated="plane"]')).toHaveCount(0);
  await expect(page.getByTestId('value')).toHaveText(/ px$/);
  await page.reload();
  await expect(page.locator('[data-shape="distance"]')).toHaveCount(1, { timeout: 30_000 });
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-calibrated="plane"]')).toHaveCount(1);
});

test('a still is the painted frame pixel for pixel, and differs from it only where something is drawn', async ({ page, files }) => {
  await addPatientWithVisit(page, { family: 'Haldane', given: 'Rolf' });
  await allowVideoUse(page);
  await chooseVideos(page, [files.clip('still.mp4')]);
  await expect(page.getByRole('article', { name: /still/ })).toBeVisible({ timeout: 60_000 });
  await openClip(page, /still/);
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('frame-number')).toContainText('3');

  const saved = async (): Promise<PNG> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('c')]);
    return PNG.sync.read(readFileSync((await download.path()) ?? ''));
  };
  const painted = await page.getByTestId('picture').evaluate(async (canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext('2d');
    copy?.drawImage(canvas, 0, 0);
    return { width, height, rgba: [...(copy?.getImageData(0, 0, width, height).data ?? [])] };
  });
  const bare = await saved();
  expect({ width: bare.width, height: bare.height }).toEqual(size);
  expect({ width: painted.width, height: painted.height }).toEqual(size);
  expect(bare.data.every((value, at) => value === painted.rgba[at])).toBe(true);

  await choose(page, 'Line');
  await clickFrame(page, 100, 100);
  await clickFrame(page, 300, 100);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-shape="line"]')).toHaveCount(1);
  const drawn = await saved();
  const changed: (readonly [number, number])[] = [];
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const at = (y * size.width + x) * 4;
      if ([0, 1, 2].some((part) => drawn.data[at + part] !== bare.data[at + part])) changed.push([x, y]);
    }
  expect(changed.length).toBeGreaterThan(300);
  expect(changed.filter(([x, y]) => x < 92 || x > 308 || Math.abs(y - 100) > 8)).toEqual([]);
  expect(new Set(changed.map(([x]) => x)).size).toBeGreaterThan(190);
});
