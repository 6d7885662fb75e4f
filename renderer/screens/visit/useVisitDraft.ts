import { type Visit, type VisitDetails, visitDetailsSchema } from '#core/domain/patient.ts';
import { call } from '../../link.ts';
import type { Stored } from '../../ui/drafts/draftKeeper.ts';
import { type Draft, useDraft } from '../../ui/drafts/useDraft.ts';

export type VisitDraft = Draft<VisitDetails>;

const stored = (visit: Visit): Stored<VisitDetails> => ({ details: visitDetailsSchema.parse(visit), revision: visit.revision });

/** The visit's title, day and texts as one draft. */
export function useVisitDraft(visit: Visit): VisitDraft {
  const { id } = visit;
  return useDraft(`visit:${id}`, stored(visit), {
    save: async (details, revision) => stored(await call('visits.update', { id, revision, details })),
    read: async () => stored(await call('visits.get', { id })),
  });
}
