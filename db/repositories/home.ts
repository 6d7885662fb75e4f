import { type FormId, type FormKind, formKinds } from '#core/clinical/form.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { type PatientSummary, patientSummarySchema } from '#core/domain/patient.ts';
import { number, text, textOrNull, yes } from '../rows.ts';
import { all, type ReadDb, type Row, sql } from '../sql.ts';

export type HomeVisit = {
  readonly visitId: VisitId;
  readonly patientId: PatientId;
  readonly familyName: string;
  readonly givenName: string;
  readonly title: string;
  readonly startedAt: string;
  readonly signed: boolean;
};

/** Visits that begin from one instant up to, not with, another, in their order. */
export const visitsBetween = (db: ReadDb, from: string, to: string): HomeVisit[] =>
  all(
    db,
    sql`
    SELECT visit.id, patient_id, family_name, given_name, title, started_at,
      EXISTS (SELECT 1 FROM visit_signature WHERE visit_id = visit.id) AS signed
    FROM visit JOIN patient ON patient.id = visit.patient_id AND patient.removed_at IS NULL
    WHERE visit.removed_at IS NULL AND started_at >= ${from} AND started_at < ${to} ORDER BY started_at, visit.rowid LIMIT 500`,
  ).map(visitFromRow);

/** Patients whose visits began last, up to an instant, newest first: out of the last few hundred visits. */
export const patientsSeenLast = (db: ReadDb, until: string, limit: number): PatientSummary[] =>
  all(
    db,
    sql`
    SELECT patient.*, last_visit_at, (SELECT count(*) FROM visit WHERE patient_id = patient.id AND removed_at IS NULL) AS visits
    FROM (
      SELECT patient_id, max(started_at) AS last_visit_at FROM (
        SELECT patient_id, started_at FROM visit WHERE removed_at IS NULL AND started_at < ${until} ORDER BY started_at DESC LIMIT 300
      ) GROUP BY patient_id
    ) AS seen JOIN patient ON patient.id = seen.patient_id AND patient.removed_at IS NULL
    ORDER BY last_visit_at DESC, patient.id LIMIT ${limit}`,
  ).map((row) =>
    patientSummarySchema.parse({
      id: text(row, 'id'),
      familyName: text(row, 'family_name'),
      givenName: text(row, 'given_name'),
      birthDate: textOrNull(row, 'birth_date'),
      reference: text(row, 'reference'),
      sample: yes(row, 'sample'),
      visits: number(row, 'visits'),
      lastVisitAt: textOrNull(row, 'last_visit_at'),
    }),
  );

export type OpenDraft = HomeVisit & { readonly form: { readonly id: FormId; readonly kind: FormKind }; readonly writtenAt: string };

/** Forms that nobody has signed, of visits that are there, latest written first, at most `limit`. */
export const openForms = (db: ReadDb, limit: number): readonly OpenDraft[] =>
  all(
    db,
    sql`
    SELECT clinical_form.id AS form_id, kind, clinical_form.updated_at AS written_at, visit.id, visit.patient_id, family_name, given_name, title,
      started_at, 0 AS signed
    FROM clinical_form INDEXED BY clinical_form_open
      JOIN visit ON visit.id = clinical_form.visit_id AND visit.removed_at IS NULL
      JOIN patient ON patient.id = visit.patient_id AND patient.removed_at IS NULL
    WHERE clinical_form.signed_at IS NULL AND clinical_form.removed_at IS NULL
    ORDER BY clinical_form.updated_at DESC LIMIT ${limit}`,
  ).map((row) => ({
    ...visitFromRow(row),
    form: { id: text(row, 'form_id') as FormId, kind: kindOf(text(row, 'kind')) },
    writtenAt: text(row, 'written_at'),
  }));

function kindOf(name: string): FormKind {
  const kind = formKinds.find((each) => each === name);
  if (kind === undefined) throw new TypeError(`${name} is no kind of form`);
  return kind;
}

const visitFromRow = (row: Row): HomeVisit => ({
  visitId: text(row, 'id') as VisitId,
  patientId: text(row, 'patient_id') as PatientId,
  familyName: text(row, 'family_name'),
  givenName: text(row, 'given_name'),
  title: text(row, 'title'),
  startedAt: text(row, 'started_at'),
  signed: yes(row, 'signed'),
});
