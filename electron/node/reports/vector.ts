import { z } from 'zod';

const colour = z.string().regex(/^#[0-9a-f]{6}$/i);
const paint = {
  /** Colour of the line; null for none. */
  stroke: colour.nullable(),
  /** In frame pixels. */
  strokeWidth: z.number().nonnegative(),
  fill: colour.nullable(),
  opacity: z.number().min(0).max(1),
  /** On and off lengths in frame pixels; empty for an unbroken line. */
  dash: z.array(z.number().nonnegative()),
};

/** One thing to draw over a frame, in frame pixels with y down. Later ones lie on top. */
export const vectorSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('path'),
    /** SVG path data. Where outlines overlap, the even-odd rule says what is inside. */
    d: z.string(),
    ...paint,
  }),
  z.object({
    kind: z.literal('ellipse'),
    cx: z.number(),
    cy: z.number(),
    rx: z.number().nonnegative(),
    ry: z.number().nonnegative(),
    ...paint,
  }),
  z.object({
    kind: z.literal('text'),
    /** Start, middle or end of the baseline, as `anchor` says. */
    x: z.number(),
    y: z.number(),
    text: z.string(),
    /** Height of the letters' em square in frame pixels. */
    size: z.number().positive(),
    anchor: z.enum(['start', 'middle', 'end']),
    colour,
    opacity: z.number().min(0).max(1),
  }),
]);
export type Vector = z.infer<typeof vectorSchema>;
