import { type Form, type FormDetails, type FormId, type FormJudgement, type FormKind, formSchema } from '#core/clinical/form.ts';
import type { FormDerived } from '#core/clinical/formDerivedSchema.ts';
import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import type { InstrumentId } from '#core/clinical/outcomes/definition.ts';
import type { CourseId } from '#core/clinical/treatment/shockwaveCourse.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { json, number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, type WriteDb } from '../sql.ts';

/** The form, removed or not; null when there is none. */
export function formById(db: ReadDb, id: FormId): Form | null {
  const row = first(db, sql`SELECT * FROM clinical_form WHERE id = ${id}`);
  return row === null ? null : formFromRow(row);
}

/** Those of a visit that are not removed, or the removed ones instead; oldest first. */
export const formsOfVisit = (db: ReadDb, visit: VisitId, removed = false): Form[] =>
  all(
    db,
    sql`SELECT * FROM clinical_form WHERE visit_id = ${visit} AND (removed_at IS NOT NULL) = ${removed ? 1 : 0} ORDER BY created_at, rowid`,
  ).map(formFromRow);

/** Those of some kinds that are not removed, of visits that are there, newest first; `limit` null for all. */
export const formsOfPatient = (db: ReadDb, patient: PatientId, kinds: readonly FormKind[], limit: number | null): Form[] =>
  all(
    db,
    sql`
    SELECT clinical_form.* FROM clinical_form JOIN visit ON visit.id = clinical_form.visit_id AND visit.removed_at IS NULL
    WHERE clinical_form.patient_id = ${patient} AND kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)}))
      AND clinical_form.removed_at IS NULL
    ORDER BY clinical_form.created_at DESC, clinical_form.rowid DESC LIMIT ${limit ?? -1}`,
  ).map(formFromRow);

/** By what the last form of a kind is told from others of it: null for any. */
export type LastOf = { readonly instrument: InstrumentId | null; readonly courseId: CourseId | null; readonly technique: string | null };

/** The newest form of a kind that is not removed, of a visit that is there; null when there is none. */
export function lastForm(db: ReadDb, patient: PatientId, kind: FormKind, { instrument, courseId, technique }: LastOf): Form | null {
  const row = first(
    db,
    sql`
    SELECT clinical_form.* FROM clinical_form JOIN visit ON visit.id = clinical_form.visit_id AND visit.removed_at IS NULL
    WHERE clinical_form.patient_id = ${patient} AND kind = ${kind} AND clinical_form.removed_at IS NULL
      AND (${instrument} IS NULL OR json_extract(details_json, '$.entry.instrument') = ${instrument})
      AND (${courseId} IS NULL OR json_extract(details_json, '$.courseId') = ${courseId})
      AND (${technique} IS NULL OR json_extract(details_json, '$.taping.technique') = ${technique})
    ORDER BY clinical_form.created_at DESC, clinical_form.rowid DESC LIMIT 1`,
  );
  return row === null ? null : formFromRow(row);
}

/** Sessions of a course that are not removed, of visits that are there. */
export const sessionsOfCourse = (db: ReadDb, patient: PatientId, course: CourseId): readonly Form[] =>
  formsOfPatient(db, patient, ['shockwave'], null).filter(({ details }) => details.kind === 'shockwave' && details.courseId === course);

export function addForm(db: WriteDb, f: Form): void {
  runOne(
    db,
    sql`
    INSERT INTO clinical_form (id, kind, patient_id, visit_id, episode_id, revision, details_json, judgement_json, derived_json, created_at, created_by,
      updated_at, signed_at, removed_at)
    VALUES (${f.id}, ${f.kind}, ${f.patientId}, ${f.visitId}, ${f.episodeId}, ${f.revision}, ${JSON.stringify(f.details)},
      ${JSON.stringify(f.judgement)}, ${JSON.stringify(f.derived)}, ${f.createdAt}, ${f.createdBy}, ${f.updatedAt}, NULL, ${f.removedAt})`,
  );
}

export type FormChange = {
  readonly details: FormDetails;
  readonly judgement: FormJudgement;
  readonly derived: FormDerived;
  readonly episodeId: EpisodeId | null;
};

/** Writes over revision `revision` and makes the next one; false when the form has moved on since. */
export const updateForm = (db: WriteDb, id: FormId, revision: number, change: FormChange, at: string): boolean =>
  run(
    db,
    sql`
    UPDATE clinical_form SET revision = revision + 1, details_json = ${JSON.stringify(change.details)},
      judgement_json = ${JSON.stringify(change.judgement)}, derived_json = ${JSON.stringify(change.derived)}, episode_id = ${change.episodeId},
      updated_at = ${at}
    WHERE id = ${id} AND revision = ${revision}`,
  ) === 1;

/** Writes what the rules say of a form now, when something beside it has changed. The form's own revision stays: nobody has edited it. */
export function setJudgement(db: WriteDb, id: FormId, judgement: FormJudgement): void {
  runOne(db, sql`UPDATE clinical_form SET judgement_json = ${JSON.stringify(judgement)} WHERE id = ${id} AND signed_at IS NULL`);
}

export function setFormRemoved(db: WriteDb, id: FormId, removedAt: string | null, at: string): void {
  runOne(db, sql`UPDATE clinical_form SET removed_at = ${removedAt}, updated_at = ${at}, revision = revision + 1 WHERE id = ${id}`);
}

const formFromRow = (row: Row): Form =>
  formSchema.parse({
    id: text(row, 'id'),
    kind: text(row, 'kind'),
    patientId: text(row, 'patient_id'),
    visitId: text(row, 'visit_id'),
    episodeId: textOrNull(row, 'episode_id'),
    revision: number(row, 'revision'),
    details: json(row, 'details_json'),
    judgement: json(row, 'judgement_json'),
    derived: json(row, 'derived_json'),
    createdAt: text(row, 'created_at'),
    createdBy: text(row, 'created_by'),
    updatedAt: text(row, 'updated_at'),
    locked: textOrNull(row, 'signed_at') !== null,
    removedAt: textOrNull(row, 'removed_at'),
  });
