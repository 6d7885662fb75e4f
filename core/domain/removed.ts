import { z } from 'zod';

/** Something that was removed and can be brought back: what it is, whose, and when it went. A clip of a removed visit comes back with its visit. */
export const removedSchema = z.object({
  kind: z.enum(['patient', 'visit', 'recording']),
  id: z.uuid(),
  familyName: z.string(),
  givenName: z.string(),
  /** Title of the visit or clip; empty for a patient. */
  title: z.string(),
  /** Day of the visit that it is or belongs to; null for a patient. */
  visitAt: z.iso.datetime().nullable(),
  removedAt: z.iso.datetime(),
});
export type Removed = z.infer<typeof removedSchema>;
