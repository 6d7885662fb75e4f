import { z } from 'zod';
import { type PatientId, patientId } from '#core/domain/ids.ts';
import { type Belongings, type Merge, type MergeId, mergeSchema } from '#core/domain/merge.ts';
import { type Patient, patientSchema } from '#core/domain/patient.ts';
import { json, number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, type Sql, sql, transaction, type WriteDb } from '../sql.ts';
import { setPatientRow } from './patients.ts';

const ids = z.array(z.string());
/** What was moved, by the ids that it had: forms go with their visits, days of a diary with their episodes. Merges of before there were plans moved none. */
const movedSchema = z.object({
  visit: ids,
  episode: ids,
  shockwave_course: ids,
  consent: ids,
  comparison: ids,
  red_flag_deed: ids,
  loading_plan: ids.default([]),
  training_run: ids.default([]),
  runs_logged: ids.default([]),
  shoe: ids.default([]),
  legal_hold: z.boolean(),
});
type Moved = z.infer<typeof movedSchema>;
const movedTables = [
  'visit',
  'episode',
  'shockwave_course',
  'consent',
  'comparison',
  'red_flag_deed',
  'loading_plan',
  'training_run',
  'runs_logged',
  'shoe',
] as const;

/** One merge with all that undoing it takes. */
export type StoredMerge = Merge & { readonly keep: Patient; readonly merged: Patient; readonly moved: Moved };

/** How much belongs to a patient, what is removed included: all of it moves. */
export function belongingsOf(db: ReadDb, patient: PatientId): Belongings {
  const row = first(
    db,
    sql`
    SELECT
      (SELECT count(*) FROM visit WHERE patient_id = ${patient}) AS visits,
      (SELECT count(*) FROM recording JOIN visit ON visit.id = recording.visit_id WHERE patient_id = ${patient}) AS recordings,
      (SELECT count(*) FROM clinical_form WHERE patient_id = ${patient}) AS forms,
      (SELECT count(*) FROM episode WHERE patient_id = ${patient}) AS episodes,
      (SELECT count(*) FROM shockwave_course WHERE patient_id = ${patient}) AS courses,
      (SELECT count(*) FROM consent WHERE patient_id = ${patient}) AS consents,
      (SELECT count(*) FROM comparison WHERE patient_id = ${patient}) AS comparisons,
      (SELECT count(*) FROM red_flag_deed WHERE patient_id = ${patient}) AS deeds,
      (SELECT count(*) FROM loading_plan WHERE patient_id = ${patient}) AS plans,
      (SELECT count(*) FROM diary_day JOIN episode ON episode.id = diary_day.episode_id WHERE patient_id = ${patient}) AS days,
      (SELECT count(*) FROM training_run WHERE patient_id = ${patient}) AS runs,
      (SELECT count(*) FROM shoe WHERE patient_id = ${patient}) AS shoes`,
  );
  const of = (column: string): number => number(row ?? {}, column);
  return {
    visits: of('visits'),
    recordings: of('recordings'),
    forms: of('forms'),
    episodes: of('episodes'),
    courses: of('courses'),
    consents: of('consents'),
    comparisons: of('comparisons'),
    redFlagDeeds: of('deeds'),
    plans: of('plans'),
    diaryDays: of('days'),
    runs: of('runs'),
    shoes: of('shoes'),
  };
}

/** Names of tables are ours, never typed by anybody. */
const ofTable = (text: string, ...values: Sql['values']): Sql => ({ text, values });

/** Moves everything of one patient to another. Gives what it moved. */
export function moveBelongings(db: WriteDb, from: PatientId, to: PatientId): Moved {
  return transaction(db, () => {
    const idsOf = (table: string): string[] =>
      all(db, ofTable(`SELECT id FROM ${table} WHERE patient_id = ? ORDER BY id`, from)).map((row) => text(row, 'id'));
    const moved = {
      visit: idsOf('visit'),
      episode: idsOf('episode'),
      shockwave_course: idsOf('shockwave_course'),
      consent: idsOf('consent'),
      comparison: idsOf('comparison'),
      red_flag_deed: idsOf('red_flag_deed'),
      loading_plan: idsOf('loading_plan'),
      training_run: idsOf('training_run'),
      runs_logged: idsOf('runs_logged'),
      shoe: idsOf('shoe'),
    };
    for (const table of movedTables) run(db, ofTable(`UPDATE ${table} SET patient_id = ? WHERE patient_id = ?`, to, from));
    run(db, sql`UPDATE clinical_form SET patient_id = ${to} WHERE patient_id = ${from}`);
    const held = run(
      db,
      sql`
      UPDATE legal_hold SET patient_id = ${to}
      WHERE patient_id = ${from} AND NOT EXISTS (SELECT 1 FROM legal_hold AS other WHERE other.patient_id = ${to})`,
    );
    return { ...moved, legal_hold: held === 1 };
  });
}

/** Moves back what a merge moved, with what was made since at the visits that go back. */
export function moveBack(db: WriteDb, { keepId, mergedId, moved }: StoredMerge): void {
  transaction(db, () => {
    for (const table of movedTables)
      run(
        db,
        ofTable(
          `UPDATE ${table} SET patient_id = ? WHERE patient_id = ? AND id IN (SELECT value FROM json_each(?))`,
          mergedId,
          keepId,
          JSON.stringify(moved[table]),
        ),
      );
    const visits = JSON.stringify(moved.visit);
    run(db, sql`UPDATE clinical_form SET patient_id = ${mergedId} WHERE visit_id IN (SELECT value FROM json_each(${visits}))`);
    run(db, sql`UPDATE red_flag_deed SET patient_id = ${mergedId} WHERE visit_id IN (SELECT value FROM json_each(${visits}))`);
    run(
      db,
      sql`
      UPDATE comparison SET patient_id = ${mergedId} WHERE patient_id = ${keepId}
        AND EXISTS (SELECT 1 FROM comparison_pane WHERE comparison_id = comparison.id)
        AND NOT EXISTS (SELECT 1 FROM comparison_pane JOIN recording ON recording.id = comparison_pane.recording_id
          WHERE comparison_id = comparison.id AND visit_id NOT IN (SELECT value FROM json_each(${visits})))`,
    );
    const episodes = JSON.stringify(moved.episode);
    run(db, sql`UPDATE loading_plan SET patient_id = ${mergedId} WHERE episode_id IN (SELECT value FROM json_each(${episodes}))`);
    if (moved.legal_hold) run(db, sql`UPDATE legal_hold SET patient_id = ${mergedId} WHERE patient_id = ${keepId}`);
  });
}

/**
 * What was made since a merge across both records, and so belongs to neither alone: comparisons and kept differences of clips of both, forms and courses that belong to an
 * episode or course of the other, plans of one that were worked on at a visit of the other, runs of one by a plan or in a shoe of the other.
 */
export function madeAcross(db: ReadDb, { keepId, moved }: StoredMerge): number {
  const visits = JSON.stringify(moved.visit);
  const episodes = JSON.stringify(moved.episode);
  const courses = JSON.stringify(moved.shockwave_course);
  const isMoved = 'IN (SELECT value FROM json_each(?))';
  const count = (text: string, ...values: Sql['values']): number => number(first(db, ofTable(text, ...values)) ?? {}, 'n');
  return (
    count(
      `SELECT count(*) AS n FROM comparison WHERE patient_id = ? AND removed_at IS NULL AND 2 = (
        SELECT count(DISTINCT visit_id ${isMoved}) FROM comparison_pane JOIN recording ON recording.id = comparison_pane.recording_id
        WHERE comparison_id = comparison.id)`,
      keepId,
      visits,
    ) +
    count(
      `SELECT count(*) AS n FROM kept_difference JOIN recording AS a ON a.id = a_recording_id JOIN recording AS b ON b.id = b_recording_id
        JOIN visit ON visit.id = a.visit_id WHERE visit.patient_id = ? AND (a.visit_id ${isMoved}) <> (b.visit_id ${isMoved})`,
      keepId,
      visits,
      visits,
    ) +
    count(
      `SELECT count(*) AS n FROM clinical_form WHERE patient_id = ? AND (
        (episode_id IS NOT NULL AND (visit_id ${isMoved}) <> (episode_id ${isMoved}))
        OR (kind = 'shockwave' AND (visit_id ${isMoved}) <> (json_extract(details_json, '$.courseId') ${isMoved})))`,
      keepId,
      visits,
      episodes,
      visits,
      courses,
    ) +
    count(
      `SELECT count(*) AS n FROM shockwave_course WHERE patient_id = ? AND episode_id IS NOT NULL AND (id ${isMoved}) <> (episode_id ${isMoved})`,
      keepId,
      courses,
      episodes,
    ) +
    plansAcross(db, { keepId, moved })
  );
}

/** Versions and decisions of plans at visits of the other record, and runs by a plan or in a shoe of the other. */
function plansAcross(db: ReadDb, { keepId, moved }: Pick<StoredMerge, 'keepId' | 'moved'>): number {
  const [visits, plans, runs, shoes] = [moved.visit, moved.loading_plan, moved.training_run, moved.shoe].map((list) =>
    JSON.stringify(list),
  );
  const row = first(
    db,
    sql`
    WITH visits AS (SELECT value FROM json_each(${visits ?? '[]'})), plans AS (
        SELECT value FROM json_each(${plans ?? '[]'}) UNION SELECT id FROM loading_plan
        WHERE episode_id IN (SELECT value FROM json_each(${JSON.stringify(moved.episode)}))),
      runs AS (SELECT value FROM json_each(${runs ?? '[]'})), shoes AS (SELECT value FROM json_each(${shoes ?? '[]'})),
      work AS (SELECT plan_id, visit_id FROM plan_version UNION ALL SELECT plan_id, visit_id FROM plan_deed)
    SELECT
      (SELECT count(*) FROM work JOIN loading_plan ON loading_plan.id = plan_id
        WHERE patient_id = ${keepId} AND (plan_id IN plans) <> (visit_id IN visits)) AS work,
      (SELECT count(*) FROM training_run JOIN loading_plan ON loading_plan.id = json_extract(details_json, '$.planned.planId')
        WHERE training_run.patient_id = ${keepId} AND (training_run.id IN runs) <> (loading_plan.id IN plans)) AS planned,
      (SELECT count(*) FROM training_run JOIN shoe ON shoe.id = json_extract(training_run.details_json, '$.shoeId.given')
        WHERE training_run.patient_id = ${keepId} AND (training_run.id IN runs) <> (shoe.id IN shoes)) AS worn`,
  );
  return number(row ?? {}, 'work') + number(row ?? {}, 'planned') + number(row ?? {}, 'worn');
}

export function addMerge(db: WriteDb, { id, keepId, mergedId, mergedAt, keep, merged, moved }: StoredMerge): void {
  runOne(
    db,
    sql`
    INSERT INTO patient_merge (id, keep_id, merged_id, merged_at, before_json, moved_json, undone_at)
    VALUES (${id}, ${keepId}, ${mergedId}, ${mergedAt}, ${JSON.stringify({ keep, merged })}, ${JSON.stringify(moved)}, NULL)`,
  );
}

/** Puts the two patients' own rows back: the merged one as it was, the other too unless it was edited since. */
export function restorePatients(db: WriteDb, { keep, merged }: StoredMerge, keepNow: Patient): void {
  setPatientRow(db, merged);
  // The merge itself made one revision of it.
  if (keepNow.revision === keep.revision + 1) setPatientRow(db, keep);
}

export function setMergeUndone(db: WriteDb, id: MergeId, at: string): void {
  runOne(db, sql`UPDATE patient_merge SET undone_at = ${at} WHERE id = ${id} AND undone_at IS NULL`);
}

export function mergeById(db: ReadDb, id: MergeId): StoredMerge | null {
  const row = first(db, sql`SELECT * FROM patient_merge WHERE id = ${id}`);
  return row === null ? null : mergeFromRow(row);
}

/** Merges that a patient stands in, newest first. */
export const mergesOf = (db: ReadDb, patient: PatientId): StoredMerge[] =>
  all(db, sql`SELECT * FROM patient_merge WHERE keep_id = ${patient} OR merged_id = ${patient} ORDER BY merged_at DESC, rowid DESC`).map(
    mergeFromRow,
  );

/** The merge that took a patient into another and was not undone; null when there is none. */
export function mergeAway(db: ReadDb, patient: PatientId): StoredMerge | null {
  const row = first(db, sql`SELECT * FROM patient_merge WHERE merged_id = ${patient} AND undone_at IS NULL`);
  return row === null ? null : mergeFromRow(row);
}

/** Every record that has become part of a patient's, by one merge or several. */
export const mergedInto = (db: ReadDb, patient: PatientId): readonly PatientId[] =>
  all(db, sql`SELECT merged_id FROM patient_merge WHERE keep_id = ${patient} AND undone_at IS NULL`).flatMap((row) => {
    const merged = patientId.parse(text(row, 'merged_id'));
    return [merged, ...mergedInto(db, merged)];
  });

/** Whether one patient's record has become another's, by one merge or several. */
export function wasMergedInto(db: ReadDb, from: PatientId, to: PatientId): boolean {
  const merge = mergeAway(db, from);
  return merge !== null && (merge.keepId === to || wasMergedInto(db, merge.keepId, to));
}

function mergeFromRow(row: Row): StoredMerge {
  const before = z.object({ keep: patientSchema, merged: patientSchema }).parse(json(row, 'before_json'));
  return {
    ...mergeSchema.parse({
      id: text(row, 'id'),
      keepId: text(row, 'keep_id'),
      mergedId: text(row, 'merged_id'),
      mergedAt: text(row, 'merged_at'),
      undoneAt: textOrNull(row, 'undone_at'),
    }),
    ...before,
    moved: movedSchema.parse(json(row, 'moved_json')),
  };
}
