import { z } from 'zod';
import { frameNo } from './frameIndex.ts';
import { comparisonId, patientId, recordId, recordingId } from './ids.ts';

/** One clip of a comparison and how it lies on the joint clock. */
export const comparisonPaneSchema = z
  .object({
    recordingId,
    /** Shown left for right, drawings and side words too. */
    mirrored: z.boolean(),
    /** The frame that lies at joint time zero. */
    zero: frameNo,
    /** Added to the joint time of the whole clip: seconds of true time, or strides when aligned by stride; above 0 shows it later. */
    offset: z.number().min(-36000).max(36000),
    /** Contacts of one foot, ascending, each the end of one stride and the beginning of the next; two or more to be aligned by stride. */
    contacts: z.array(frameNo).max(500).readonly(),
  })
  .readonly();
export type ComparisonPane = z.infer<typeof comparisonPaneSchema>;

export const arrangements = ['side-by-side', 'stacked', 'overlay'] as const;
export const blends = ['opacity', 'divider', 'onion-skin', 'difference'] as const;

export const comparisonLayoutSchema = z
  .object({
    arrangement: z.enum(arrangements),
    /** How the upper clip of an overlay lets the lower one through. */
    blend: z.enum(blends),
    /** Of the upper clip, 0 to 1. */
    opacity: z.number().min(0).max(1),
    /** Where the upper clip begins, as a share of the width from the left. */
    divider: z.number().min(0).max(1),
    /** Zoom and pan go together. */
    linked: z.boolean(),
    /** How far the upper clip of an overlay is moved, in heights of the lower one's picture; right and down positive. */
    shift: z.object({ x: z.number().min(-5).max(5), y: z.number().min(-5).max(5) }).readonly(),
  })
  .readonly();
export type ComparisonLayout = z.infer<typeof comparisonLayoutSchema>;

/** Key images of the same moment, one a clip, with what the clinician says of them. */
export const comparisonPairSchema = z
  .object({
    id: recordId,
    title: z.string().max(200),
    caption: z.string().max(4000),
    inReport: z.boolean(),
    images: z
      .array(z.object({ recordingId, keyImageId: recordId, mirrored: z.boolean() }).readonly())
      .min(2)
      .max(4)
      .readonly(),
  })
  .readonly();
export type ComparisonPair = z.infer<typeof comparisonPairSchema>;

export const comparisonContentSchema = z
  .object({
    /** Empty: named after its clips. */
    title: z.string().max(200),
    /** By seconds of true time from each clip's `zero`, or by share of the stride between `contacts`. */
    alignment: z.enum(['time', 'stride']),
    panes: z.array(comparisonPaneSchema).min(2).max(4).readonly(),
    layout: comparisonLayoutSchema,
    pairs: z.array(comparisonPairSchema).max(200).readonly(),
  })
  .readonly();
export type ComparisonContent = z.infer<typeof comparisonContentSchema>;

/** Two to four clips of one patient on one clock, as they were left. */
export const comparisonSchema = z.object({
  id: comparisonId,
  patientId,
  revision: z.int().positive(),
  content: comparisonContentSchema,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const firstLayout: ComparisonLayout = {
  arrangement: 'side-by-side',
  blend: 'opacity',
  opacity: 0.5,
  divider: 0.5,
  linked: true,
  shift: { x: 0, y: 0 },
};
