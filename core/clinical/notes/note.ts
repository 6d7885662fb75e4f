import { z } from 'zod';
import { clinicianSchema, longText, sha256Hex } from '../entry.ts';

/** The parts of a SOAP note, in their order. */
export const soapParts = ['subjective', 'objective', 'assessment', 'plan'] as const;
export const soapSchema = z.strictObject({ subjective: longText, objective: longText, assessment: longText, plan: longText });
export type Soap = z.infer<typeof soapSchema>;

const seal = { by: clinicianSchema, at: z.iso.datetime(), sha256: sha256Hex };
/** Signed text is kept to the letter: refused where blank, never trimmed. */
const written = (most: number, message: string) =>
  z
    .string()
    .max(most)
    .refine((text) => text.trim() !== '', message);

/** What was added after signing: dated, by whom, why. Its hash covers the hash before it, so that none can be taken out unseen. */
export const amendmentSchema = z.strictObject({
  ...seal,
  text: written(20000, 'Write the amendment.'),
  reason: written(2000, 'Say why it is amended.'),
});
export type Amendment = z.infer<typeof amendmentSchema>;

/** A draft, or a signed note whose content never changes again: what is added stands below it. */
export const noteSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('draft'), content: soapSchema }),
  z.strictObject({
    state: z.literal('signed'),
    content: soapSchema,
    signature: z.strictObject(seal),
    amendments: z.array(amendmentSchema).max(1000),
  }),
]);
export type Note = z.infer<typeof noteSchema>;
export type DraftNote = Extract<Note, { state: 'draft' }>;
export type SignedNote = Extract<Note, { state: 'signed' }>;

export const emptyNote: DraftNote = { state: 'draft', content: { subjective: '', objective: '', assessment: '', plan: '' } };
