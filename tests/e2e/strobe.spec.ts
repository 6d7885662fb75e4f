import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { readNumber } from '../helpers/frameNumber.ts';
import { flaws } from './accessible.ts';
import { importPair, openComparison, test as pairTest } from './compareClips.ts';
import { expect } from './host.ts';
import { openClip, painted, size, test } from './reviewClip.ts';

async function goTo(page: Page, frame: number): Promise<void> {
  await page.keyboard.press('g');
  await page.getByLabel('Frame or time').fill(String(frame));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('frame-number')).toHaveText(new RegExp(`^${frame} of`));
  await expect(page.getByLabel('Frame or time')).toBeHidden();
}

async function edited(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForResponse((response) => response.url().endsWith('/call/review.apply')), page.keyboard.press(key)]);
}

const panelOf = (page: Page) => page.getByRole('dialog', { name: /^Stroboscope of/ });

/** The preview shows these frames. */
const shows = (page: Page, frames: readonly number[]) =>
  expect(page.getByTestId('strobe-preview')).toHaveAttribute('data-ready', frames.join(' '), { timeout: 60_000 });

async function choose(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list }).click();
  await page.getByRole('option', { name: option }).click();
}

async function saved(page: Page): Promise<{ readonly picture: PNG; readonly name: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    panelOf(page).getByRole('button', { name: 'Save picture' }).click(),
  ]);
  return { picture: PNG.sync.read(readFileSync(await download.path())), name: download.suggestedFilename() };
}

function cell(picture: PNG, left: number, top: number, width: number, height: number): PNG {
  const cut = new PNG({ width, height });
  PNG.bitblt(picture, cut, left, top, width, height, 0, 0);
  return cut;
}

const grey = (picture: PNG, x: number, y: number): number => picture.data[(Math.round(y) * picture.width + Math.round(x)) * 4 + 1] ?? 0;

/** Six of the frames from 10 to 94, evenly spread; as many as are chosen at the start. */
const stride = [10, 27, 44, 60, 77, 94];
const gap = 6;

/** Three and three: six beside each other would be wider than a picture may be, and nothing is scaled. */
const cells = (picture: PNG): readonly PNG[] =>
  stride.map((_, k) => cell(picture, (k % 3) * (size.width + gap), Math.floor(k / 3) * (size.height + gap), size.width, size.height));

test('the frames of a stride leave as one picture, each the exact frame, and the record says so', async ({ page, clip }) => {
  test.setTimeout(120_000);
  await openClip(page, clip);
  for (const contact of [10, 94]) {
    await goTo(page, contact);
    await edited(page, 'Control+1');
  }
  await page.keyboard.press('Alt+s');
  const panel = panelOf(page);
  await expect(panel).toBeFocused();
  await expect(page.getByRole('combobox', { name: 'Which part' })).toHaveValue('Stride, left foot: frames 10 to 94');
  await shows(page, stride);
  await choose(page, 'What of the picture', 'Whole picture');
  await page.getByRole('checkbox', { name: 'Frame numbers on the picture' }).uncheck();
  await shows(page, stride);
  const strip = await saved(page);
  expect(strip.name).toBe('side left 120 stroboscope frames 10 to 94.png');
  expect([strip.picture.width, strip.picture.height]).toEqual([3 * size.width + 2 * gap, 2 * size.height + gap]);
  expect(cells(strip.picture).map(({ data, width, height }) => readNumber(data, width, height))).toEqual(stride);

  // The labels lie at the bottom of each cell, and only there.
  await page.getByRole('checkbox', { name: 'Frame numbers on the picture' }).check();
  const labelled = cells((await saved(page)).picture);
  for (const [k, one] of labelled.entries()) {
    const plain = cells(strip.picture)[k] as PNG;
    const changed = (from: number, to: number): number => {
      let count = 0;
      for (let y = from; y < to; y++) for (let x = 0; x < size.width; x++) if (Math.abs(grey(one, x, y) - grey(plain, x, y)) > 20) count++;
      return count;
    };
    expect(changed(0, size.height - 40), `above, cell ${k}`).toBe(0);
    expect(changed(size.height - 30, size.height), `label, cell ${k}`).toBeGreaterThan(300);
  }

  // The player goes on working beside the panel.
  await page.getByTestId('annotation').click({ position: { x: 20, y: 200 } });
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => painted(page)).toBe(95);
  await panel.press('Escape');
  await expect(panel).toBeHidden();
  await page.keyboard.press('Control+,');
  await page.getByRole('link', { name: 'Who did what' }).click();
  await expect(page.getByText(/picture made of it/).first()).toBeVisible();
});

/** The bar at the bottom of the numbered clip: where it is on a frame, and how grey it and the background are. */
const barAt = (frame: number): number => ((frame % 60) / 60) * size.width + 8;
const bar = 200;
const empty = 96;

test('chosen frames are merged on the still background, in place and spread', async ({ page, clip }) => {
  test.setTimeout(120_000);
  await openClip(page, clip);
  await page.getByRole('button', { name: 'Stroboscope' }).click();
  await page.getByText('Merged', { exact: true }).click();
  expect(await flaws(page, '[role="dialog"]')).toEqual([]);
  await page.getByText('Chosen frames', { exact: true }).click();
  await expect(page.getByText('Step to a frame and add it; two are needed.')).toBeVisible();
  await expect(panelOf(page).getByRole('button', { name: 'Save picture' })).toBeDisabled();
  const picked = [5, 20, 36];
  for (const frame of picked) {
    await page.getByTestId('annotation').click({ position: { x: 20, y: 200 } });
    await goTo(page, frame);
    await page.getByRole('button', { name: `Add frame ${frame}` }).click();
  }
  await choose(page, 'What of the picture', 'Whole picture');
  await page.getByRole('checkbox', { name: 'Frame numbers on the picture' }).uncheck();
  const spread = page.getByRole('slider', { name: 'Spread the figures' });
  await spread.focus();
  await page.keyboard.press('Home');
  await shows(page, picked);
  const { picture } = await saved(page);
  expect([picture.width, picture.height]).toEqual([size.width, size.height]);
  const y = 320;
  for (const frame of picked) expect(Math.abs(grey(picture, barAt(frame), y) - bar), `bar of ${frame}`).toBeLessThan(12);
  for (const frame of [0, 12, 28, 45, 55]) expect(Math.abs(grey(picture, barAt(frame), y) - empty), `no bar of ${frame}`).toBeLessThan(12);

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await panelOf(page).getByRole('button', { name: 'Copy picture' }).click();
  await expect(page.getByText('The picture is on the clipboard.')).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bitmap = await createImageBitmap((await item?.getType('image/png')) as Blob);
    return [bitmap.width, bitmap.height];
  });
  expect(copied).toEqual([size.width, size.height]);

  await spread.focus();
  for (let k = 0; k < 10; k++) await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Spread the figures: 50 % of the width')).toBeVisible();
  await shows(page, picked);
  const wide = (await saved(page)).picture;
  expect([wide.width, wide.height]).toEqual([size.width * 2, size.height]);
  // Filmed from the left side: the runner faces left, and time goes to the left.
  for (const [k, frame] of picked.entries())
    expect(Math.abs(grey(wide, barAt(frame) + ((2 - k) * size.width) / 2, y) - bar), `spread bar of ${frame}`).toBeLessThan(12);
});

test('a part of the picture is chosen by dragging or by numbers, and times are told once the rate is confirmed', async ({ page, clip }) => {
  await openClip(page, clip);
  await page.getByRole('button', { name: 'Stroboscope' }).click();
  await page.getByText('Beside each other', { exact: true }).click();
  await page.getByText('Evenly spread', { exact: true }).click();
  await expect(page.getByText('Frame numbers only: confirm the capture rate to have times.')).toBeVisible();
  await choose(page, 'What of the picture', 'A part I choose');
  await page.getByTestId('strobe-crop').scrollIntoViewIfNeeded();
  const area = await page.getByTestId('strobe-crop').boundingBox();
  if (area === null) throw new Error('no picture to choose a part of');
  const scale = area.width / size.width;
  await page.mouse.move(area.x + 160 * scale, area.y + 180 * scale);
  await page.mouse.down();
  await page.mouse.move(area.x + 480 * scale, area.y + 300 * scale, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.abs(Number(await page.getByLabel('Left', { exact: true }).inputValue()) - 160)).toBeLessThanOrEqual(2);
  for (const [field, value] of [
    ['Left', 0],
    ['Top', 0],
    ['Width', 640],
    ['Height', 180],
  ] as const)
    await page.getByLabel(field, { exact: true }).fill(String(value));
  await expect(page.getByTestId('strobe-preview')).toHaveAttribute('data-ready', '0 60 120 179 239 299', { timeout: 60_000 });
  const { picture } = await saved(page);
  expect(picture.height).toBe(2 * 180 + gap);
  await page.getByRole('button', { name: 'Yes, 120' }).click();
  await expect(page.getByRole('checkbox', { name: 'Times on the picture' })).toBeVisible();
});

pairTest('a mirrored clip of a comparison has a mirrored stroboscope', async ({ page, pair }) => {
  pairTest.setTimeout(120_000);
  await importPair(page, pair);
  await openComparison(page);
  await page.keyboard.press('Control+m');
  await expect(page.getByRole('button', { name: /^Mirror/ }).first()).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: /^Stroboscope of .*fast/ }).click();
  await choose(page, 'What of the picture', 'Whole picture');
  await page.getByText('Beside each other', { exact: true }).click();
  await page.getByRole('checkbox', { name: /on the picture/ }).uncheck();
  await page.getByRole('slider', { name: 'Number of frames' }).focus();
  await page.keyboard.press('Home');
  await shows(page, [0, 479]);
  const { picture } = await saved(page);
  expect([picture.width, picture.height]).toEqual([2 * size.width + gap, size.height]);
  const numbers = [0, size.width + gap].map((left) => {
    const one = cell(picture, left, 0, size.width, size.height);
    const back = new PNG({ width: one.width, height: one.height });
    for (let x = 0; x < one.width; x++) PNG.bitblt(one, back, x, 0, 1, one.height, one.width - 1 - x, 0);
    return readNumber(back.data, back.width, back.height);
  });
  expect(numbers).toEqual([0, 479]);
});

test('making a picture can be cancelled, and nothing is handed out', async ({ page, clip }) => {
  await openClip(page, clip);
  await page.keyboard.press('Alt+s');
  await expect(page.getByTestId('strobe-preview')).toHaveAttribute('data-ready', /\d/, { timeout: 60_000 });
  let downloads = 0;
  page.on('download', () => {
    downloads++;
  });
  // A computer that takes its time.
  await page.evaluate(`(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      if (message.type === 'make') setTimeout(() => post.call(this, message, ...rest), 2000);
      else post.call(this, message, ...rest);
    };
  })()`);
  await panelOf(page).getByRole('button', { name: 'Save picture' }).click();
  await expect(panelOf(page).getByRole('progressbar', { name: /Making the picture/ })).toBeVisible();
  await panelOf(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(panelOf(page).getByRole('button', { name: 'Save picture' })).toBeVisible();
  await page.waitForTimeout(2500);
  expect(downloads).toBe(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect((await saved(page)).picture.width).toBeGreaterThan(100);
});
