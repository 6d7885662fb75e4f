import type { Page } from '@playwright/test';
import { importPair, openComparison, test } from './compareClips.ts';
import { expect } from './host.ts';

/** Where the pictures lie on screen, lower clip first. */
const places = (page: Page): Promise<readonly { readonly x: number; readonly y: number }[]> =>
  page
    .getByTestId('picture')
    .evaluateAll((canvases) => canvases.map((canvas) => canvas.getBoundingClientRect()).map(({ x, y }) => ({ x, y })));

/** The upper picture's way from where it was `before`, in pixels of the screen; the lower one must not have moved. */
async function movedFrom(page: Page, before: Awaited<ReturnType<typeof places>>): Promise<readonly [number, number]> {
  const now = await places(page);
  expect(now[0]).toEqual(before[0]);
  return [Math.round((now[1]?.x ?? 0) - (before[1]?.x ?? 0)), Math.round((now[1]?.y ?? 0) - (before[1]?.y ?? 0))];
}

const move = (page: Page) => page.getByRole('button', { name: 'Move the upper clip' });
const back = (page: Page) => page.getByRole('button', { name: 'Upper clip back in place' });

async function dragBy(page: Page, x: number, y: number): Promise<void> {
  const box = await page.getByTestId('mover').boundingBox();
  if (box === null) throw new Error('nothing to drag');
  await page.mouse.move(box.x + 200, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + 200 + x, box.y + 200 + y, { steps: 8 });
}

test('the upper clip of an overlay is dragged and nudged into place: one undo each, kept, and put back', async ({ page, pair }) => {
  test.setTimeout(120_000);
  await importPair(page, pair);
  await openComparison(page);
  await page.keyboard.press('F9');
  await expect(back(page)).toBeDisabled();
  const start = await places(page);
  await move(page).click();
  await dragBy(page, 40, -25);
  await page.mouse.up();
  await expect.poll(() => movedFrom(page, start)).toEqual([40, -25]);
  // Arrow keys nudge and do not step; presses in a row are one step for undo.
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowUp']) await page.keyboard.press(key);
  await expect.poll(() => movedFrom(page, start)).toEqual([32, -34]);
  await expect(page.getByTestId('pane-frame-0')).toContainText('Frame 0');
  // A drag that is given up leaves it where it was, and is no step.
  await dragBy(page, 100, 60);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => movedFrom(page, start)).toEqual([32, -34]);
  for (const blend of ['Divider', 'Onion skin', 'Difference', 'Opacity']) {
    await page.getByRole('radiogroup', { name: 'How the overlay mixes' }).getByText(blend, { exact: true }).click();
    await dragBy(page, 5, 0);
    await page.mouse.up();
  }
  await expect.poll(() => movedFrom(page, start)).toEqual([52, -34]);
  // A press of the hand on the choices leaves the arrow keys to the clip.
  await page.getByRole('radiogroup', { name: 'How the overlay mixes' }).getByText('Opacity', { exact: true }).click();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => movedFrom(page, start)).toEqual([53, -34]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => movedFrom(page, start)).toEqual([52, -34]);
  for (let i = 0; i < 8; i++) await page.keyboard.press('Control+z');
  await expect.poll(() => movedFrom(page, start)).toEqual([32, -34]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => movedFrom(page, start)).toEqual([40, -25]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => movedFrom(page, start)).toEqual([0, 0]);
  await page.keyboard.press('Control+y');
  await expect.poll(() => movedFrom(page, start)).toEqual([40, -25]);

  // Escape puts the tool away: arrows step again, and a drag pans both.
  await page.keyboard.press('Escape');
  await expect(move(page)).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('pane-frame-0')).toContainText('Frame 1');
  await page.reload();
  await expect(page.getByTestId('pane-frame-1')).toHaveText(/Frame/, { timeout: 30_000 });
  await expect.poll(() => movedFrom(page, start)).toEqual([40, -25]);
  await back(page).click();
  await expect.poll(() => movedFrom(page, start)).toEqual([0, 0]);
  await expect(back(page)).toBeDisabled();
});

test('a move that was made at one zoom holds at any other, and taking a drawing tool ends the moving', async ({ page, pair }) => {
  await importPair(page, pair);
  await openComparison(page);
  await page.keyboard.press('Shift+F9');
  await expect(page.getByRole('radio', { name: 'Overlay' })).toBeChecked();
  const start = await places(page);
  await dragBy(page, 60, 0);
  await page.mouse.up();
  await expect.poll(() => movedFrom(page, start)).toEqual([60, 0]);
  await page.keyboard.press('Control++');
  const [lower, upper] = await places(page);
  const [lowerBefore, upperBefore] = start;
  // Zoomed by 1.25 about the middle, so is the distance between the two.
  const apart = (a: { readonly x: number } | undefined, b: { readonly x: number } | undefined): number => (b?.x ?? 0) - (a?.x ?? 0);
  expect(apart(lower, upper)).toBeCloseTo(1.25 * (apart(lowerBefore, upperBefore) + 60), 0);
  await page.getByRole('button', { name: 'Distance' }).click();
  await expect(move(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByTestId('mover')).toHaveCount(0);
});
