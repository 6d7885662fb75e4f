import { expect, test } from 'vitest';
import { readTextPack, wordedItems } from '#core/clinical/outcomes/textPack.ts';
import { visaAItems } from '#core/clinical/outcomes/visaA.ts';

const wordingOf = (instrument: 'visa-a' | 'lefs') =>
  Object.fromEntries(
    (wordedItems[instrument] ?? []).map((item) => [item, { question: `Wording of ${item}`, lowEnd: null, highEnd: null }]),
  );
const pack = {
  format: 'soleus-instrument-text',
  formatVersion: 1,
  instrument: 'visa-a',
  language: 'en-GB',
  version: '2001',
  licence: { holder: 'The authors', statement: 'Licensed to this clinic in writing.' },
  introduction: null,
  wording: wordingOf('visa-a'),
};
const problems = (part: object) => {
  const reading = readTextPack({ ...pack, ...part });
  return reading.ok ? [] : reading.problems.map(({ path, message }) => `${path}: ${message}`);
};

test('a licensed wording of every item is taken', () => {
  expect(readTextPack(pack)).toEqual({ ok: true, pack });
  expect(problems({ instrument: 'lefs', wording: wordingOf('lefs') })).toEqual([]);
});

test('what is wrong is named with its place', () => {
  const { q3: _, ...withoutQ3 } = wordingOf('visa-a');
  expect(problems({ wording: { ...withoutQ3, q9: { question: 'x', lowEnd: null, highEnd: null } } })).toEqual([
    'wording.q3: The wording of this item is missing.',
    'wording.q9: The instrument has no such item.',
  ]);
  expect(problems({ wording: { ...wordingOf('visa-a'), q1: { question: ' ', lowEnd: null, highEnd: null } } })).toEqual([
    'wording.q1.question: The wording is empty.',
  ]);
  expect(problems({ licence: { holder: 'The authors', statement: '' } })).toEqual([
    'licence.statement: Say under what licence the clinic holds it.',
  ]);
  expect(problems({ language: 'English please' })).toEqual(['language: The language is a tag such as "en" or "nl-BE".']);
  expect(problems({ instrument: 'tendins-a' })).toEqual(['instrument: Wording can be loaded for: visa-a, lefs.']);
  expect(problems({ format: 'x' })[0]).toContain('no instrument text of Soleus');
  expect(readTextPack('not an object').ok).toBe(false);
  expect(readTextPack(null).ok).toBe(false);
});

test('our own labels are short and are not questions', () => {
  for (const { label } of visaAItems) {
    expect(label.length).toBeLessThan(42);
    expect(label).not.toContain('?');
  }
});
