import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { type Picture, type ReportModel, reportModelSchema } from '#node/reports/model.ts';
import { createReportRenderer } from '#node/reports/render.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { textOf } from './poppler.ts';

export const fontsFolder = join(repoRoot, 'resources/fonts');
export const job = () => ({ signal: new AbortController().signal, report: () => {} });

/** A render thread and pictures to print, in a folder of this test file's own. */
export function reportLab() {
  const folder = mkdtempSync(join(tmpdir(), 'soleus-report-'));
  const renderer = createReportRenderer();
  const pictures: Record<string, string> = {};
  return {
    folder,
    renderer,
    pictures,
    /** A plain blue picture as a file that the renderer knows. */
    bluePicture: (width: number, height: number): Picture => {
      const png = new PNG({ width, height });
      for (let at = 0; at < png.data.length; at += 4) png.data.set([32, 64, 200, 255], at);
      const bytes = PNG.sync.write(png);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = join(folder, `${sha256}.png`);
      pictures[sha256] = file;
      writeFileSync(file, bytes);
      return { sha256, mime: 'image/png', width, height };
    },
    render: async (model: ReportModel, files: Readonly<Record<string, string>> = pictures) =>
      (await renderer.render({ model: reportModelSchema.parse(model), pictures: files, fontsFolder }, job())).pdf,
    close: async () => {
      await renderer.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** All words of a PDF, one space between them. */
export const wholeText = (pdf: Uint8Array): string => textOf(pdf).join(' ').replace(/\s+/g, ' ');

/** Columns or rows of a page picture in which some pixel passes. */
export function extent(page: PNG, is: (r: number, g: number, b: number) => boolean) {
  const found = { left: page.width, right: -1, top: page.height, bottom: -1 };
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      const at = (y * page.width + x) * 4;
      if (!is(page.data[at] ?? 0, page.data[at + 1] ?? 0, page.data[at + 2] ?? 0)) continue;
      found.left = Math.min(found.left, x);
      found.right = Math.max(found.right, x);
      found.top = Math.min(found.top, y);
      found.bottom = Math.max(found.bottom, y);
    }
  }
  return found;
}
export const isBlue = (r: number, g: number, b: number) => r < 60 && g < 90 && b > 170;
export const isRed = (r: number, g: number, b: number) => r > 200 && g < 60 && b < 60;
