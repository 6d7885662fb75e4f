import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { readNumber } from '../helpers/frameNumber.ts';
import { hasPoppler, textOf } from '../media/poppler.ts';
import { importPair, openComparison, test } from './compareClips.ts';
import { expect } from './host.ts';

const ffmpeg = process.env['SOLEUS_FFMPEG'] ?? 'ffmpeg';

/** Where the two numbered clips lie: both as high as the wide one, which sets the scale. */
const fastPart = { x: 0, y: 60, width: 640, height: 360 };
const slowPart = { x: 648 + 140, y: 60, width: 360, height: 360 };

type Part = typeof fastPart;
function numberIn(picture: PNG, { x, y, width, height }: Part): number | null {
  const cut = new PNG({ width, height });
  PNG.bitblt(picture, cut, x, y, width, height, 0, 0);
  return readNumber(cut.data, width, height);
}

/** Without labels, which would lie over the numbers of neither clip but on the dark, and without time. */
async function makeVideo(page: Page, speed: string): Promise<Download> {
  await page.getByRole('button', { name: 'Save video' }).click();
  await page.getByRole('combobox', { name: 'Speed', exact: true }).click();
  await page.getByRole('option', { name: speed }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 90_000 }),
    page.getByRole('button', { name: 'Make the video' }).click(),
  ]);
  return download;
}

test('both clips leave as one video: every frame the right one, for phones, with its index first and nothing of the source', async ({
  page,
  pair,
}) => {
  test.setTimeout(180_000);
  await importPair(page, pair);
  await openComparison(page);
  const folder = mkdtempSync(join(tmpdir(), 'soleus-export-'));
  try {
    const download = await makeVideo(page, '1/4 of real speed');
    expect(download.suggestedFilename()).toMatch(/side by side\.mp4$/);
    const file = join(folder, 'made.mp4');
    await download.saveAs(file);
    const bytes = readFileSync(file);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    const said = execFileSync('sh', ['-c', `"${ffmpeg}" -hide_banner -i "${file}" -f null - 2>&1`]).toString();
    expect(said).toMatch(/Video: h264 .*yuv420p\(tv, bt709.*1288x480.*30 fps/);
    expect(said.split('Output #0')[0]).not.toMatch(/location|make |model|title|comment/i);
    execFileSync(ffmpeg, ['-v', 'error', '-i', file, '-fps_mode', 'passthrough', join(folder, '%d.png')]);
    const pictures = readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
    expect(pictures).toHaveLength(240);
    for (const [k, name] of pictures.entries()) {
      const picture = PNG.sync.read(readFileSync(join(folder, name)));
      // A quarter of real speed at 30 frames/s: two frames of the clip of 240 each time.
      const fast = 2 * k;
      expect(numberIn(picture, fastPart), `frame ${k}`).toBe(fast);
      const slow = numberIn(picture, slowPart);
      // The slower clip's last frame stays to the end.
      expect(Math.abs((slow ?? 0) * 8 - Math.min(fast, 59 * 8)), `frame ${k}`).toBeLessThanOrEqual(4);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('making a video can be cancelled, and nothing is handed out', async ({ page, pair }) => {
  await importPair(page, pair);
  await openComparison(page);
  let downloads = 0;
  page.on('download', () => {
    downloads++;
  });
  await page.getByRole('button', { name: 'Save video' }).click();
  await page.getByRole('combobox', { name: 'Speed', exact: true }).click();
  await page.getByRole('option', { name: '1/16 of real speed' }).click();
  await page.getByRole('button', { name: 'Make the video' }).click();
  await expect(page.getByRole('progressbar', { name: /Making the video/ })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Make the video' })).toBeVisible();
  await page.waitForTimeout(500);
  expect(downloads).toBe(0);
});

test('a kept moment is printed in the report: both stills beside each other with their words', async ({ page, pair }) => {
  test.setTimeout(120_000);
  await importPair(page, pair);
  const visit = page.url();
  await openComparison(page);
  for (let i = 0; i < 16; i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('pane-frame-0')).toContainText('Frame 16');
  await page.keyboard.press('m');
  const kept = page.getByRole('region', { name: 'Pair', exact: true });
  await kept.getByLabel('Caption').fill('Both at the same moment: the fast clip has eight frames for one of the slow.');
  await kept.getByLabel('Title').fill('Sixteen and two');
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/call/comparisons.update')),
    kept.getByLabel('Title').blur(),
  ]);
  await page.goto(visit);
  await page.getByRole('button', { name: 'Make report' }).click();
  const printed = async (): Promise<string> => {
    const before = await page.locator('[data-report]').count();
    await page.getByRole('button', { name: 'Keep with the visit' }).click();
    await expect(page.locator('[data-report]')).toHaveCount(before + 1, { timeout: 60_000 });
    const bytes = await page.evaluate(
      async (visitId) => {
        const headers = { 'content-type': 'application/json' };
        const reply = await fetch('/call/reports.list', { method: 'POST', headers, body: JSON.stringify({ visitId }) });
        const { value } = (await reply.json()) as { value: { id: string; version: number }[] };
        const [newest] = value.toSorted((a, b) => b.version - a.version);
        return [...new Uint8Array(await (await fetch(`/media/report-${newest?.id}`)).arrayBuffer())];
      },
      /visits\/([0-9a-f-]{36})/.exec(visit)?.[1] ?? '',
    );
    return textOf(Buffer.from(bytes)).join(' ').replaceAll(/\s+/g, ' ');
  };
  test.skip(!hasPoppler, 'pdftotext is not on this machine');
  const ready = () => expect(page.locator('[data-preview]')).toHaveAttribute('data-preview', 'ready', { timeout: 60_000 });
  await ready();
  const text = await printed();
  expect(text).toContain('Comparison Sixteen and two');
  expect(text).toContain('Both at the same moment: the fast clip has eight frames for one of the slow.');
  expect(text).toMatch(/Frame 16 .*Frame 2 /);
  await page.getByRole('checkbox', { name: 'Print pairs of comparisons' }).uncheck();
  await ready();
  expect(await printed()).not.toContain('Sixteen and two');
});
