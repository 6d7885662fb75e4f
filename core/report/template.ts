import { z } from 'zod';
import { contrastOf } from './contrast.ts';
import { deliveredWording, placesIn, placesOf, type Wording, type WordingKey, wordingKeys } from './wording.ts';

export const deliveredAccent = '#0b5b54';
/** Least contrast of headings with white paper (WCAG 2.2, AA). */
export const leastContrast = 4.5;

const accentSchema = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'Give a colour such as #0b5b54.')
  .refine((colour) => !/^#[0-9a-f]{6}$/i.test(colour) || contrastOf(colour, '#ffffff') >= leastContrast, {
    message: 'This colour is too pale to be read on white paper. Choose a darker one.',
  });

/** Why a wording cannot stand in place of the delivered one; null where it can. */
function wrongWith(key: WordingKey, text: string): string | null {
  const [known, named] = [placesOf(key), placesIn(text)];
  const strange = named.find((name) => !known.includes(name));
  if (strange !== undefined)
    return known.length === 0 ? `Nothing is filled in here: take out {${strange}}.` : `{${strange}} cannot be filled in here.`;
  const lost = known.find((name) => !named.includes(name));
  return lost === undefined ? null : `Keep {${lost}}: it is filled in.`;
}

/** How reports of a clinic look and what the patient's say: what is not named is as delivered. */
export const reportTemplateSchema = z
  .strictObject({
    /** Of headings and rules. */
    accent: accentSchema,
    words: z.partialRecord(z.enum(wordingKeys), z.string().trim().min(1, 'Write something, or reset it.').max(600)),
  })
  .superRefine(({ words }, context) => {
    for (const key of wordingKeys) {
      const text = words[key];
      const message = text === undefined ? null : wrongWith(key, text);
      if (message !== null) context.addIssue({ code: 'custom', path: ['words', key], message });
    }
  });
export type ReportTemplate = z.infer<typeof reportTemplateSchema>;

export const deliveredTemplate: ReportTemplate = { accent: deliveredAccent, words: {} };

/** Every text as the clinic has it. */
export const wordingOf = ({ words }: Pick<ReportTemplate, 'words'>): Wording => ({ ...deliveredWording, ...words });
