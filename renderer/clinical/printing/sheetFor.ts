import type { Form } from '#core/clinical/form.ts';
import { isKind } from '#core/clinical/form.ts';
import { outcomeForms } from '#core/clinical/outcomeHistory.ts';
import type { Sheet } from '#core/clinical/printed/sheet.ts';
import { call } from '../../link.ts';
import { effectSheet } from './effectSheet.ts';
import { intakeSheet } from './intakeSheet.ts';
import { manualSheet } from './manualSheet.ts';
import { noteSheet } from './noteSheet.ts';
import { outcomeSheet } from './outcomeSheet.ts';
import { screeningSheet } from './screeningSheet.ts';
import { shockwaveSheet } from './shockwaveSheet.ts';
import { tapingSheet } from './tapingSheet.ts';

const thresholds = async () => (await call('clinicTables.get', {})).thresholds.value;

/** A form in words for paper, with what it has to be read beside, as the record holds both at this moment. */
export async function sheetFor(form: Form): Promise<Sheet> {
  const { patientId, visitId } = form;
  if (isKind(form, 'intake')) {
    const episodes = await call('episodes.list', { patientId });
    return intakeSheet(form, episodes.find(({ id }) => id === form.episodeId) ?? null);
  }
  if (isKind(form, 'red-flags')) return screeningSheet(form, await call('safety.ofVisit', { visitId }));
  if (isKind(form, 'outcome')) {
    const [forms, episodes, overrides] = await Promise.all([
      call('forms.ofPatient', { patientId, kinds: ['outcome'], limit: 1000 }),
      call('episodes.list', { patientId }),
      thresholds(),
    ]);
    return outcomeSheet(form, { all: outcomeForms(forms), episodes, overrides });
  }
  if (isKind(form, 'shockwave')) {
    const courses = await call('courses.list', { patientId });
    return shockwaveSheet(form, courses.find(({ id }) => id === form.details.courseId) ?? null);
  }
  if (isKind(form, 'taping')) return tapingSheet(form);
  if (isKind(form, 'manual-release')) return manualSheet(form, await thresholds());
  if (isKind(form, 'cause-and-effect')) {
    const [effect, forms, clips] = await Promise.all([
      call('forms.effect', { id: form.id }),
      call('forms.ofVisit', { visitId }),
      call('recordings.list', { visitId }),
    ]);
    return effectSheet(form, { effect, forms, clips });
  }
  if (isKind(form, 'note')) {
    const signing = await call('visits.signing', { id: visitId });
    return noteSheet(signing.state === 'signed' ? signing.note.content : form.details.content);
  }
  throw new Error(`a form of the kind ${form.kind} has no words for paper`);
}
