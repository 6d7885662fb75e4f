import type { Locator, Page } from '@playwright/test';
import { card, importPair, markEvent, numbers, test } from './compareClips.ts';
import { expect } from './host.ts';

const pane = (page: Page, position: number): Locator => page.locator(`[data-pane="${position}"]`);

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('not on screen');
  return box;
}

/** Middle of the drawing in a pane, as a share of the picture's width from its left as it is seen. */
async function acrossIn(page: Page, position: number, name: string): Promise<number> {
  const picture = await boxOf(pane(page, position).getByTestId('picture'));
  const drawn = await boxOf(pane(page, position).locator(`[data-shape="${name}"]`));
  return (drawn.x + drawn.width / 2 - picture.x) / picture.width;
}

/** From one place to another, as shares of the picture as it is seen. */
async function draw(page: Page, position: number, tool: string, from: readonly [number, number], to: readonly [number, number]) {
  const { x, y, width, height } = await boxOf(pane(page, position).getByTestId('picture'));
  await pane(page, position).getByRole('button', { name: /fast/ }).first().click();
  await page.getByRole('button', { name: tool, exact: true }).click();
  for (const [across, down] of [from, to]) await page.mouse.click(x + width * across, y + height * down);
}

async function openMirrored(page: Page): Promise<void> {
  await card(page, 'fast').getByRole('button', { name: 'Compare fast' }).click();
  await page.getByRole('menuitem', { name: 'Left with mirrored right of this clip' }).click();
  await expect.poll(async () => (await numbers(page)).length, { timeout: 30_000 }).toBe(2);
}

test('a clip beside itself mirrored: views and drawings left for right, and what is drawn on one is on the other', async ({
  page,
  pair,
}) => {
  test.setTimeout(120_000);
  await importPair(page, pair);
  await card(page, 'fast').getByRole('combobox', { name: 'View' }).click();
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/call/recordings.update')),
    page.getByRole('option', { name: 'Left side', exact: true }).click(),
  ]);
  await openMirrored(page);
  await expect(pane(page, 0).getByText(/Left side/)).toBeVisible();
  await expect(pane(page, 1).getByText(/mirrored.* Right side/)).toBeVisible();
  await draw(page, 0, 'Distance', [0.1, 0.3], [0.3, 0.7]);
  await expect(pane(page, 1).locator('[data-shape="distance"]')).toHaveCount(1);
  // Its label hangs on one side of it, so that its middle is only about where it was drawn.
  const [left, right] = [await acrossIn(page, 0, 'distance'), await acrossIn(page, 1, 'distance')];
  expect(left).toBeLessThan(0.45);
  expect(right).toBeGreaterThan(0.55);
  // Drawn on the mirrored one where it is seen, it lies on the other side of the one that is as filmed.
  await draw(page, 1, 'Arrow', [0.1, 0.8], [0.3, 0.9]);
  await expect(pane(page, 0).locator('[data-shape="arrow"]')).toHaveCount(1);
  expect(await acrossIn(page, 1, 'arrow')).toBeLessThan(0.45);
  expect(await acrossIn(page, 0, 'arrow')).toBeGreaterThan(0.55);
  // One clip, one record: one step each for undo.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  for (const position of [0, 1]) await expect(pane(page, position).locator('[data-shape="arrow"]')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  for (const position of [0, 1]) await expect(pane(page, position).locator('[data-shape="distance"]')).toHaveCount(0);
});

test('left strides run beside mirrored right strides of the same clip, and their contacts make one pair', async ({ page, pair }) => {
  test.setTimeout(120_000);
  await importPair(page, pair);
  for (const [frame, key] of [
    [60, 'Control+1'],
    [144, 'Control+2'],
    [228, 'Control+1'],
    [312, 'Control+2'],
  ] as const)
    await markEvent(page, 'fast', frame, key);
  await openMirrored(page);
  await expect.poll(() => numbers(page)).toEqual([60, 144]);
  await expect(page.getByTestId('lined-up')).toHaveText('Lined up: Initial contact, left');
  await page.getByText('By stride', { exact: true }).click();
  await expect(page.getByTestId('joint-time')).toHaveText('0.0 % of stride 1');
  await expect.poll(() => numbers(page)).toEqual([60, 144]);
  for (let i = 0; i < 84; i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('joint-time')).toHaveText('50.0 % of stride 1');
  await expect.poll(() => numbers(page)).toEqual([144, 228]);
  for (let i = 0; i < 84; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => numbers(page)).toEqual([228, 312]);
  // The left contact and the mirrored right one are the same event; so are the right one and the mirrored left one.
  await page.getByRole('button', { name: 'Pair 2 events that are marked in all clips' }).click();
  const kept = page.getByRole('region', { name: 'Initial contact, left', exact: true });
  await expect(kept).toBeVisible();
  await expect(kept.locator('img').first()).toHaveAttribute('src', /-60$/);
  await expect(kept.locator('img').last()).toHaveAttribute('src', /-144$/);
  // Changing places changes nothing of which moment it is of.
  await page.keyboard.press('Home');
  await kept.getByRole('button', { name: 'Initial contact, left', exact: true }).click();
  await expect(kept).toHaveAttribute('data-here', 'true');
  await page.keyboard.press('Shift+S');
  await expect.poll(() => numbers(page)).toEqual([144, 60]);
  await expect(kept).toHaveAttribute('data-here', 'true');
  await expect(page.getByRole('region', { name: 'Initial contact, right', exact: true })).toBeVisible();
});
