import { type Form, isKind } from '#core/clinical/form.ts';
import type { VisitId } from '#core/domain/ids.ts';
import { call } from '../../link.ts';
import type { Start } from './StartBar.tsx';

/** Begins an entry. One that goes on from the last one has its side, unless another was chosen. */
export async function startEntry(visitId: VisitId, { instrument, side, episode, from }: Start): Promise<Form> {
  const { form } = await call('forms.start', { visitId, kind: 'outcome', instrument, side, episodeId: episode?.id ?? null, from });
  if (side === null || !isKind(form, 'outcome') || form.details.entry.side === side) return form;
  const { details, id, revision } = form;
  return call('forms.update', { id, revision, details: { ...details, entry: { ...details.entry, side } } });
}
