import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { Font, renderToBuffer } from '@react-pdf/renderer';
import { reportDocument } from './document.ts';
import { breakOver } from './element.ts';
import { faces, reportGlyphs } from './fonts.ts';
import type { RenderOrder } from './model.ts';
import { sheetDocument } from './sheetDocument.ts';
import { type HasGlyph, printableDeep } from './signs.ts';

/** What the worker says: steps while it works, then the file or, by its 'error' event, what went wrong. */
export type WorkerWord =
  | { readonly kind: 'step'; readonly fraction: number; readonly step: string }
  | { readonly kind: 'done'; readonly pdf: Uint8Array; readonly pages: number };

const folders = new Map<string, HasGlyph>();

/** Names the fonts to the library, once a folder, and says which signs they have. */
function fontsIn(folder: string): HasGlyph {
  const known = folders.get(folder);
  if (known !== undefined) return known;
  const glyphs = reportGlyphs(folder);
  for (const { family, weight, style, file } of faces)
    Font.register({ family, fontWeight: weight, fontStyle: style, src: join(folder, file) });
  folders.set(folder, glyphs);
  return glyphs;
}

/** Reads the number of pages from the page tree of a file that was just written. */
function pagesIn(pdf: Buffer): number {
  const count = /\/Type \/Pages\s+\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1];
  if (count === undefined) throw new Error('the written file has no page tree');
  return Number(count);
}

async function render({ model, pictures, fontsFolder }: RenderOrder, say: (word: WorkerWord) => void): Promise<void> {
  say({ kind: 'step', fraction: 0.05, step: 'Reading the fonts' });
  const { value, lost } = printableDeep(model, fontsIn(fontsFolder));
  say({ kind: 'step', fraction: 0.2, step: 'Setting the pages' });
  const pdf = await renderToBuffer('document' in value ? sheetDocument(value, pictures, lost) : reportDocument(value, pictures, lost));
  say({ kind: 'done', pdf, pages: pagesIn(pdf) });
}

if (parentPort !== null) {
  const port = parentPort;
  Font.registerHyphenationCallback(breakOver(48));
  // What `render` throws ends this thread: its starter gets the error.
  port.on('message', (order: RenderOrder) => void render(order, (word) => port.postMessage(word)));
}
