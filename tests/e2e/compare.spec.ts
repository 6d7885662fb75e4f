import type { Page } from '@playwright/test';
import { flaws } from './accessible.ts';
import { card, importPair, lengths, markEvent, numbers, openComparison, rates, test, watchNumbers } from './compareClips.ts';
import { expect } from './host.ts';

/** Half a frame of the slower clip, in seconds, with room for rounding. */
const half = 0.5 / rates.slow + 1e-4;

/** The worst difference between the times shown, over what was seen while both clips ran; and how many different moments that were. */
function worst(
  seen: readonly (readonly (number | null)[])[],
  zero = { fast: 0, slow: 0 },
): { readonly apart: number; readonly moments: number } {
  const times = seen.map(([fast, slow]) => {
    if (fast === null || fast === undefined || slow === null || slow === undefined) throw new Error('a number could not be read');
    return {
      fast: (fast - zero.fast) / rates.fast,
      slow: (slow - zero.slow) / rates.slow,
      inside: fast < lengths.fast - 4 && slow < lengths.slow - 1,
    };
  });
  const running = times.filter(({ inside }) => inside);
  return {
    apart: Math.max(0, ...running.map(({ fast, slow }) => Math.abs(fast - slow))),
    moments: new Set(running.map(({ fast }) => fast)).size,
  };
}

const time = (page: Page) => page.getByTestId('joint-time');

test('two clips of different rates stay within half a frame of the slower one: played, reversed, held, scrubbed', async ({
  page,
  pair,
}) => {
  test.setTimeout(120_000);
  await importPair(page, pair);
  await openComparison(page);
  expect(await numbers(page)).toEqual([0, 0]);
  // Nobody has said yet at what rates the clips were shot: the clock runs on what their files say, and the screen says so.
  await expect(page.getByText(/rate not confirmed/)).toHaveCount(2);
  for (const [speed, key, least] of [
    ['1/16', 'l', 8],
    ['1/4', 'l', 20],
    ['1/2', 'j', 12],
    ['1/4', 'j', 12],
  ] as const) {
    await page.getByText(`${speed}×`, { exact: true }).click();
    if (key === 'j') await page.keyboard.press('End');
    const watched = await watchNumbers(page);
    await page.keyboard.press(key);
    // A machine with much to do shows fewer moments in a second: it is watched until there were enough, not for a fixed while.
    await expect.poll(async () => worst(await watched.soFar()).moments, { message: `${key} at ${speed}` }).toBeGreaterThan(least);
    await page.keyboard.press('k');
    expect(worst(await watched.end()).apart, `${key} at ${speed}`).toBeLessThanOrEqual(half);
  }
  await page.keyboard.press('Home');
  await expect(time(page)).toHaveText('0.000 s');
  const held = await watchNumbers(page);
  for (let i = 0; i < 40; i++) await page.keyboard.down('ArrowRight');
  await page.keyboard.up('ArrowRight');
  await expect(page.getByTestId('pane-frame-0')).toContainText('Frame 40');
  expect(worst(await held.end()).apart, 'held').toBeLessThanOrEqual(half);
  expect(await numbers(page)).toEqual([40, 5]);
  const box = await page.getByRole('slider', { name: 'Joint timeline' }).boundingBox();
  if (box === null) throw new Error('no timeline');
  const scrubbed = await watchNumbers(page);
  await page.mouse.move(box.x + 20, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.8, box.y + 10, { steps: 40 });
  await page.mouse.up();
  await page.waitForTimeout(400);
  const { apart, moments } = worst(await scrubbed.end());
  expect(apart, 'scrubbed').toBeLessThanOrEqual(half);
  expect(moments, 'scrubbed').toBeGreaterThan(5);
});

test('every step on the joint clock is one frame of the faster clip, and the slower one shows the nearest', async ({ page, pair }) => {
  await importPair(page, pair);
  await openComparison(page);
  for (let step = 1; step <= 20; step++) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('pane-frame-0')).toContainText(`Frame ${step}`);
    // Half way between two frames the clips' own rounding of their times decides.
    const nearest = step % 8 === 4 ? [Math.floor(step / 8), Math.ceil(step / 8)] : [Math.round(step / 8)];
    await expect.poll(async () => (await numbers(page))[0]).toBe(step);
    expect(nearest).toContain((await numbers(page))[1]);
  }
});

test('clips are lined up by the contact marked in both, drawn on, copied, paired, mirrored, undone, and come back as they were left', async ({
  page,
  pair,
}) => {
  test.setTimeout(120_000);
  await importPair(page, pair);
  await markEvent(page, 'fast', 100, 'Control+1');
  await markEvent(page, 'slow', 20, 'Control+1');
  await openComparison(page);
  await expect(time(page)).toHaveText('0.000 s');
  expect(await numbers(page)).toEqual([100, 20]);
  // The fast clip a frame later twice: its earlier frames come to the same moment.
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await expect.poll(() => numbers(page)).toEqual([98, 20]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => numbers(page)).toEqual([99, 20]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => numbers(page)).toEqual([100, 20]);

  const first = page.locator('[data-pane="0"]');
  const second = page.locator('[data-pane="1"]');
  await first.getByRole('button', { name: /fast/ }).first().click();
  await page.getByRole('button', { name: 'Distance' }).click();
  const box = await first.getByTestId('picture').boundingBox();
  if (box === null) throw new Error('no picture');
  await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.25);
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.75);
  await expect(first.locator('[data-shape="distance"]')).toHaveCount(1);
  await page.keyboard.press('Control+b');
  await expect(second.locator('[data-shape="distance"]')).toHaveCount(1);

  await page.keyboard.press('m');
  const kept = page.getByRole('region', { name: 'Pair', exact: true });
  await expect(kept).toHaveCount(1);
  await kept.getByLabel('Title').fill('Initial contact');
  await kept.getByLabel('Title').blur();
  await expect(page.getByRole('region', { name: 'Initial contact', exact: true })).toHaveCount(1);

  await second.getByRole('button', { name: /^Mirror/ }).click();
  await expect(second.getByText(/mirrored/)).toBeVisible();
  await expect(second.locator('[data-shape="distance"]')).toHaveCount(1);

  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('c')]);
  expect(download.suggestedFilename()).toMatch(/side by side\.png$/);

  await page.getByText('Stacked', { exact: true }).click();
  await page.reload();
  await expect(page.getByTestId('pane-frame-1')).toContainText('Frame 20', { timeout: 30_000 });
  await expect.poll(() => numbers(page)).toEqual([100, 20]);
  await expect(page.getByText(/mirrored/)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Stacked' })).toBeChecked();
  await expect(page.getByRole('region', { name: 'Initial contact', exact: true })).toHaveCount(1);
  expect(await flaws(page)).toEqual([]);
});

test('two cadences stay in step by stride: contacts fall together', async ({ page, pair }) => {
  await importPair(page, pair);
  for (const [name, frames] of [
    ['fast', [60, 228, 396]],
    ['slow', [10, 30, 50]],
  ] as const)
    for (const frame of frames) await markEvent(page, name, frame, 'Control+2');
  await openComparison(page);
  await page.getByText('By stride', { exact: true }).click();
  await expect(time(page)).toHaveText('0.0 % of stride 1');
  expect(await numbers(page)).toEqual([60, 10]);
  for (let i = 0; i < 168; i++) await page.keyboard.press('ArrowRight');
  await expect(time(page)).toHaveText('0.0 % of stride 2');
  await expect.poll(() => numbers(page)).toEqual([228, 30]);
  const watched = await watchNumbers(page);
  await page.getByText('1/4×', { exact: true }).click();
  await page.keyboard.press('l');
  await expect.poll(async () => worst(await watched.soFar()).moments).toBeGreaterThan(20);
  await page.keyboard.press('k');
  for (const [fast, slow] of await watched.end()) {
    if (fast === null || fast === undefined || slow === null || slow === undefined) throw new Error('a number could not be read');
    if (fast < 60 || fast > 396) continue;
    // Half a frame of the slower clip is a fortieth of its stride of 20 frames.
    expect(Math.abs((fast - 60) / 168 - (slow - 10) / 20)).toBeLessThanOrEqual(0.5 / 20 + 1e-3);
  }
});

test('left against mirrored right of the same clip, opened again as it was left', async ({ page, pair }) => {
  await importPair(page, pair);
  await markEvent(page, 'fast', 100, 'Control+1');
  await markEvent(page, 'fast', 184, 'Control+2');
  await card(page, 'fast').getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('menuitem', { name: 'Left with mirrored right of this clip' }).click();
  // The right contact of the mirrored clip looks like a left one.
  await expect(page.getByTestId('pane-frame-1')).toContainText('Frame 184', { timeout: 30_000 });
  await expect(page.getByTestId('pane-frame-0')).toContainText('Frame 100');
  const address = page.url();
  await page.goBack();
  await card(page, 'fast').getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('menuitem', { name: /^2 clips, / }).click();
  await expect(page.getByTestId('pane-frame-1')).toContainText('Frame 184', { timeout: 30_000 });
  expect(page.url()).toBe(address);
});

test('when Soleus does not answer, what was changed stays on screen and is kept with the next change', async ({ page, pair }) => {
  await importPair(page, pair);
  await openComparison(page);
  await page.route('**/call/comparisons.*', (route) => route.abort());
  await page.getByText('Stacked', { exact: true }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.unroute('**/call/comparisons.*');
  await expect(page.getByRole('radio', { name: 'Stacked' })).toBeChecked();
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/call/comparisons.update') && response.ok()),
    page.keyboard.press(']'),
  ]);
  await page.reload();
  await expect(page.getByTestId('pane-frame-1')).toHaveText(/Frame|not running/, { timeout: 30_000 });
  await expect(page.getByRole('radio', { name: 'Stacked' })).toBeChecked();
});
