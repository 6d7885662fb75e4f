import { z } from 'zod';
import type { InstrumentId } from './definition.ts';
import { lefsItems } from './lefs.ts';
import { visaAItems } from './visaA.ts';

/** The instruments that are asked item by item, whose wording a clinic may load under its own licence. */
export const wordedItems: Readonly<Partial<Record<InstrumentId, readonly string[]>>> = {
  'visa-a': visaAItems.map(({ key }) => key),
  lefs: lefsItems,
};
const worded = ['visa-a', 'lefs'] as const satisfies readonly InstrumentId[];

const text = z.string().trim().min(1, 'The wording is empty.').max(2000);

/**
 * Licensed wording of one instrument in one language, as a clinic loads it from a file. It changes what is shown, never how it is scored.
 */
export const textPackSchema = z
  .strictObject({
    format: z.literal('soleus-instrument-text', 'This is no instrument text of Soleus: "format" must be "soleus-instrument-text".'),
    formatVersion: z.literal(1),
    instrument: z.enum(worded, `Wording can be loaded for: ${worded.join(', ')}.`),
    /** BCP 47, such as "en" or "nl-BE". */
    language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'The language is a tag such as "en" or "nl-BE".'),
    version: z.string().trim().min(1, 'The version of the wording is missing.').max(60),
    licence: z.strictObject({
      holder: z.string().trim().min(1, 'Say whose wording it is.').max(200),
      statement: z.string().trim().min(1, 'Say under what licence the clinic holds it.').max(4000),
    }),
    /** Above the form; null for none. */
    introduction: text.nullable(),
    wording: z.record(z.string(), z.strictObject({ question: text, lowEnd: text.nullable(), highEnd: text.nullable() })),
  })
  .superRefine(({ instrument, wording }, context) => {
    const expected = wordedItems[instrument] ?? [];
    for (const item of expected.filter((key) => !(key in wording)))
      context.addIssue({ code: 'custom', path: ['wording', item], message: 'The wording of this item is missing.' });
    for (const item of Object.keys(wording).filter((key) => !expected.includes(key)))
      context.addIssue({ code: 'custom', path: ['wording', item], message: 'The instrument has no such item.' });
  });
export type TextPack = z.infer<typeof textPackSchema>;

export type TextPackReading =
  | { readonly ok: true; readonly pack: TextPack }
  /** Where in the file, and what is wrong there. */
  | { readonly ok: false; readonly problems: readonly { readonly path: string; readonly message: string }[] };

/** Reads a text pack from parsed JSON; problems are named with their place: those of its shape first, those of its items once the shape is right. */
export function readTextPack(json: unknown): TextPackReading {
  const parsed = textPackSchema.safeParse(json);
  if (parsed.success) return { ok: true, pack: parsed.data };
  return { ok: false, problems: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) };
}
