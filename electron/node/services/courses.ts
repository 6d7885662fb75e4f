import type { ConsentId } from '#core/clinical/consent/record.ts';
import type { Form } from '#core/clinical/form.ts';
import { isKind } from '#core/clinical/form.ts';
import { numberOf } from '#core/clinical/formDerived.ts';
import type { DerivedNumber } from '#core/clinical/formDerivedSchema.ts';
import { canonical } from '#core/clinical/signedContent.ts';
import type { CourseSummary, StoredCourse } from '#core/clinical/stored.ts';
import { type CourseId, nextShockwaveDue, type ShockwaveCourse } from '#core/clinical/treatment/shockwaveCourse.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { PatientId } from '#core/domain/ids.ts';
import { calculated } from '#core/domain/source.ts';
import { consentById } from '#db/repositories/consents.ts';
import * as courses from '#db/repositories/courses.ts';
import { sessionsOfCourse } from '#db/repositories/forms.ts';
import { changedKeys } from '../clinical/changedKeys.ts';
import { checkEpisode } from '../clinical/formChecks.ts';
import { presentPatient } from '../clinical/present.ts';
import { refreshPromises } from '../clinical/promises.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { found, nowOf, staleWindow, written } from '../written.ts';

type CourseMethods = 'courses.list' | 'courses.create' | 'courses.update' | 'courses.remove' | 'courses.restore';

/** The sum of a number over sessions; none where one session has none, with that session's reason. */
function total(name: string, unit: string, sessions: readonly Form[]): DerivedNumber {
  const source = calculated(`sum over ${sessions.length} sessions`);
  const missing = sessions.find((form) => numberOf(form, name) === null);
  if (sessions.length === 0) return { name, unit, value: null, reason: 'no-session', source };
  if (missing !== undefined) {
    const reason = missing.derived.numbers.find((one) => one.name === name)?.reason ?? 'incomplete';
    return { name, unit, value: null, reason, source };
  }
  return { name, unit, value: sessions.reduce((sum, form) => sum + (numberOf(form, name) ?? 0), 0), reason: null, source };
}

export function coursesHandlers(context: AppContext): Pick<Handlers, CourseMethods> {
  const { db, events, ports } = context;
  const get = (id: CourseId): StoredCourse => found(courses.courseById(db, id), 'course');
  const changed = (id: CourseId): StoredCourse => {
    const course = get(id);
    events.emit({ type: 'changed', topic: 'clinical', id: course.patientId });
    return course;
  };
  const summary = (course: StoredCourse): CourseSummary => {
    const sessions = sessionsOfCourse(db, course.patientId, course.id);
    const days = sessions.flatMap((form) => (isKind(form, 'shockwave') ? [form.details.session] : []));
    return {
      ...course,
      sessions: sessions.length,
      next: nextShockwaveDue(course.details, days),
      totals: [total('total-impulses', 'impulses', sessions), total('cumulative-energy', 'mJ/mm2', sessions)],
    };
  };
  /** Its device has to be one of the clinic's, its consent one of the patient's. */
  const check = (patient: PatientId, { deviceId, consentId }: ShockwaveCourse, before: ShockwaveCourse | null): void => {
    const known = clinicTable(db, 'devices').value.some(({ id }) => id === deviceId);
    if (!known && before?.deviceId !== deviceId)
      throw new FailureError('not-found', 'This device is not in the table of devices.', 'Add it in the settings, or choose another.');
    if (consentId === null || consentId === before?.consentId) return;
    const consent = found(consentById(db, consentId as ConsentId), 'consent');
    if (consent.patientId !== patient || consent.kind !== 'treatment')
      throw new FailureError('invalid-input', 'This is no consent of the patient to treatment.', 'Choose the consent to shockwave.');
  };
  const setRemoved = (id: CourseId, removed: boolean): StoredCourse => {
    const before = get(id);
    if ((before.removedAt !== null) === removed) return before;
    if (removed && sessionsOfCourse(db, before.patientId, id).length > 0)
      throw new FailureError('conflict', 'This course has sessions.', 'Stop the course instead, or remove its sessions first.');
    written(context, { action: removed ? 'removed' : 'restored', entity: 'course', entityId: id }, (at) => {
      courses.setCourseRemoved(db, id, removed ? at : null, at);
      refreshPromises(db, before.patientId);
    });
    return changed(id);
  };
  return {
    'courses.list': ({ patientId }) => {
      presentPatient(db, patientId, 'read');
      return courses.coursesOfPatient(db, patientId).map(summary);
    },
    'courses.create': ({ patientId, episodeId, details }) => {
      presentPatient(db, patientId, 'write');
      checkEpisode(db, episodeId, patientId);
      check(patientId, details, null);
      const at = nowOf(context);
      const id = ports.ids.next() as CourseId;
      written(context, { action: 'created', entity: 'course', entityId: id }, () =>
        courses.addCourse(db, { id, patientId, episodeId, revision: 1, details, createdAt: at, updatedAt: at, removedAt: null }),
      );
      return changed(id);
    },
    'courses.update': ({ id, revision, details }) => {
      const before = get(id);
      if (before.revision !== revision) throw staleWindow('course');
      if (canonical(before.details) === canonical(details)) return before;
      check(before.patientId, details, before.details);
      written(context, { action: 'updated', entity: 'course', entityId: id, detail: changedKeys(before.details, details) }, (at) => {
        if (!courses.updateCourse(db, id, revision, details, at)) throw staleWindow('course');
        refreshPromises(db, before.patientId);
      });
      return changed(id);
    },
    'courses.remove': ({ id }) => setRemoved(id, true),
    'courses.restore': ({ id }) => setRemoved(id, false),
  };
}
