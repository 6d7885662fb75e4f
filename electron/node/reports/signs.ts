/** Says whether a font has a glyph for a code point. */
export type HasGlyph = (codePoint: number) => boolean;

/** Stands for a sign that no font of the report has. */
export const missingSign = '\u25a1';

/** Characters that print nothing of their own: joiners, direction marks, variation selectors, tags, byte order mark. */
const invisible = /^(?:[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Variation_Selector}|[\u{e0000}-\u{e007f}])$/u;
/** Skin tones belong to the sign before them. */
const modifier = /^[\u{1f3fb}-\u{1f3ff}]$/u;

/**
 * Text as the report can print it: line ends made one, tabs made spaces, runs of spaces kept together, control characters dropped, and each sign that no font has
 * (an emoji of several code points counts as one) replaced by `missingSign`. Text in any covered script is returned unchanged.
 */
export function printable(text: string, hasGlyph: HasGlyph): string {
  if (/^[\x21-\x7e]*$/.test(text)) return text;
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/ {2,}/g, (run) => ` ${'\u00a0'.repeat(run.length - 1)}`)
    .normalize('NFC');
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(plain)].map(({ segment }) => sign(segment, hasGlyph)).join('');
}

function sign(segment: string, hasGlyph: HasGlyph): string {
  if (segment === '\n') return segment;
  const visible = [...segment].filter((c) => !invisible.test(c) && !/\p{Cc}/u.test(c) && !modifier.test(c));
  if (visible.length === 0) return '';
  if (visible.every((c) => hasGlyph(c.codePointAt(0) ?? 0))) return visible.join('');
  return missingSign;
}

/** The model with every string made printable, and whether any sign was lost. Hashes, dates and ids pass unchanged. */
export function printableDeep<T>(value: T, hasGlyph: HasGlyph): { readonly value: T; readonly lost: boolean } {
  let lost = false;
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') {
      const shown = printable(part, hasGlyph);
      if (!lost && shown.includes(missingSign) && !part.includes(missingSign)) lost = true;
      return shown;
    }
    if (Array.isArray(part)) return part.map(walk);
    if (part !== null && typeof part === 'object')
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
    return part;
  };
  return { value: walk(value) as T, lost };
}
