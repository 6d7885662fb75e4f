import type { Form } from '../clinical/form.ts';
import { leavesOf } from '../everything/flatten.ts';
import { type Draft, type Resource, refer, resource } from './resource.ts';

const answer = (value: string | number | boolean): Draft => {
  if (typeof value === 'string') return { valueString: value };
  return typeof value === 'number' ? { valueDecimal: value } : { valueBoolean: value };
};

/** Everything that a form holds, an item a value, named by the way to it. What nobody answered has no item: an answer that was declined or does not apply says so. */
export function questionnaireResponse(form: Form, procedure: Resource | null): Resource {
  const { kind, ...details } = form.details;
  return resource('QuestionnaireResponse', form.id, {
    // No licensed wording of any questionnaire is in it: items are known by the names of the program.
    identifier: { type: { text: 'form' }, value: form.details.kind === 'outcome' ? form.details.entry.instrument : kind },
    partOf: procedure === null ? [] : [refer('Procedure', procedure.id)],
    status: form.locked ? 'completed' : 'in-progress',
    subject: refer('Patient', form.patientId),
    encounter: refer('Encounter', form.visitId),
    authored: form.updatedAt,
    author: form.createdBy === '' ? null : { display: form.createdBy },
    item: leavesOf(details)
      .filter(({ value }) => value !== null && value !== '')
      .map(({ path, value }) => ({ linkId: path, text: path, answer: value === null ? [] : [answer(value)] })),
  });
}
