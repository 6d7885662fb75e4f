import { z } from 'zod';

const words = z.string().max(20_000);

/** How a question stands on paper: missing is not zero, and a blank line would say nothing. `empty`: a field that takes no reason was not filled in. */
const rowStates = ['given', 'not-asked', 'declined', 'not-applicable', 'empty'] as const;

const rowSchema = z.strictObject({
  label: words,
  /** In words, also where there is no answer: then it says which kind of none. A number stands with its unit. */
  answer: words,
  state: z.enum(rowStates),
  /** Below the answer: remarks, uncertainty, sources, decisions. */
  notes: z.array(words).max(60).default([]),
});
export type SheetRow = z.infer<typeof rowSchema>;

const sectionSchema = z.strictObject({
  heading: words,
  /** Free text, each a paragraph or more. */
  paragraphs: z.array(words).max(200).default([]),
  rows: z.array(rowSchema).max(300).default([]),
});
export type SheetSection = z.infer<typeof sectionSchema>;

/** What a printed form says of what was filled in, in the words of the screen. Whose it is, when, by whom and how it was signed is added by the record. */
export const sheetSchema = z.strictObject({ title: words.min(1), sections: z.array(sectionSchema).max(80) });
export type Sheet = z.infer<typeof sheetSchema>;
