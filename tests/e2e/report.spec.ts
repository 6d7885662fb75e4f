import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { RecordId } from '#core/domain/ids.ts';
import { numberedClip } from '../media/barClip.ts';
import { hasPoppler, picturesIn, sizesOf, textOf } from '../media/poppler.ts';
import { call } from './call.ts';
import { addPatientWithVisit, allowVideoUse, allSaved } from './clinic.ts';
import { expect, test } from './host.ts';

async function bytesOf(page: Page, mediaId: string): Promise<Buffer> {
  const numbers = await page.evaluate(async (id) => [...new Uint8Array(await (await fetch(`/media/${id}`)).arrayBuffer())], mediaId);
  return Buffer.from(numbers);
}

const visitOf = (page: Page): string => /visits\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

const ready = (page: Page) => expect(page.locator('[data-preview]')).toHaveAttribute('data-preview', 'ready', { timeout: 60_000 });

/** How much of a painted page is not white, in the page's own picture. */
const inkOf = (page: Page, number: number): Promise<number> =>
  page.locator(`[data-painted="${number}"]`).evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: new Uint8ClampedArray(4) };
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) < 600) dark += 1;
    return dark / (data.length / 4);
  });

test('what is typed shows in the pages, and the report is kept with its visit', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Παπαδοπούλου', given: 'Ελένη', born: '29.2.1988' });
  const visitId = visitOf(page);
  await page.getByRole('button', { name: 'Make report' }).click();
  await ready(page);
  await expect(page.locator('[data-painted="1"]')).toBeVisible();
  const before = await inkOf(page, 1);
  expect(before).toBeGreaterThan(0.001);

  await page.getByLabel('Findings', { exact: true }).fill('Overstrides on both sides.\n'.repeat(20));
  await allSaved(page);
  await expect.poll(() => inkOf(page, 1), { timeout: 60_000 }).toBeGreaterThan(before * 1.3);
  await ready(page);

  await page.getByText('Letter', { exact: true }).click();
  await page.getByRole('button', { name: 'Keep with the visit' }).click();
  await expect(page.locator('[data-report="1"]')).toBeVisible({ timeout: 60_000 });
  const [report] = await call(page, 'reports.list', { visitId: visitId as never });
  const pdf = await bytesOf(page, `report-${report?.id}`);
  expect(pdf.byteLength).toBe(report?.bytes);
  if (!hasPoppler) return;
  expect(textOf(pdf).join(' ')).toContain('Ελένη Παπαδοπούλου');
  expect(
    textOf(pdf)
      .join(' ')
      .match(/Overstrides on both sides/g),
  ).toHaveLength(20);
  expect(sizesOf(pdf)[0]).toEqual([612, 792]);
});

test('a page still fits when the window becomes narrower', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.getByRole('button', { name: 'Make report' }).click();
  await ready(page);
  await expect(page.locator('[data-painted="1"]')).toBeVisible();
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.getByRole('button', { name: 'Fit the width' })).toBeInViewport({ ratio: 1 });
  const edge = async () => {
    const box = await page.locator('[data-page="1"]').boundingBox();
    return box === null ? Number.POSITIVE_INFINITY : box.x + box.width;
  };
  await expect.poll(edge).toBeLessThanOrEqual(1366);
});

test('a key image goes to the report, can be left out, and prints', async ({ page, host }) => {
  test.skip(host === 'electron', 'Electron asks for files with the system’s own dialog, which a test cannot answer.');
  test.skip(!hasPoppler, 'poppler-utils is not installed.');
  const folder = mkdtempSync(join(tmpdir(), 'soleus-report-e2e-'));
  try {
    const clip = await numberedClip(join(folder, 'läuft.mp4'), 60, ['-c:v', 'libx264', '-g', '30', '-pix_fmt', 'yuv420p']);
    await addPatientWithVisit(page, { family: 'Ivanov', given: 'Пётр' });
    await allowVideoUse(page);
    const visitId = visitOf(page);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Import videos' }).first().click(),
    ]);
    await chooser.setFiles([clip]);
    await expect(page.getByRole('article', { name: /läuft/ })).toBeVisible({ timeout: 60_000 });
    const [recording] = await call(page, 'recordings.list', { visitId: visitId as never });
    if (recording === undefined) throw new Error('nothing was imported');
    const record = {
      type: 'key-image' as const,
      id: crypto.randomUUID() as RecordId,
      recordingId: recording.id,
      frame: 30 as never,
      preset: null,
      title: 'Lands far ahead',
      comment: '',
      colour: '#d94f2b',
      inReport: true,
    };
    await call(page, 'review.apply', { recordingId: recording.id, sequence: 0, label: 'Mark', patch: [{ op: 'add', record }] });

    await page.getByRole('button', { name: 'Make report' }).click();
    await ready(page);
    const keep = async (version: number) => {
      await page.getByRole('button', { name: 'Keep with the visit' }).click();
      await expect(page.locator(`[data-report="${version}"]`)).toBeVisible({ timeout: 60_000 });
      const [newest] = await call(page, 'reports.list', { visitId: visitId as never });
      return bytesOf(page, `report-${newest?.id}`);
    };
    const withImage = await keep(1);
    expect(picturesIn(withImage)).toBe(1);
    expect(textOf(withImage).join(' ')).toContain('Lands far ahead');
    expect(textOf(withImage).join(' ')).toContain('Пётр Ivanov');

    await page.getByLabel('Print Lands far ahead').uncheck();
    await ready(page);
    const without = await keep(2);
    expect(picturesIn(without)).toBe(0);

    await page.evaluate(() => {
      window.print = () => {
        const stage = [...document.body.children].find((child) => child.querySelector(':scope > img'));
        document.documentElement.dataset['printed'] = String(stage?.querySelectorAll('img').length ?? 0);
      };
    });
    await page.getByRole('button', { name: 'Print report 1', exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-printed', String(textOf(withImage).length), { timeout: 60_000 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
