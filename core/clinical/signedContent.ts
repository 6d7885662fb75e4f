import { z } from 'zod';
import { patientId, recordingId, visitId } from '../domain/ids.ts';
import type { Visit } from '../domain/patient.ts';
import { visitDetailsSchema } from '../domain/patient.ts';
import { type PlanDeed, planDeedSchema } from '../plan/deed.ts';
import { type PlanId, planId } from '../plan/plan.ts';
import { type PlanVersion, planVersionSchema } from '../plan/version.ts';
import { sha256Hex } from './entry.ts';
import { type Form, formSchema } from './form.ts';
import { withoutFree } from './formLock.ts';
import { type EpisodeId, episodeId } from './intake/episode.ts';

/** What was made of loading plans at a visit. */
export type PlansOfVisit = {
  readonly versions: readonly { readonly planId: PlanId; readonly episodeId: EpisodeId; readonly version: PlanVersion }[];
  readonly deeds: readonly PlanDeed[];
};
const plansOfVisitSchema: z.ZodType<PlansOfVisit, unknown> = z.strictObject({
  versions: z.array(z.strictObject({ planId, episodeId, version: planVersionSchema })).readonly(),
  deeds: z.array(planDeedSchema).readonly(),
});

/** All that a signature covers, as it was: what the visit says of itself, every form with what the rules said, what was made of plans, and which clips there were. */
export const signedContentSchema = z.strictObject({
  visitId,
  patientId,
  visit: visitDetailsSchema.strict(),
  forms: z.array(
    formSchema
      .pick({ id: true, kind: true, episodeId: true, details: true, judgement: true, derived: true, createdAt: true, createdBy: true })
      .strict(),
  ),
  /** What was signed before there were plans has none. */
  plans: plansOfVisitSchema.default({ versions: [], deeds: [] }),
  clips: z.array(z.strictObject({ id: recordingId, sha256: sha256Hex })),
});
export interface SignedContent extends z.infer<typeof signedContentSchema> {}

type Clip = { readonly id: SignedContent['clips'][number]['id']; readonly originalSha256: string };

const signedForm = ({ id, kind, episodeId, details, judgement, derived, createdAt, createdBy }: Form): SignedContent['forms'][number] => ({
  id,
  kind,
  episodeId,
  details,
  judgement,
  derived,
  createdAt,
  createdBy,
});

/** `forms` are those that are not removed, in their order. */
export const contentToSign = (
  { id, patientId: patient, title, startedAt, reason, findings, advice }: Visit,
  forms: readonly Form[],
  plans: PlansOfVisit,
  clips: readonly Clip[],
): SignedContent => ({
  visitId: id,
  patientId: patient,
  visit: { title, startedAt, reason, findings, advice },
  forms: forms.map(signedForm),
  plans,
  clips: clips.map((clip) => ({ id: clip.id, sha256: clip.originalSha256 })),
});

/** One spelling for the same thing: keys in order, halves of characters as every file makes them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

/** Parts of a visit that are not what was signed, apart from what is filled in later by its nature. */
export function changedSince(
  signed: SignedContent,
  visit: Visit,
  forms: readonly Form[],
  plans: PlansOfVisit,
): readonly ('visit' | 'form' | 'plan')[] {
  const now = contentToSign(visit, forms, plans, []);
  const sameVisit = visit.removedAt === null && canonical(now.visit) === canonical(signed.visit) && now.visitId === signed.visitId;
  const sameForms =
    now.forms.length === signed.forms.length &&
    now.forms.every((form) => {
      const was = signed.forms.find(({ id }) => id === form.id);
      return was !== undefined && canonical({ ...form, details: withoutFree(form.details, was.details) }) === canonical(was);
    });
  const samePlans = canonical(plans) === canonical(signed.plans);
  return [...(sameVisit ? [] : (['visit'] as const)), ...(sameForms ? [] : (['form'] as const)), ...(samePlans ? [] : (['plan'] as const))];
}
