import { expect } from './host.ts';
import { openClip, painted, test } from './reviewClip.ts';

test('a clip whose decoder is gone says so, and trying again goes on at the frame that was wanted', async ({ page, clip }) => {
  // The first worker breaks after two groups of frames, and those after it cannot be loaded.
  await page.evaluate(() => {
    const real = window.Worker;
    let decoded = 0;
    let workers = 0;
    window.Worker = class extends real {
      constructor(url: string | URL, options?: WorkerOptions) {
        workers += 1;
        super(workers === 1 ? url : `${location.origin}/no-such-worker.js`, options);
        this.addEventListener('message', ({ data }) => {
          if (data.type !== 'decoded') return;
          decoded += 1;
          if (decoded === 2) this.dispatchEvent(new ErrorEvent('error', { message: 'it was taken away' }));
        });
      }
    };
    Object.assign(window, { mend: () => Object.assign(window, { Worker: real }) });
  });
  await openClip(page, clip);
  await page.keyboard.press('End');
  const alert = page.getByRole('alert').filter({ hasText: 'decoder' });
  await expect(alert).toContainText('The clip’s decoder stopped');
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toBeHidden();
  await expect(page.getByTestId('frame-number')).toHaveText(/^299 of/);
  await expect.poll(() => painted(page)).toBe(299);
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByTestId('frame-number')).toHaveText(/^298 of/);
  expect(await painted(page)).toBe(298);
});
