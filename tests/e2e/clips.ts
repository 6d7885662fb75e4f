import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base } from './host.ts';

export type Files = { readonly clip: (name: string, seconds?: number) => string; readonly text: (name: string) => string };

/** Real clips made by ffmpeg for one test, and files that only look like clips. */
export const test = base.extend<{ files: Files }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  files: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-clips-'));
    await use({
      clip: (name, seconds = 1) => {
        const path = join(folder, name);
        const source = `testsrc2=size=640x360:rate=60:duration=${seconds}`;
        execFileSync(process.env['SOLEUS_FFMPEG'] ?? 'ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p', path]);
        return path;
      },
      text: (name) => {
        const path = join(folder, name);
        writeFileSync(path, 'This is a shopping list, not a video.');
        return path;
      },
    });
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Answers the browser's file dialog, opened from the visit. */
export async function chooseVideos(page: Page, paths: readonly string[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import videos' }).first().click(),
  ]);
  await chooser.setFiles([...paths]);
}

export { expect } from '@playwright/test';
