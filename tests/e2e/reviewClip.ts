import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { readNumber } from '../helpers/frameNumber.ts';
import { longGopWithB, makeNumberedClip } from '../helpers/numberedClip.ts';
import { addPatientWithVisit, allowVideoUse } from './clinic.ts';
import { test as base } from './host.ts';

/** A clip of 300 numbered frames at 120 frames/s, 640 by 360. */
export const frames = 300;
export const size = { width: 640, height: 360 };

export const test = base.extend<{ clip: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  clip: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-review-'));
    await use(await makeNumberedClip({ file: join(folder, 'side left 120.mp4'), frames, ...size, fps: 120, encoder: longGopWithB }));
    rmSync(folder, { recursive: true, force: true });
  },
});

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

/** Imports the clip for a new patient and opens it for review. */
export async function openClip(page: Page, clip: string): Promise<void> {
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await allowVideoUse(page);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import videos' }).first().click(),
  ]);
  await chooser.setFiles([clip]);
  const card = page.getByRole('article', { name: /side left 120/ });
  await card.waitFor({ timeout: 60_000 });
  await card
    .getByRole('link', { name: /side left 120|review|open/i })
    .first()
    .click();
  await expect(page.getByTestId('frame-number')).toHaveText(/^0 of/);
}

/** The number in the painted pixels, read on the page: handing the pixels over takes seconds. */
export async function painted(page: Page): Promise<number | null> {
  await page.getByTestId('picture').waitFor();
  return page.evaluate<number | null>(`(() => {
    const bits = 16;
    const readNumber = ${readNumber.toString()};
    const canvas = document.querySelector('[data-testid="picture"]');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return readNumber(data, canvas.width, canvas.height);
  })()`);
}

/** Once the first picture is painted, every further one's number is noted, read from its pixels; the function gives those noted so far. */
export async function notePainted(page: Page): Promise<() => Promise<readonly (number | null)[]>> {
  await expect.poll(() => painted(page), 'the first picture is painted').not.toBeNull();
  await page.evaluate(`(() => {
    const bits = 16;
    const readNumber = ${readNumber.toString()};
    const seen = window.painted;
    window.painted = [];
    if (seen !== undefined) return;
    const put = CanvasRenderingContext2D.prototype.putImageData;
    CanvasRenderingContext2D.prototype.putImageData = function (pixels, ...rest) {
      put.call(this, pixels, ...rest);
      window.painted.push(readNumber(this.getImageData(0, 0, pixels.width, pixels.height).data, pixels.width, pixels.height));
    };
  })()`);
  return () => page.evaluate(() => [...(window as unknown as { painted: (number | null)[] }).painted]);
}

/** The picture's place on screen, in CSS pixels. */
export async function pictureBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.getByTestId('picture').boundingBox();
  if (box === null) throw new Error('no picture on screen');
  return box;
}
