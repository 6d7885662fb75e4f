import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { glyphsIn, reportGlyphs } from '#node/reports/fonts.ts';
import { missingSign, printable, printableDeep } from '#node/reports/signs.ts';
import { repoRoot } from '#tests/helpers/paths.ts';

const folder = resolve(repoRoot, 'resources/fonts');
const faces = (['NotoSans-Regular.ttf', 'NotoSans-SemiBold.ttf', 'NotoSans-Italic.ttf'] as const).map((file) => glyphsIn(folder, file));
const has = reportGlyphs(folder);

describe('the fonts of the report', () => {
  it.each([
    ['Latin', 'AZaz ÀÖØöøÿ ĀĐęłńőřşţźž ƏəƠơƯư ẞ ạảấầẩẫậắằẳẵặẹẻẽếềểễệ'],
    ['Greek', 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ άέήίόύώϊϋΐΰ αβγδεζηθικλμνξοπρςστυφχψω'],
    ['Cyrillic', 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя ЂЃЄЅІЇЈЉЊЋЌЎЏҐ ђѓєѕіїјљњћќўџґ'],
    ['signs that the report itself prints', '±°−×–—…“”‘’·²½µ‰€'],
  ])('have %s in each face', (_, text) => {
    for (const face of faces) {
      expect([...text].filter((c) => !face(c.codePointAt(0) ?? 0)).join('')).toBe('');
    }
  });

  it('fall back for single signs, and have the one that stands for all others', () => {
    expect([...`→←≥≤≈≠√∞✓${missingSign}אבגשלוםمرحبا`].filter((c) => !has(c.codePointAt(0) ?? 0)).join('')).toBe('');
  });
});

describe('text made printable', () => {
  it.each([
    ['plain text', 'Knee 17.8°, Ελένη, Ёлка, ≥ 5 %', 'Knee 17.8°, Ελένη, Ёлка, ≥ 5 %'],
    ['line ends and tabs', 'a\r\nb\rc\td', 'a\nb\nc \u00a0\u00a0\u00a0d'],
    ['control characters', 'a\u0000b\u0007c', 'abc'],
    ['an emoji', 'well 🏃 done', `well ${missingSign} done`],
    ['an emoji of many parts', 'family 👨‍👩‍👧‍👦!', `family ${missingSign}!`],
    ['a flag', '🇬🇷', missingSign],
    ['Chinese', '膝', missingSign],
    ['Hebrew', 'שלום', 'שלום'],
    ['letters with loose accents', 'e\u0301', 'é'],
    ['half a pair', 'a\ud83cb', `a${missingSign}b`],
  ])('%s', (_, text, expected) => {
    expect(printable(text, has)).toBe(expected);
  });

  it('goes through a whole model and says whether a sign was lost', () => {
    expect(printableDeep({ a: ['ok', { b: '🏃' }], n: 5, z: null }, has)).toEqual({
      value: { a: ['ok', { b: missingSign }], n: 5, z: null },
      lost: true,
    });
    expect(printableDeep({ a: 'Ωμέγα' }, has).lost).toBe(false);
  });
});
