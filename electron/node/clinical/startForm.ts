import type { Form, FormDetails, FormId, FormKind } from '#core/clinical/form.ts';
import { isKind } from '#core/clinical/form.ts';
import { emptyForm, formFromLast, type Started, type StartFacts } from '#core/clinical/formStart.ts';
import type { CourseId } from '#core/clinical/treatment/shockwaveCourse.ts';
import type { ParsedInput } from '#core/contract/api.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { Visit } from '#core/domain/patient.ts';
import { courseById } from '#db/repositories/courses.ts';
import { episodeById } from '#db/repositories/episodes.ts';
import { formsOfVisit, lastForm } from '#db/repositories/forms.ts';
import type { AppContext } from '../context.ts';
import { found, nowOf } from '../written.ts';
import { clinicDay } from './day.ts';
import { safetyFacts } from './safety.ts';
import { clinicianOf, clinicTable } from './tables.ts';

type Context = Pick<AppContext, 'db' | 'ports'>;
type Wish = ParsedInput<'forms.start'>;

/** A course that a session can be added to, with its device as the clinic's table has it now. */
function courseFor({ db }: Context, id: CourseId, visit: Visit): NonNullable<StartFacts['course']> {
  const course = found(courseById(db, id), 'course');
  if (course.patientId !== visit.patientId)
    throw new FailureError('invalid-input', 'This course is of another patient.', 'Choose a course of this patient.');
  if (course.removedAt !== null) throw new FailureError('conflict', 'This course was removed.', 'Bring it back first, or choose another.');
  const device = clinicTable(db, 'devices').value.find((one) => one.id === course.details.deviceId);
  if (device === undefined)
    throw new FailureError(
      'not-found',
      'The device of this course is not in the table of devices.',
      'Add it in the settings, or choose another.',
    );
  return { id, details: course.details, device };
}

/** The first screen of a patient asks everything; later ones the short set. */
const wasScreened = (context: Context, visit: Visit): boolean =>
  safetyFacts(context, visit.patientId).screenings.some(({ screening }) => screening.set === 'intake');

function factsOf(context: Context, visit: Visit, id: FormId, wish: Wish, last: FormDetails | null): StartFacts {
  const { db } = context;
  const at = nowOf(context);
  const day = clinicDay(visit.startedAt);
  const episode = wish.episodeId === null ? null : found(episodeById(db, wish.episodeId), 'episode');
  const courseId = wish.courseId ?? (last?.kind === 'shockwave' ? last.courseId : null);
  const intake = formsOfVisit(db, visit.id).find((form) => isKind(form, 'intake'));
  return {
    id,
    visitId: visit.id,
    at,
    day,
    appliedAt: day === clinicDay(at) ? at : visit.startedAt,
    operator: wish.by ?? clinicianOf(context),
    side: wish.side ?? episode?.details.site.side ?? null,
    instrument: wish.instrument,
    technique: wish.technique,
    course: wish.kind === 'shockwave' && courseId !== null ? courseFor(context, courseId, visit) : null,
    intake: intake?.details.kind === 'intake' ? intake.details.intake : null,
    screened: wish.kind === 'red-flags' && wasScreened(context, visit),
    policy: clinicTable(db, 'redFlags').value,
  };
}

const kindWords: Readonly<Record<FormKind, string>> = {
  intake: 'intake',
  'red-flags': 'red-flag screen',
  outcome: 'entry of this measure',
  shockwave: 'session of shockwave',
  taping: 'taping',
  'manual-release': 'manual release',
  note: 'note',
  'cause-and-effect': 'pairing',
};
export const wordsOf = (kind: FormKind): string => kindWords[kind];

/** The details that a form begins with. Throws 'not-found' where there is no last one to begin from. */
export function begun(context: Context, visit: Visit, id: FormId, wish: Wish): Started {
  const last: Form | null = wish.from === 'last' ? lastForm(context.db, visit.patientId, wish.kind, wish) : null;
  if (wish.from === 'last' && last === null)
    throw new FailureError('not-found', `There is no earlier ${kindWords[wish.kind]} of this patient.`, 'Begin an empty one.');
  const facts = factsOf(context, visit, id, wish, last?.details ?? null);
  if (last === null) return { details: emptyForm(wish.kind, facts), carried: [], askAgain: [] };
  const sameProblem = last.episodeId !== null && last.episodeId === wish.episodeId;
  return formFromLast({ details: last.details, sameProblem }, facts);
}
