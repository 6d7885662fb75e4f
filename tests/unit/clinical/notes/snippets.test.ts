import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandAtCaret, expandSnippets, snippetSchema } from '#core/clinical/notes/snippets.ts';

const snippets = [
  { abbr: 'arc', text: 'arc sign positive' },
  { abbr: 'rl', text: 'Royal London $& $1 negative' },
  { abbr: 'loop', text: 'see .loop and .arc' },
  { abbr: 'k2w', text: 'knee to wall\n10 cm' },
];
const expand = (text: string) => expandSnippets(text, snippets);

describe('abbreviations in a text', () => {
  test('at the beginning of a word, up to its end, in any case', () => {
    expect(expand('.arc')).toBe('arc sign positive');
    expect(expand('L: .arc, R: (.ARC).')).toBe('L: arc sign positive, R: (arc sign positive).');
    expect(expand('.arc\n.k2w ')).toBe('arc sign positive\nknee to wall\n10 cm ');
    expect(expand('ends with .arc.')).toBe('ends with arc sign positive.');
  });
  test('nothing else that has a full stop in it', () => {
    for (const text of ['e.g.arc', '3.5', 'www.arc.org', '..arc', '.arch', '.arc-', '.arc.rl', '.arcé', 'a.arc', '/.arc', '. arc', '.', ''])
      expect(expand(text)).toBe(text);
  });
  test('one that nobody defined stays as it was typed, names of the language too', () => {
    for (const text of ['.unknown', '.constructor', '.__proto__', '.tostring']) expect(expand(text)).toBe(text);
  });
  test('what is put in is not looked at again, and means nothing to the replacing', () => {
    expect(expand('.loop')).toBe('see .loop and .arc');
    expect(expand('.rl')).toBe('Royal London $& $1 negative');
  });
  test('of two with the same letters the later counts; without any, nothing happens', () => {
    expect(expandSnippets('.arc', [...snippets, { abbr: 'arc', text: 'mine' }])).toBe('mine');
    expect(expandSnippets('.arc', [])).toBe('.arc');
  });
  test('a text without a full stop never changes, and a long one is done at once', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('.')),
        (text) => expand(text) === text,
      ),
    );
    const long = '.a'.repeat(50_000);
    expect(expand(long)).toBe(long);
  });
});

describe('while typing', () => {
  const at = (marked: string) => expandAtCaret(marked.replace('|', ''), marked.indexOf('|'), snippets);
  test('the one before the caret, and the caret behind it', () => {
    expect(at('.arc|')).toEqual({ text: 'arc sign positive', caret: 17 });
    expect(at('L: .arc| and .rl')).toEqual({ text: 'L: arc sign positive and .rl', caret: 20 });
    expect(at('(.arc|)')).toEqual({ text: '(arc sign positive)', caret: 18 });
  });
  test('none there, none defined, or a word that goes on', () => {
    for (const marked of ['|.arc', '.ar|c', '.arc |', 'x.arc|', '.none|', '.arc|h', '|', 'arc|']) expect(at(marked), marked).toBeNull();
  });
  test('does what the whole text would, for the word at the end', () => {
    fc.assert(
      fc.property(fc.constantFrom('', 'L ', '(', 'a.b ', '.x '), fc.constantFrom('arc', 'k2w', 'nope'), (head, abbr) => {
        const text = `${head}.${abbr}`;
        expect(expandAtCaret(text, text.length, snippets)?.text ?? text).toBe(head + expand(`.${abbr}`));
      }),
    );
  });
});

test('an abbreviation is letters, digits and hyphens', () => {
  const parse = (abbr: string) => snippetSchema.safeParse({ abbr, text: 'x' });
  expect(parse(' ARC ').data?.abbr).toBe('arc');
  for (const bad of ['', '.arc', '2k', 'a b', 'a.b', 'a$', 'é', 'a'.repeat(32)]) expect(parse(bad).success, bad).toBe(false);
  expect(snippetSchema.safeParse({ abbr: 'arc', text: '' }).success).toBe(false);
});
