import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeNumberedClip } from '../helpers/numberedClip.ts';
import { flaws } from './accessible.ts';
import { addPatientWithVisit } from './clinic.ts';
import { chooseVideos } from './clips.ts';
import { card, importPair, markEvent, numbers, openComparison, test } from './compareClips.ts';
import { expect } from './host.ts';

async function setView(page: Page, name: 'fast' | 'slow', view: string): Promise<void> {
  await card(page, name).getByRole('combobox', { name: 'View' }).click();
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/call/recordings.update') && response.ok()),
    page.getByRole('option', { name: view, exact: true }).click(),
  ]);
}

test('the same view of the last visit stands beside today’s clip with one press, lined up at the contact of both', async ({
  page,
  pair,
}) => {
  test.setTimeout(120_000);
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await chooseVideos(page, [pair.fast]);
  await expect(card(page, 'fast')).toBeVisible({ timeout: 60_000 });
  await setView(page, 'fast', 'Rear');
  await expect(card(page, 'fast').getByRole('button', { name: /with the last visit/ })).toHaveCount(0);
  await markEvent(page, 'fast', 100, 'Control+1');
  await page.getByRole('link', { name: 'Okafor, Ada' }).click();
  await page.getByRole('button', { name: 'New visit' }).click();
  await chooseVideos(page, [pair.slow]);
  await expect(card(page, 'slow')).toBeVisible({ timeout: 60_000 });
  await setView(page, 'slow', 'Rear');
  await markEvent(page, 'slow', 20, 'Control+1');
  await card(page, 'slow')
    .getByRole('button', { name: /^slow with the last visit, / })
    .click();
  await expect(page.getByTestId('pane-frame-1')).toContainText('Frame 20', { timeout: 30_000 });
  await expect.poll(() => numbers(page)).toEqual([100, 20]);
  await expect(page.getByTestId('lined-up')).toHaveText('Lined up: Initial contact, left');
  // The older one stands first.
  await expect(page.locator('[data-pane="0"]').getByText('fast', { exact: true })).toBeVisible();
});

test('a clip that is added says by what it was lined up; four wide ones stand as two rows of two', async ({ page, pair }) => {
  test.setTimeout(120_000);
  await importPair(page, pair);
  const more = ['third', 'fourth'].map((name, i) => ({ name, file: join(dirname(pair.fast), `${name}.mp4`), frames: 40 + i }));
  for (const { file, frames } of more) await makeNumberedClip({ file, frames, width: 640, height: 360, fps: 60 });
  await chooseVideos(
    page,
    more.map(({ file }) => file),
  );
  for (const { name } of more) await expect(card(page, name)).toBeVisible({ timeout: 60_000 });
  for (const [name, frame] of [
    ['fast', 100],
    ['slow', 20],
    ['third', 12],
  ] as const)
    await markEvent(page, name, frame, 'Control+1');
  await openComparison(page);
  const add = async (name: string) => {
    await page.getByRole('button', { name: 'Add a clip' }).click();
    await page.getByRole('menuitem', { name: new RegExp(name) }).click();
  };
  const words = page.getByTestId('lined-up');
  await expect(words).toHaveText('Lined up: Initial contact, left');
  await add('third');
  await expect(words).toHaveText('Clip 3 was lined up: Initial contact, left');
  await expect.poll(() => numbers(page)).toEqual([100, 20, 12]);
  const boxOf = async (position: number) => {
    const box = await page.locator(`[data-pane="${position}"]`).boundingBox();
    if (box === null) throw new Error(`no pane ${position}`);
    return box;
  };
  // Two and one, the odd one in the middle below.
  const [first, second, third] = [await boxOf(0), await boxOf(1), await boxOf(2)];
  expect(second.y).toBe(first.y);
  expect(third.y).toBeGreaterThan(first.y + first.height - 1);
  expect(third.width).toBeCloseTo(first.width, 0);
  expect(third.x + third.width / 2).toBeCloseTo((first.x + second.x + second.width) / 2, 0);

  await add('fourth');
  await expect(words).toHaveText('Clip 4 stands at its start: nothing says where it belongs');
  await expect.poll(() => numbers(page)).toEqual([100, 20, 12, 0]);
  expect((await boxOf(2)).x).toBeCloseTo((await boxOf(0)).x, 0);
  expect((await boxOf(3)).x).toBeCloseTo((await boxOf(1)).x, 0);
  expect((await boxOf(3)).y).toBeCloseTo((await boxOf(2)).y, 0);
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-pane]')).toHaveCount(3);
  await expect(words).toHaveText('Lined up: Initial contact, left');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the compare screen is accessible in the ${colorScheme} in every layout, and so is the overlay while it is moved`, async ({
    page,
    pair,
  }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await importPair(page, pair);
    await openComparison(page);
    for (const layout of ['Side by side', 'Stacked', 'Overlay']) {
      await page.getByRole('radiogroup', { name: 'Where the clips stand' }).getByText(layout, { exact: true }).click();
      expect(await flaws(page), layout).toEqual([]);
    }
    await page.getByRole('button', { name: 'Move the upper clip' }).click();
    await expect(page.getByTestId('mover')).toBeVisible();
    for (const blend of ['Opacity', 'Divider', 'Onion skin', 'Difference']) {
      await page.getByRole('radiogroup', { name: 'How the overlay mixes' }).getByText(blend, { exact: true }).click();
      expect(await flaws(page), blend).toEqual([]);
    }
  });
