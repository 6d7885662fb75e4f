import type { Page } from '@playwright/test';
import { hasPoppler, textOf } from '../media/poppler.ts';
import { importPair, openComparison, test } from './compareClips.ts';
import { expect } from './host.ts';

/** Steps to a frame of the fast clip, keeps the moment as a pair, and names it. */
async function keepPair(page: Page, steps: number, title: string, caption: string): Promise<void> {
  const before = await page.getByRole('region', { name: /^Pair$|^Early$|^Late$/ }).count();
  for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('m');
  await expect(page.getByRole('region', { name: /^Pair$|^Early$|^Late$/ })).toHaveCount(before + 1);
  const saved = () => page.waitForResponse((response) => response.url().endsWith('/call/comparisons.update'));
  const kept = page.getByRole('region', { name: 'Pair', exact: true });
  await kept.getByLabel('Caption').fill(caption);
  await kept.getByLabel('Title').fill(title);
  await Promise.all([saved(), kept.getByLabel('Title').blur()]);
  await expect(page.getByRole('region', { name: title, exact: true })).toBeVisible();
}

/** Words of the newest kept report, and its options. */
async function keptReport(page: Page, visit: string) {
  const before = await page.locator('[data-report]').count();
  await page.getByRole('button', { name: 'Keep with the visit' }).click();
  await expect(page.locator('[data-report]')).toHaveCount(before + 1, { timeout: 60_000 });
  const { bytes, pairs } = await page.evaluate(
    async (visitId) => {
      const headers = { 'content-type': 'application/json' };
      const reply = await fetch('/call/reports.list', { method: 'POST', headers, body: JSON.stringify({ visitId }) });
      const { value } = (await reply.json()) as { value: { id: string; version: number; options: { pairs: string[] | null } }[] };
      const [newest] = value.toSorted((a, b) => b.version - a.version);
      const file = await (await fetch(`/media/report-${newest?.id}`)).arrayBuffer();
      return { bytes: [...new Uint8Array(file)], pairs: newest?.options.pairs ?? null };
    },
    /visits\/([0-9a-f-]{36})/.exec(visit)?.[1] ?? '',
  );
  return { text: textOf(Buffer.from(bytes)).join(' ').replaceAll(/\s+/g, ' '), pairs };
}

test('the pairs of a report are chosen and put in order, by button and by keyboard, and kept with it', async ({ page, pair }) => {
  test.skip(!hasPoppler, 'pdftotext is not on this machine');
  test.setTimeout(150_000);
  await importPair(page, pair);
  const visit = page.url();
  await openComparison(page);
  await keepPair(page, 16, 'Early', 'The knee is still straight.');
  await keepPair(page, 16, 'Late', 'The knee is bent.');
  await page.goto(visit);
  await page.getByRole('button', { name: 'Make report' }).click();
  const ready = () => expect(page.locator('[data-preview]')).toHaveAttribute('data-preview', 'ready', { timeout: 60_000 });
  const list = page.getByRole('region', { name: 'Pairs of comparisons' });
  const order = () => list.locator('[data-print]').evaluateAll((rows) => rows.map((row) => /Early|Late/.exec(row.textContent ?? '')?.[0]));
  await expect(list).toContainText('The knee is still straight.');
  await expect(list).toContainText('2 of 2 are printed.');
  expect(await order()).toEqual(['Early', 'Late']);

  await list.getByRole('button', { name: 'Move Late up' }).click();
  expect(await order()).toEqual(['Late', 'Early']);
  await expect(list.getByRole('button', { name: 'Move Late down' }), 'the button that is left has the keyboard').toBeFocused();
  await page.keyboard.press('Enter');
  expect(await order()).toEqual(['Early', 'Late']);
  const box = list.getByRole('checkbox', { name: 'Print Early' });
  await box.focus();
  await page.keyboard.press('Alt+ArrowDown');
  expect(await order()).toEqual(['Late', 'Early']);
  await expect(box).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  expect(await order(), 'the last one stays').toEqual(['Late', 'Early']);
  await ready();
  const both = await keptReport(page, visit);
  expect(both.text).toMatch(/Late .*The knee is bent.* Early .*The knee is still straight/);
  expect(both.pairs).toHaveLength(2);

  await box.uncheck();
  await expect(list).toContainText('1 of 2 is printed.');
  await ready();
  const one = await keptReport(page, visit);
  expect(one.text).toContain('The knee is bent.');
  expect(one.text).not.toContain('The knee is still straight.');
  expect(one.pairs).toEqual(both.pairs?.slice(0, 1));
});
