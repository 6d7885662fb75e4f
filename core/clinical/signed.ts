import { z } from 'zod';
import { clinicianSchema, sha256Hex } from './entry.ts';
import { formId, formKinds } from './form.ts';
import { noteSchema } from './notes/note.ts';

/** What keeps a visit from being signed: an empty note, or a form in whose way rules still stand. */
export const signingObstacleSchema = z.discriminatedUnion('why', [
  z.object({ why: z.literal('nothing-written') }),
  z.object({ why: z.literal('removed') }),
  z.object({ why: z.literal('unsettled'), formId, kind: z.enum(formKinds), rules: z.array(z.string()) }),
]);
export type SigningObstacle = z.infer<typeof signingObstacleSchema>;

/** Places in which a signed visit is not what was signed. */
export const brokenPlaces = ['signature', 'note', 'amendment', 'visit', 'form', 'plan', 'patient', 'audit'] as const;
export type BrokenPlace = (typeof brokenPlaces)[number];

/** Where a visit stands: a draft with what would be signed, or signed, checked anew each time it is read. */
export const visitSigningSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('draft'),
    /** Hash of what would be signed now; signing names it, so that nobody signs what they have not seen. */
    sha256: sha256Hex,
    obstacles: z.array(signingObstacleSchema),
  }),
  z.object({
    state: z.literal('signed'),
    note: noteSchema.options[1],
    by: clinicianSchema,
    at: z.iso.datetime(),
    /** Hash over the visit's details, its note and every form. */
    sha256: sha256Hex,
    forms: z.int().nonnegative(),
    /** Whether all of it is what was signed; else where it is not. */
    intact: z.boolean(),
    broken: z.array(z.enum(brokenPlaces)),
  }),
]);
export type VisitSigning = z.infer<typeof visitSigningSchema>;
