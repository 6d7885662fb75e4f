import type { Form } from '../form.ts';
import type { StoredCourse } from '../stored.ts';
import { nextShockwaveDue } from '../treatment/shockwaveCourse.ts';
import type { Promised } from './overdue.ts';

/** A referral of which no outcome is known, with the visit at which it was made. */
export type OpenReferralAt = Pick<Promised, 'visitId'> & { readonly flagId: string; readonly outcomeDue: string };

function tapeOf({ id, patientId, visitId, details }: Form): readonly Promised[] {
  if (details.kind !== 'taping') return [];
  const { removal, plannedRemovalAt } = details.taping;
  if (removal !== null || plannedRemovalAt === null) return [];
  return [{ id, patientId, visitId, doneAt: null, kind: 'tape-removal', dueAt: plannedRemovalAt }];
}

/** Taken again is the same measure of the same side on a later day, or in a later form of the same day. */
function retestOf(form: Form, all: readonly Form[]): readonly Promised[] {
  const { id, patientId, visitId, details, createdAt } = form;
  if (details.kind !== 'outcome' || details.retestDue === null) return [];
  const { instrument, side, measuredOn } = details.entry;
  const again = all.some(
    (other) =>
      other.details.kind === 'outcome' &&
      other.details.entry.instrument === instrument &&
      other.details.entry.side === side &&
      (other.details.entry.measuredOn > measuredOn || (other.details.entry.measuredOn === measuredOn && other.createdAt > createdAt)),
  );
  return again ? [] : [{ id, patientId, visitId, doneAt: null, kind: 're-test', dueDay: details.retestDue }];
}

function nextOf({ id, patientId, details }: StoredCourse, all: readonly Form[]): readonly Promised[] {
  const sessions = all
    .flatMap((form) =>
      form.details.kind === 'shockwave' && form.details.courseId === id
        ? [{ ...form.details.session, visitId: form.visitId, at: form.createdAt }]
        : [],
    )
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.at.localeCompare(b.at));
  const next = nextShockwaveDue(details, sessions);
  const last = sessions.at(-1);
  return next.due === null || last === undefined
    ? []
    : [{ id, patientId, visitId: last.visitId, doneAt: null, kind: 'next-shockwave', dueDay: next.due }];
}

/** Everything of one patient that is promised and not done. `forms` and `courses` are those that are not removed. */
export const promisedOf = (
  patientId: Promised['patientId'],
  forms: readonly Form[],
  courses: readonly StoredCourse[],
  referrals: readonly OpenReferralAt[],
): readonly Promised[] => [
  ...referrals.map(
    ({ flagId, visitId, outcomeDue }): Promised => ({
      id: flagId,
      patientId,
      visitId,
      doneAt: null,
      kind: 'referral-outcome',
      dueDay: outcomeDue,
    }),
  ),
  ...forms.flatMap(tapeOf),
  ...forms.flatMap((form) => retestOf(form, forms)),
  ...courses.flatMap((course) => nextOf(course, forms)),
];
