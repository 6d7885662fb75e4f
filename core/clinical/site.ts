import { z } from 'zod';

/** Everything that is recorded of a body has a side. */
export const bodySides = ['left', 'right', 'bilateral'] as const;
export const bodySide = z.enum(bodySides);
export type BodySide = z.infer<typeof bodySide>;
