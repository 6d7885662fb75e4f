import type { Form, FormDetails } from '#core/clinical/form.ts';
import { call } from '../link.ts';
import type { Stored } from '../ui/drafts/draftKeeper.ts';
import { type Draft, useDraft } from '../ui/drafts/useDraft.ts';

/** One field, so that two windows never mix halves of one answer: the whole form's details. */
type Kept<D extends FormDetails> = { readonly details: D };
export type FormDraft<D extends FormDetails> = {
  readonly details: D;
  readonly status: Draft<Kept<D>>['status'];
  readonly draft: Draft<Kept<D>>;
  /** Changes the form; it is written after a pause, on leaving a field (`flush`) and on leaving the screen. */
  readonly edit: (details: D) => void;
  readonly flush: () => void;
};

/** The draft of one clinical form, written through. `details` must be of the form's own kind. */
export function useForm<D extends FormDetails>(form: Form, own: D): FormDraft<D> {
  const { id, revision } = form;
  const stored = (one: Form): Stored<Kept<D>> => ({ details: { details: one.details as D }, revision: one.revision });
  const draft = useDraft<Kept<D>>(
    `form:${id}`,
    { details: { details: own }, revision },
    {
      save: async ({ details }, at) => stored(await call('forms.update', { id, revision: at, details })),
      read: async () => stored(await call('forms.get', { id })),
    },
  );
  return {
    details: draft.draft.details,
    status: draft.status,
    draft,
    edit: (details) => draft.edit({ details }),
    flush: draft.flush,
  };
}
