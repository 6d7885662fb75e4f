import { FailureError } from '#core/contract/failure.ts';
import { formById } from '#db/repositories/forms.ts';
import { visitById } from '#db/repositories/visits.ts';
import { signingOf } from '../clinical/signing.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { formSheet } from '../reports/formSheet.ts';
import { makeSheet } from '../reports/makeSheet.ts';
import { found, staleWindow, written } from '../written.ts';

/** Forms on paper. The page has their words; that it words what the record holds is held by the revision, and whose it is and how it was signed comes from here. */
export function printingHandlers(context: AppContext): Pick<Handlers, 'forms.print'> {
  const { db } = context;
  return {
    'forms.print': async ({ id, revision, sheet }) => {
      const form = found(formById(db, id), 'form');
      if (form.removedAt !== null) throw new FailureError('conflict', 'This form was removed.', 'Bring it back first.');
      if (form.revision !== revision) throw staleWindow('form');
      const visit = found(visitById(db, form.visitId), 'visit');
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const made = await makeSheet(context, visit, formSheet(sheet, form, signingOf(context, form.visitId), zone));
      written(context, { action: 'printed', entity: 'form', entityId: id, detail: `${form.kind}, revision ${revision}` }, () => undefined);
      return made;
    },
  };
}
