import { z } from 'zod';
import { daysBetween } from '../calendar.ts';
import { clinicianSchema, sha256Hex } from '../entry.ts';
import type { RetentionPolicy } from './policy.ts';
import { isHeld, type Kept, keptUntil } from './until.ts';

/** Why something stays although its erasure was asked for. Closed. */
export const keepReasons = ['legal-hold', 'duty-to-keep', 'birth-date-unknown', 'no-row'] as const;
export type ErasureLine =
  | { readonly kept: Kept; readonly fate: 'remove' }
  | { readonly kept: Kept; readonly fate: 'keep'; readonly reason: (typeof keepReasons)[number]; readonly until: string | null };

/**
 * What an erasure asked for on `today` may remove, thing by thing: what a duty of law keeps stays until its day, what is held stays, what only the clinic's own period
 * kept goes at once. Without a birth date or a row nothing is removed: the clinic mends that first.
 */
export function erasureOf(policy: RetentionPolicy, all: readonly Kept[], today: string): readonly ErasureLine[] {
  return all.map((kept) => {
    if (isHeld(policy, kept)) return { kept, fate: 'keep', reason: 'legal-hold', until: null };
    if (!policy.rows.some(({ recordType }) => recordType === kept.recordType)) return { kept, fate: 'keep', reason: 'no-row', until: null };
    const duty = keptUntil(policy, kept, 'law');
    if (!duty.known) return duty.reason === 'no-row' ? { kept, fate: 'remove' } : { kept, fate: 'keep', reason: duty.reason, until: null };
    return daysBetween(today, duty.day) > 0 ? { kept, fate: 'keep', reason: 'duty-to-keep', until: duty.day } : { kept, fate: 'remove' };
  });
}

export const erasureReasons = ['retention-ended', 'erasure-asked-for', 'consent-withdrawn', 'entered-in-error', 'merged'] as const;

/** What is left of something that was erased: that it was, when, by whom and why, and a hash of its id by which a backup that comes back can be told. Nothing of the patient. */
export const tombstoneSchema = z.strictObject({
  idSha256: sha256Hex,
  kind: z.enum(['patient', 'visit', 'recording', 'record', 'copy']),
  erasedAt: z.iso.datetime(),
  by: clinicianSchema,
  reason: z.enum(erasureReasons),
  policyVersion: z.string().min(1).max(40),
});
export type Tombstone = z.infer<typeof tombstoneSchema>;
