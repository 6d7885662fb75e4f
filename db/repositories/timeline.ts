import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import type { PatientId, RecordingId, VisitId } from '#core/domain/ids.ts';
import { type Recording, recordingSchema } from '#core/domain/recording.ts';
import { text } from '../rows.ts';
import { all, type ReadDb, sql } from '../sql.ts';

/** At which visits of a patient something of which episode was done: a form of it that is not removed, a course's session, or a version of a plan of it. */
export const problemsOfVisits = (db: ReadDb, patient: PatientId): readonly { readonly visitId: VisitId; readonly episodeId: EpisodeId }[] =>
  all(
    db,
    sql`
    SELECT visit_id, coalesce(clinical_form.episode_id, shockwave_course.episode_id) AS episode_id
    FROM clinical_form
      LEFT JOIN shockwave_course ON kind = 'shockwave' AND shockwave_course.id = json_extract(clinical_form.details_json, '$.courseId')
    WHERE clinical_form.patient_id = ${patient} AND clinical_form.removed_at IS NULL
      AND coalesce(clinical_form.episode_id, shockwave_course.episode_id) IS NOT NULL
    UNION
    SELECT visit_id, episode_id FROM plan_version JOIN loading_plan ON loading_plan.id = plan_id
    WHERE patient_id = ${patient} AND removed_at IS NULL`,
  ).map((row) => ({ visitId: text(row, 'visit_id') as VisitId, episodeId: text(row, 'episode_id') as EpisodeId }));

/** What a list of clips says of one. */
export type ClipLine = Pick<Recording, 'id' | 'visitId' | 'title' | 'originalName' | 'view' | 'condition'>;
const view = recordingSchema.shape.view;

/** Clips of a patient that are not removed, of visits that are there, oldest import first. */
export const clipsOfPatient = (db: ReadDb, patient: PatientId): readonly ClipLine[] =>
  all(
    db,
    sql`
    SELECT recording.id, visit_id, recording.title, original_name, view, condition FROM recording JOIN visit ON visit.id = visit_id
    WHERE patient_id = ${patient} AND visit.removed_at IS NULL AND recording.removed_at IS NULL ORDER BY imported_at, recording.rowid`,
  ).map((row) => ({
    id: text(row, 'id') as RecordingId,
    visitId: text(row, 'visit_id') as VisitId,
    title: text(row, 'title'),
    originalName: text(row, 'original_name'),
    view: view.parse(text(row, 'view')),
    condition: text(row, 'condition'),
  }));

/** Visits of a patient on a clip of which something of the gait is marked: an event, or a landmark. */
export const visitsWithGait = (db: ReadDb, patient: PatientId): ReadonlySet<VisitId> =>
  new Set(
    all(
      db,
      sql`
      SELECT DISTINCT visit_id FROM recording JOIN visit ON visit.id = visit_id
      WHERE patient_id = ${patient} AND visit.removed_at IS NULL AND recording.removed_at IS NULL AND (
        EXISTS (SELECT 1 FROM gait_event WHERE recording_id = recording.id)
        OR EXISTS (SELECT 1 FROM annotation WHERE recording_id = recording.id AND kind = 'landmarks'))`,
    ).map((row) => text(row, 'visit_id') as VisitId),
  );
