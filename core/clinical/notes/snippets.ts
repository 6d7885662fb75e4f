import { z } from 'zod';

/** A few letters that stand for a text, typed with a full stop before them: `.arc`. */
export const snippetSchema = z.strictObject({
  abbr: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, 'Letters, digits and hyphens, beginning with a letter.'),
  text: z.string().min(1, 'Write what it stands for.').max(4000),
});
export type Snippet = z.infer<typeof snippetSchema>;

/** At the beginning of a word and up to its end: `e.g`, `3.5` and `www.arc.org` hold none. */
const abbreviation = /(?<![^\s([{"'])\.([a-z][a-z0-9-]*)(?![\p{L}\p{N}-]|\.[\p{L}\p{N}])/giu;
const atTheEnd = /(?<![^\s([{"'])\.([a-z][a-z0-9-]*)$/iu;

const byAbbreviation = (snippets: readonly Snippet[]): ReadonlyMap<string, string> =>
  new Map(snippets.map(({ abbr, text }) => [abbr, text]));

/**
 * A text with its abbreviations written out, upper or lower case. One that nobody defined stays as it was typed. What is put in is not looked at again: a snippet that
 * names itself ends. Of two with the same letters the later one counts.
 */
export function expandSnippets(text: string, snippets: readonly Snippet[]): string {
  const texts = byAbbreviation(snippets);
  return text.replace(abbreviation, (typed, abbr: string) => texts.get(abbr.toLowerCase()) ?? typed);
}

/**
 * While typing: writes out the one abbreviation that ends at the caret and says where the caret stands then; null where there is none, or a word goes on behind it. `caret`
 * counts UTF-16 units, as text fields do.
 */
export function expandAtCaret(
  text: string,
  caret: number,
  snippets: readonly Snippet[],
): { readonly text: string; readonly caret: number } | null {
  const [before, after] = [text.slice(0, caret), text.slice(caret)];
  const found = atTheEnd.exec(before);
  const written = byAbbreviation(snippets).get(found?.[1]?.toLowerCase() ?? '');
  if (found === null || written === undefined || /^[\p{L}\p{N}-]/u.test(after)) return null;
  const head = before.slice(0, found.index);
  return { text: head + written + after, caret: head.length + written.length };
}
