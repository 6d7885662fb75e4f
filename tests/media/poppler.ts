import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';

/** Whether poppler's programs are here; a test that needs them says so when it is skipped. */
export const hasPoppler = ['pdftotext', 'pdftoppm', 'pdffonts', 'pdfinfo', 'pdfimages'].every(
  (program) => spawnSync(program, ['-v']).error === undefined,
);
if (!hasPoppler) process.stderr.write('SKIPPED: poppler-utils is not installed, so printed pages are not checked\n');

function withFile<T>(pdf: Uint8Array, work: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'soleus-pdf-'));
  try {
    const file = join(folder, 'report.pdf');
    writeFileSync(file, pdf);
    return work(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const said = (program: string, ...args: readonly string[]): string => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1e8 });

/** Text of each page as it would be read aloud. */
export const textOf = (pdf: Uint8Array): readonly string[] =>
  withFile(pdf, (file) => said('pdftotext', '-layout', file, '-').split('\f').slice(0, -1));

/** Page sizes in points. */
export const sizesOf = (pdf: Uint8Array): readonly (readonly [number, number])[] =>
  withFile(pdf, (file) =>
    [...said('pdfinfo', '-l', '-1', file).matchAll(/Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/g)].map(
      ([, width, height]) => [Number(width), Number(height)] as const,
    ),
  );

/** Name, embedded, subset and to-Unicode of each font. */
export const fontsOf = (pdf: Uint8Array) =>
  withFile(pdf, (file) =>
    said('pdffonts', file)
      .split('\n')
      .slice(2)
      .filter((line) => line !== '')
      .map((line) => {
        const [embedded, subset, unicode] = line.slice(-27).trim().split(/\s+/);
        return { name: line.split(/\s+/)[0] ?? '', embedded: embedded === 'yes', subset: subset === 'yes', unicode: unicode === 'yes' };
      }),
  );

/** Number of pictures placed on all pages. */
export const picturesIn = (pdf: Uint8Array): number =>
  withFile(
    pdf,
    (file) =>
      said('pdfimages', '-list', file)
        .split('\n')
        .filter((line) => /^\s*\d+\s+\d+\s+image\s/.test(line)).length,
  );

/** The pages as pictures of `dpi` dots an inch. */
export const pagesAsPictures = (pdf: Uint8Array, dpi: number): readonly PNG[] =>
  withFile(pdf, (file, folder) => {
    execFileSync('pdftoppm', ['-r', String(dpi), '-png', file, join(folder, 'page')]);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .sort()
      .map((name) => PNG.sync.read(readFileSync(join(folder, name))));
  });

export type PrintedWord = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** Every word of each page and where it stands, in points from the top left corner. */
export const wordsOf = (pdf: Uint8Array): readonly (readonly PrintedWord[])[] =>
  withFile(pdf, (file) => said('pdftotext', '-bbox', file, '-'))
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(
        ([, left, top, right, bottom, text]) => ({
          text: text ?? '',
          left: Number(left),
          right: Number(right),
          top: Number(top),
          bottom: Number(bottom),
        }),
      ),
    );
