import { join } from 'node:path';
import { compareClips, test } from './colourClips.ts';
import { expect } from './host.ts';

test('the screen stays free while a video of two large clips is made, and cancelling answers at once', async ({ page, make, folder }) => {
  test.setTimeout(180_000);
  const one = make('one', { size: [1920, 1080], matrix: 'bt709', seconds: 4 });
  const two = make('two', { size: [1920, 1080], matrix: 'bt709', seconds: 4 });
  await compareClips(page, one, two);
  await page.getByRole('button', { name: 'Save video' }).click();
  await page.getByRole('combobox', { name: 'Speed', exact: true }).click();
  await page.getByRole('option', { name: '1/4 of real speed' }).click();
  await page.evaluate(() => {
    const held: number[] = [];
    new PerformanceObserver((list) => held.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    });
    Object.assign(window, { held });
  });
  const begun = Date.now();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 90_000 }),
    page.getByRole('button', { name: 'Make the video' }).click(),
  ]);
  await download.saveAs(join(folder, 'long.mp4'));
  const held = await page.evaluate(() => (window as unknown as { held: number[] }).held.map(Math.round));
  console.log(
    `two 1080p clips, 480 frames of video in ${((Date.now() - begun) / 1000).toFixed(1)} s; tasks over 50 ms: ${held.join(', ') || 'none'}`,
  );
  // Painting on the page held it up at one frame in five, about a hundred times here; a busy machine does it a few times.
  expect(held.length).toBeLessThan(12);
  await page.getByRole('button', { name: 'Make the video' }).click();
  await expect(page.getByRole('progressbar', { name: /Making the video: [1-9]/ })).toBeVisible();
  const answered = await page.evaluate(async () => {
    const named = (name: string) => [...document.querySelectorAll('button')].find((button) => button.textContent === name);
    const start = performance.now();
    named('Cancel')?.click();
    while (named('Make the video') === undefined) await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
  expect(answered).toBeLessThan(500);
});
