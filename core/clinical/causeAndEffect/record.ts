import { z } from 'zod';
import { recordingId, visitId } from '../../domain/ids.ts';
import { line, longText } from '../entry.ts';

/** What was tried between the baseline and the re-test. */
export const interventionKinds = ['shockwave', 'taping', 'manual-release', 'exercise', 'cue', 'footwear', 'heel-lift', 'other'] as const;
export type InterventionKind = (typeof interventionKinds)[number];

/** What is looked at before and after: a clip, or a test of the outcome measures. */
export const probeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('clip'), recordingId }),
  z.strictObject({ kind: z.literal('test'), testId: z.uuid() }),
]);
export type Probe = z.infer<typeof probeSchema>;

const idOf = (probe: Probe): string => (probe.kind === 'clip' ? probe.recordingId : probe.testId);

/** Baseline, intervention and re-test within one visit, of the same kind: clip with clip, test with test, and never one with itself. */
export const causeAndEffectSchema = z
  .strictObject({
    visitId,
    baseline: probeSchema,
    /** The treatment's own record where there is one; a cue or another shoe has none. */
    intervention: z.strictObject({ kind: z.enum(interventionKinds), recordId: z.uuid().nullable(), words: line, at: z.iso.datetime() }),
    retest: probeSchema,
    note: longText,
  })
  .refine(({ baseline, retest }) => baseline.kind === retest.kind, {
    path: ['retest'],
    message: 'A clip is compared with a clip, a test with a test.',
  })
  .refine(({ baseline, retest }) => idOf(baseline) !== idOf(retest), { path: ['retest'], message: 'The re-test is the baseline itself.' });
export type CauseAndEffect = z.infer<typeof causeAndEffectSchema>;
