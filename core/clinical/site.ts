import { z } from 'zod';

/** Everything that is recorded of a body has a side. */
export const bodySides = ['left', 'right', 'bilateral'] as const;
export const bodySide = z.enum(bodySides);
export type BodySide = z.infer<typeof bodySide>;

/** Where in calf and Achilles. Midportion: 2 to 6 cm above the insertion; insertional: the distal 2 cm (PMC8485842, table 13). */
export const locations = [
  'midportion',
  'insertional',
  'musculotendinous',
  'calf-gastroc-medial',
  'calf-gastroc-lateral',
  'calf-soleus',
  'plantaris',
  'other',
] as const;

/** A place on the body. What `other` is has to be said. */
export const siteSchema = z
  .strictObject({ side: bodySide, location: z.enum(locations), other: z.string().trim().max(200).default('') })
  .refine(({ location, other }) => location !== 'other' || other !== '', { path: ['other'], message: 'Say where it is.' });
export type Site = z.infer<typeof siteSchema>;

/** The same place: a treatment of one counts towards the interval of the other. A treatment of both sides touches each. */
export const samePlace = (a: Site, b: Site): boolean =>
  a.location === b.location &&
  (a.location !== 'other' || a.other === b.other) &&
  (a.side === b.side || a.side === 'bilateral' || b.side === 'bilateral');
