/** What a text asks of a reader. */
type Readability = {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
  /** Years of American schooling; below 0 for the simplest. Null where there are no words. */
  readonly grade: number | null;
  /** Years of age: schooling begins at five, the year before first grade. Null where there are no words. */
  readonly age: number | null;
};

/** Reports for patients are held to this age. */
export const patientReadingAge = 12;

/**
 * Flesch-Kincaid grade level: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid 1975, Naval Technical Training, report 8-75). Syllables are counted by rule, so
 * one short sentence says little: hold a paragraph or more against a limit. A line without a stop at its end is a sentence; numbers count as words of one syllable.
 */
export function readabilityOf(text: string): Readability {
  const sentences = text
    .split(/[.!?]+(?=\s|$)|[:;](?=\s)|\n+/)
    .map((sentence) => wordsIn(sentence))
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  if (words.length === 0) return { words: 0, sentences: 0, syllables: 0, grade: null, age: null };
  const grade = (0.39 * words.length) / sentences.length + (11.8 * syllables) / words.length - 15.59;
  return { words: words.length, sentences: sentences.length, syllables, grade, age: grade + 5 };
}

const wordsIn = (sentence: string): readonly string[] => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [];

/** Groups of vowels, but for an e that is not heard at the end; at least one. */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const heard = letters.replace(/(?<![sxzcghl])es$|(?<![td])ed$|(?<![laeiouy])e$/, '').replace(/^y/, '');
  return Math.max(1, heard.match(/[aeiouy]{1,2}/g)?.length ?? 0);
}
