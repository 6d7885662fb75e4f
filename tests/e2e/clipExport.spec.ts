import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { readNumber } from '../helpers/frameNumber.ts';
import { expect } from './host.ts';
import { frames, openClip, pictureBox, size, test } from './reviewClip.ts';

const ffmpeg = process.env['SOLEUS_FFMPEG'] ?? 'ffmpeg';

test('one clip leaves as a video with what is drawn on it: every frame once, in order', async ({ page, clip }) => {
  test.setTimeout(120_000);
  await openClip(page, clip);
  await page.getByRole('button', { name: 'Line', exact: true }).click();
  const box = await pictureBox(page);
  const at = (x: number, y: number) => [box.x + (x / size.width) * box.width, box.y + (y / size.height) * box.height] as const;
  await page.mouse.click(...at(100, 230));
  await page.mouse.click(...at(540, 230));
  await expect(page.locator('[data-shape="line"]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save video' }).click();
  await page.getByRole('combobox', { name: 'Speed', exact: true }).click();
  await page.getByRole('option', { name: 'Every frame once' }).click();
  await page.getByRole('checkbox', { name: 'Clip names, days and frame numbers' }).uncheck();
  await page.getByRole('checkbox', { name: 'Time and speed' }).uncheck();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: 'Make the video' }).click(),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'soleus-clip-export-'));
  try {
    await download.saveAs(join(folder, 'made.mp4'));
    execFileSync(ffmpeg, ['-v', 'error', '-i', join(folder, 'made.mp4'), '-fps_mode', 'passthrough', join(folder, '%d.png')]);
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
    const pictures = names.map((name) => PNG.sync.read(readFileSync(join(folder, name))));
    expect(pictures.map(({ data, width, height }) => readNumber(data, width, height))).toEqual(Array.from({ length: frames }, (_, n) => n));
    // The line is yellow on grey, thinner than what shares one colour in 4:2:0, and on its one frame only.
    const yellow = ({ data, width }: PNG): number => {
      const place = (230 * width + 320) * 4;
      return (data[place] ?? 0) - (data[place + 2] ?? 0);
    };
    expect(yellow(pictures[0] as PNG)).toBeGreaterThan(30);
    expect(Math.abs(yellow(pictures[1] as PNG))).toBeLessThan(12);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
