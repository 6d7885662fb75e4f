import { z } from 'zod';
import { visitId } from '../../domain/ids.ts';
import { longText } from '../entry.ts';
import { causeAndEffectSchema, probeSchema } from './record.ts';

/** A pairing that is being made: each part null until it is there. What is whole has to fit together. */
export const pairingDraftSchema = z
  .strictObject({
    visitId,
    baseline: probeSchema.nullable(),
    intervention: causeAndEffectSchema.shape.intervention.nullable(),
    retest: probeSchema.nullable(),
    note: longText,
  })
  .superRefine((draft, context) => {
    const { baseline, intervention, retest } = draft;
    if (baseline === null || intervention === null || retest === null) return;
    for (const { path, message } of causeAndEffectSchema.safeParse(draft).error?.issues ?? [])
      context.addIssue({ code: 'custom', path: [...path], message });
  });
export type PairingDraft = z.infer<typeof pairingDraftSchema>;
