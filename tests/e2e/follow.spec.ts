import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type Track, trackSchema } from '#core/annotation/records.ts';
import { fatigued, fresh } from '#core/runner/params.ts';
import { pointOn } from '#core/tracking/path.ts';
import { clipCamera, makeRunnerClip, markerAt, type RunnerClip } from '../helpers/runnerClip.ts';
import { flaws } from './accessible.ts';
import { addPatientWithVisit, allowVideoUse } from './clinic.ts';
import { chooseVideos } from './clips.ts';
import { test as base } from './host.ts';

/** The knee marker cannot be seen on frames 60 to 63. */
const hiding: RunnerClip = { runner: fresh, fps: 120, frames: 120, hidden: { marker: 'knee', from: 60, to: 63 } };
const tired: RunnerClip = { runner: fatigued, fps: 60, frames: 60 };

const test = base.extend<{ films: { readonly rested: string; readonly tired: string } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  films: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-follow-'));
    const rested = await makeRunnerClip(join(folder, 'rested.mp4'), hiding);
    await use({ rested, tired: await makeRunnerClip(join(folder, 'tired.mp4'), tired) });
    rmSync(folder, { recursive: true, force: true });
  },
});

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

const card = (page: Page, name: string) => page.getByRole('article', { name: new RegExp(name) });

async function importFilms(page: Page, paths: readonly string[]): Promise<void> {
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await allowVideoUse(page);
  await chooseVideos(page, paths);
  for (const path of paths) await expect(card(page, path.split('/').at(-1)?.replace('.mp4', '') ?? '')).toBeVisible({ timeout: 60_000 });
}

/** Opens a clip of the visit, says that its rate is right, and goes to a frame. */
async function review(page: Page, name: string, frame: number): Promise<void> {
  await card(page, name).getByRole('link').first().click();
  await expect(page.getByTestId('frame-number')).toHaveText(/^0 of/, { timeout: 30_000 });
  const confirm = page.getByRole('button', { name: /^Confirm|^Yes/ }).first();
  if (await confirm.isVisible()) await confirm.click();
  await goTo(page, frame);
}

async function goTo(page: Page, frame: number): Promise<void> {
  await page.keyboard.press('g');
  await page.getByLabel('Frame or time').fill(String(frame));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('frame-number')).toHaveText(new RegExp(`^${frame} of`));
  await expect(page.getByLabel('Frame or time')).toBeHidden();
}

const kept = (page: Page) => page.waitForResponse((response) => response.url().endsWith('/call/review.apply'));

/** Where a place of frame space is on screen. */
async function onScreen(page: Page, at: { readonly x: number; readonly y: number }): Promise<{ x: number; y: number }> {
  const box = await page.getByTestId('picture').first().boundingBox();
  if (box === null) throw new Error('no picture on screen');
  return { x: box.x + (at.x / clipCamera.width) * box.width, y: box.y + (at.y / clipCamera.height) * box.height };
}

async function putOn(page: Page, clip: RunnerClip, marker: 'knee' | 'trochanter' | 'malleolus', frame: number): Promise<void> {
  const { x, y } = await onScreen(page, markerAt(clip, marker, frame));
  await Promise.all([kept(page), page.mouse.click(x, y)]);
}

/** Waits until following has ended and is kept. */
async function followed(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([kept(page), act()]);
  await expect(page.getByText('Looking at frame')).toHaveCount(0);
}

async function paths(page: Page): Promise<readonly Track[]> {
  return page
    .evaluate(async () => {
      const [, id] = /recordings\/([^/]+)/.exec(location.hash) ?? [];
      const answer = await fetch('/call/review.get', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ recordingId: id }),
      });
      const { value } = await answer.json();
      return value.records.filter((record: { type: string }) => record.type === 'track');
    })
    .then((found: unknown[]) => found.map((track) => trackSchema.parse(track)));
}

/** How far a path is from where the marker truly was, at worst, apart from how far off the hand put it. */
function worst(track: Track, clip: RunnerClip, marker: 'knee' | 'trochanter' | 'malleolus', placed: number): number {
  const offset = (frame: number) => {
    const [found, truth] = [pointOn(track, frame), markerAt(clip, marker, frame)];
    return found === null ? null : { x: found.x - truth.x, y: found.y - truth.y };
  };
  const hand = offset(placed) ?? { x: 0, y: 0 };
  return Math.max(
    ...track.places.map((_, i) => {
      const off = offset(track.from + i);
      return off === null ? 0 : Math.hypot(off.x - hand.x, off.y - hand.y);
    }),
  );
}

test('a marker is followed until it hides; put right by hand it is followed on, and its curves are drawn and saved', async ({
  page,
  films,
}) => {
  await importFilms(page, [films.rested]);
  await review(page, 'rested', 30);
  await page.keyboard.press('Shift+T');
  await putOn(page, hiding, 'knee', 30);
  await page.keyboard.press('Escape');
  await followed(page, () => page.keyboard.press('Alt+.'));
  await expect(page.getByText('Stopped after frame 59: nothing near there looks like it any more.')).toBeVisible();
  await expect(page.getByTestId('frame-number')).toHaveText(/^59 of/);
  await goTo(page, 64);
  await page.keyboard.press('Shift+T');
  await putOn(page, hiding, 'knee', 64);
  await page.keyboard.press('Escape');
  await followed(page, () => page.getByRole('button', { name: 'Follow on' }).click());
  await goTo(page, 30);
  await followed(page, () => page.getByRole('button', { name: 'Follow back' }).click());
  const [knee] = await paths(page);
  expect(knee).toMatchObject({ from: 0, ends: { before: 'end-of-clip', after: 'end-of-clip' } });
  expect(knee?.places.map((place, i) => (place === null ? i : null)).filter((i) => i !== null)).toEqual([60, 61, 62, 63]);
  if (knee) {
    expect(worst({ ...knee, places: knee.places.slice(0, 60) }, hiding, 'knee', 30)).toBeLessThan(0.8);
    expect(worst({ ...knee, from: 64 as Track['from'], places: knee.places.slice(64) }, hiding, 'knee', 64)).toBeLessThan(0.8);
  }

  await page.keyboard.press('Shift+K');
  const chart = page.getByRole('region', { name: 'Curves' });
  await expect(chart.getByRole('img', { name: /over time/ })).toHaveAccessibleName(/Position up over time\. Point 1: .* px/);
  await expect(chart.locator('[data-curve="Point 1"]')).toContainText(/± \d+\.\d px/);
  expect(await flaws(page)).toEqual([]);
  const [download] = await Promise.all([page.waitForEvent('download'), chart.getByRole('button', { name: 'Save as CSV' }).click()]);
  const table = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(table[0]).toContain('standard_uncertainty');
  expect(table).toHaveLength(1 + 116);

  await page.keyboard.press('Control+z');
  await expect(page.getByText('Stopped before frame')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Point 1' })).toContainText('30 to 119', { timeout: 30_000 });
});

test('by keyboard alone a point is put and followed; a dragged point is a new beginning; cancelling keeps what was found', async ({
  page,
  films,
}) => {
  await importFilms(page, [films.rested]);
  await review(page, 'rested', 10);
  await page.keyboard.press('Shift+T');
  // A tooltip under the pointer would take the Escape below for itself.
  await page.mouse.move(20, 400);
  // The first Enter shows the cross, in the middle of the picture.
  await page.keyboard.press('Enter');
  const { x, y } = markerAt(hiding, 'trochanter', 10);
  const by = { x: Math.round(x - clipCamera.width / 2), y: Math.round(y - clipCamera.height / 2) };
  for (let i = 0; i < Math.abs(by.x); i++) await page.keyboard.press(by.x < 0 ? 'ArrowLeft' : 'ArrowRight');
  for (let i = 0; i < Math.abs(by.y); i++) await page.keyboard.press(by.y < 0 ? 'ArrowUp' : 'ArrowDown');
  await Promise.all([kept(page), page.keyboard.press('Enter')]);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-tool="select"]')).toHaveAttribute('aria-pressed', 'true');
  await followed(page, () => page.keyboard.press('Alt+.'));
  const [hip] = await paths(page);
  expect(hip?.places).toHaveLength(110);
  if (hip) expect(worst(hip, hiding, 'trochanter', 10)).toBeLessThan(0.8);

  await goTo(page, 40);
  const grip = page.locator('[data-grip="Point 1"]');
  const box = await grip.boundingBox();
  if (box === null) throw new Error('no point to take hold of');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2, { steps: 4 });
  await Promise.all([kept(page), page.mouse.up()]);
  await expect(page.getByText('Placed by hand on 2 frames.')).toBeVisible();

  await goTo(page, 10);
  // Following stops at the place that a hand put.
  await followed(page, () => page.keyboard.press('Alt+.'));
  const [met] = await paths(page);
  expect(met?.places[29]?.[2]).not.toBeNull();
  expect(met?.places[30]?.[2]).toBeNull();

  // Cancelled at once, it keeps the few frames that it has.
  await page.getByRole('button', { name: 'Cut after here' }).click();
  await goTo(page, 10);
  await page.getByRole('button', { name: 'Cut after here' }).click();
  await expect(page.getByRole('region', { name: 'Point 1' })).toContainText('10 to 10');
  await followed(page, async () => {
    await page.getByRole('button', { name: 'Follow on' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
  });
  await expect(page.getByText('it was cancelled.')).toBeVisible();
});

test('curves of two clips lie over one axis, lined up as the clips are', async ({ page, films }) => {
  await importFilms(page, [films.rested, films.tired]);
  for (const [name, clip] of [
    ['rested', hiding],
    ['tired', tired],
  ] as const) {
    await review(page, name, 5);
    await page.keyboard.press('Shift+T');
    await putOn(page, clip, 'malleolus', 5);
    await page.keyboard.press('Escape');
    await followed(page, () => page.keyboard.press('Alt+.'));
    await page.goBack();
    await expect(card(page, name)).toBeVisible();
  }
  await card(page, 'tired').getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('menuitem', { name: /^With .*rested/ }).click();
  await expect(page.getByTestId('pane-frame-1')).toHaveText(/Frame|not running/, { timeout: 30_000 });
  await page.keyboard.press('Shift+K');
  const chart = page.getByRole('region', { name: 'Curves' });
  await expect(chart.locator('[data-series]')).toHaveCount(2);
  await expect(chart.locator('[data-curve*="rested"]')).toBeVisible();
  await expect(chart.locator('[data-curve*="tired"]')).toBeVisible();
  // Pressing on the chart goes to that moment in both.
  const plot = await chart.getByRole('img', { name: /over time/ }).boundingBox();
  if (plot === null) throw new Error('no chart on screen');
  await page.mouse.click(plot.x + plot.width * 0.6, plot.y + plot.height / 2);
  await expect(page.getByTestId('joint-time')).not.toHaveText(/^0\.000/);
  await expect(chart.locator('[data-curve*="rested"]')).toContainText('±');
  await expect(chart.locator('[data-curve*="tired"]')).toContainText('±');
});
