import { describe, expect, it } from 'vitest';
import { contrastOf } from '#core/report/contrast.ts';
import { patientReadingAge, readabilityOf, syllablesIn } from '#core/report/readability.ts';
import { deliveredTemplate, reportTemplateSchema, wordingOf } from '#core/report/template.ts';
import { deliveredWording, filled, placesOf, type WordingKey, wordingKeys } from '#core/report/wording.ts';

const values = {
  place: 'your left Achilles tendon',
  steps: 168,
  what: 'How well your tendon works',
  value: '70 points',
  before: '52 points',
  from: '2 March 2026',
  to: '8 March 2026',
  aim: 'Get the tendon used to load.',
  green: 2,
  acceptable: 5,
  emergency: 'the emergency number',
};
const said = (key: WordingKey): string => filled(deliveredWording[key], values);
const allOf = (prefix: string): string =>
  wordingKeys
    .filter((key) => key.startsWith(prefix))
    .map(said)
    .join('\n');
const ageOf = (text: string): number => readabilityOf(text).age ?? Number.NaN;

describe('reading age', () => {
  it.each([
    ['go', 1],
    ['tendon', 2],
    ['make', 1],
    ['little', 2],
    ['called', 1],
    ['needed', 2],
    ['exercise', 3],
    ['exercises', 4],
    ['muscles', 2],
    ['morning', 2],
    ['patient', 2],
    ['Achilles', 3],
  ])('counts the syllables of %s', (word, count) => expect(syllablesIn(word)).toBe(count));

  it('is the published formula: 0.39 words a sentence and 11.8 syllables a word, less 15.59', () => {
    // Two sentences of five words each, of one syllable each.
    const { words, sentences, syllables, grade, age } = readabilityOf('The cat sat on mats. The dog ran in fog.');
    expect({ words, sentences, syllables }).toEqual({ words: 10, sentences: 2, syllables: 10 });
    expect(grade).toBeCloseTo(0.39 * 5 + 11.8 - 15.59, 9);
    expect(age).toBeCloseTo(0.39 * 5 + 11.8 - 15.59 + 5, 9);
  });

  it('tells nothing of no words, and takes a line without a stop for a sentence', () => {
    expect(readabilityOf(' \n ')).toMatchObject({ words: 0, grade: null, age: null });
    expect(readabilityOf('One line\nanother line').sentences).toBe(2);
  });

  it('rises with longer words and longer sentences', () => {
    const clinical =
      'Degenerative tendinopathy necessitates progressive rehabilitation incorporating individualised loading modifications.';
    expect(ageOf(clinical)).toBeGreaterThan(18);
    expect(ageOf('Do a bit more each week.')).toBeLessThan(patientReadingAge);
  });
});

describe('the delivered wording', () => {
  it.each(['found', 'means', 'week', 'pain', 'call', 'home', 'decides'])('can be read at about 12: %s', (part) => {
    expect(allOf(part)).not.toBe('');
    expect(ageOf(allOf(part))).toBeLessThanOrEqual(patientReadingAge);
  });

  it.each(wordingKeys.filter((key) => said(key).split(' ').length >= 12))(
    'holds no sentence that takes more than two years above it: %s',
    (key) => expect(ageOf(said(key))).toBeLessThanOrEqual(patientReadingAge + 2),
  );

  it('alarms nobody', () => {
    const alarming = /danger|damage|ruptur|torn|tear\b|degenerat|severe|serious|emergency room|die\b|death|clot|warning|fail|abnormal|!/i;
    for (const key of wordingKeys) expect(said(key)).not.toMatch(alarming);
  });

  it('says that the clinician decides', () => expect(said('decides')).toMatch(/clinician .*last word/));

  it('names the signs of the gravest red flags of every visit', () => {
    const calls = allOf('call');
    for (const sign of ['snap', 'swollen', 'short of breath', 'fever', 'numb', 'hard and tight']) expect(calls).toContain(sign);
  });
});

describe('a clinic’s own wording', () => {
  const withWords = (words: Partial<Record<WordingKey, string>>) => reportTemplateSchema.safeParse({ ...deliveredTemplate, words });
  const messages = (words: Partial<Record<WordingKey, string>>) => withWords(words).error?.issues.map(({ message }) => message);

  it('takes the place of the delivered one, text by text', () => {
    const template = reportTemplateSchema.parse({ ...deliveredTemplate, words: { painGreen: 'Up to {green} you may go on.' } });
    expect(wordingOf(template)).toEqual({ ...deliveredWording, painGreen: 'Up to {green} you may go on.' });
  });

  it('keeps what is filled in, and names nothing that cannot be', () => {
    expect(messages({ painGreen: 'A little pain is fine.' })).toEqual(['Keep {green}: it is filled in.']);
    expect(messages({ painGreen: 'Up to {green}, {name}.' })).toEqual(['{name} cannot be filled in here.']);
    expect(messages({ weekRest: 'Rest, {name}.' })).toEqual(['Nothing is filled in here: take out {name}.']);
    expect(messages({ weekRest: ' ' })).toEqual(['Write something, or reset it.']);
  });

  it('fills in everything that it names', () => {
    for (const key of wordingKeys) for (const name of placesOf(key)) expect(said(key)).toContain(String(values[name as 'place']));
    expect(() => filled('Hello {name}.', {})).toThrow('{name}');
  });
});

describe('a clinic’s colour', () => {
  it('is held to the contrast of text on white paper', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 9);
    expect(contrastOf('#ffffff', '#ffffff')).toBe(1);
    // #767676 is the palest grey that passes AA on white; #777777 does not.
    expect(contrastOf('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf('#777777', '#ffffff')).toBeLessThan(4.5);
    expect(reportTemplateSchema.safeParse({ accent: '#777777', words: {} }).success).toBe(false);
    expect(reportTemplateSchema.safeParse({ accent: '#767676', words: {} }).success).toBe(true);
    expect(reportTemplateSchema.safeParse({ accent: 'green', words: {} }).success).toBe(false);
  });
});
