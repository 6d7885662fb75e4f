import { join } from 'node:path';
import { openSync } from 'fontkit';
import type { HasGlyph } from './signs.ts';

export const faces = [
  { family: 'Noto Sans', weight: 400, style: 'normal', file: 'NotoSans-Regular.ttf' },
  { family: 'Noto Sans', weight: 600, style: 'normal', file: 'NotoSans-SemiBold.ttf' },
  { family: 'Noto Sans', weight: 400, style: 'italic', file: 'NotoSans-Italic.ttf' },
  { family: 'DejaVu Sans', weight: 400, style: 'normal', file: 'DejaVuSans.ttf' },
] as const;

/** Which signs one font file has. */
export function glyphsIn(fontsFolder: string, file: (typeof faces)[number]['file']): HasGlyph {
  const font = openSync(join(fontsFolder, file));
  return (codePoint) => font.hasGlyphForCodePoint(codePoint);
}

/** Which signs a report can print: those of its text face and of the face that steps in. All faces of Noto Sans have the same signs. */
export function reportGlyphs(fontsFolder: string): HasGlyph {
  const fonts = [glyphsIn(fontsFolder, 'NotoSans-Regular.ttf'), glyphsIn(fontsFolder, 'DejaVuSans.ttf')];
  return (codePoint) => fonts.some((has) => has(codePoint));
}
