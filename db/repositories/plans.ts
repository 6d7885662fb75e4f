import { z } from 'zod';
import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { type PlanDraft, planStepSchema } from '#core/plan/draft.ts';
import type { PlanId } from '#core/plan/plan.ts';
import { type StoredPlan, storedPlanSchema, type VersionHead } from '#core/plan/stored.ts';
import { type PlanVersion, type PlanVersions, planVersionSchema } from '#core/plan/version.ts';
import { json, number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, transaction, type WriteDb } from '../sql.ts';

/** Those that are not removed, newest first. */
export const plansOfPatient = (db: ReadDb, patient: PatientId): StoredPlan[] =>
  all(db, sql`SELECT * FROM loading_plan WHERE patient_id = ${patient} AND removed_at IS NULL ORDER BY created_at DESC, rowid DESC`).map(
    (row) => planFromRow(db, row),
  );

/** The plan, removed or not; null when there is none. */
export function planById(db: ReadDb, id: PlanId): StoredPlan | null {
  const row = first(db, sql`SELECT * FROM loading_plan WHERE id = ${id}`);
  return row === null ? null : planFromRow(db, row);
}

/** A version of a plan as it is worked on; null when there is none. */
export function versionDraft(db: ReadDb, id: PlanId, n: number): PlanDraft | null {
  const row = first(db, sql`SELECT * FROM plan_version WHERE plan_id = ${id} AND number = ${n}`);
  return row === null
    ? null
    : { version: versionFromRow(row), steps: z.array(planStepSchema).parse(json(row, 'steps_json')), done: number(row, 'steps_done') };
}

/** Every version, the first first. */
export function versionsOfPlan(db: ReadDb, id: PlanId): PlanVersions {
  const [one, ...more] = all(db, sql`SELECT * FROM plan_version WHERE plan_id = ${id} ORDER BY number`).map(versionFromRow);
  if (one === undefined) throw new TypeError(`plan ${id} has no version`);
  return [one, ...more];
}

/** Versions that were made at a visit, with the plan that they are of; those of removed plans too. */
export const versionsOfVisit = (
  db: ReadDb,
  visit: VisitId,
): readonly { readonly planId: PlanId; readonly episodeId: EpisodeId; readonly version: PlanVersion }[] =>
  all(
    db,
    sql`
    SELECT plan_version.*, episode_id FROM plan_version JOIN loading_plan ON loading_plan.id = plan_id
    WHERE visit_id = ${visit} ORDER BY loading_plan.created_at, loading_plan.rowid, number`,
  ).map((row) => ({
    planId: text(row, 'plan_id') as PlanId,
    episodeId: text(row, 'episode_id') as EpisodeId,
    version: versionFromRow(row),
  }));

export type NewPlan = Pick<StoredPlan, 'id' | 'patientId' | 'episodeId' | 'createdAt'>;

/** Adds a plan with its first version, made at a visit. */
export function addPlan(db: WriteDb, { id, patientId, episodeId, createdAt }: NewPlan, draft: PlanDraft, visit: VisitId): void {
  transaction(db, () => {
    runOne(
      db,
      sql`
      INSERT INTO loading_plan (id, patient_id, episode_id, revision, created_at, updated_at, removed_at)
      VALUES (${id}, ${patientId}, ${episodeId}, 1, ${createdAt}, ${createdAt}, NULL)`,
    );
    addRow(db, id, draft, visit);
  });
}

/** Counts up the revision of a plan; false when it has moved on since. */
const touched = (db: WriteDb, id: PlanId, revision: number, at: string): boolean =>
  run(db, sql`UPDATE loading_plan SET revision = revision + 1, updated_at = ${at} WHERE id = ${id} AND revision = ${revision}`) === 1;

/** Adds a version that was made at a visit; false when the plan has moved on since `revision`. */
export const addVersion = (db: WriteDb, id: PlanId, revision: number, draft: PlanDraft, visit: VisitId, at: string): boolean =>
  transaction(db, () => {
    if (!touched(db, id, revision, at)) return false;
    addRow(db, id, draft, visit);
    return true;
  });

/** Writes over the version that is worked on; false when the plan has moved on since `revision`. */
export const updateVersion = (db: WriteDb, id: PlanId, revision: number, { version, steps, done }: PlanDraft, at: string): boolean =>
  transaction(db, () => {
    if (!touched(db, id, revision, at)) return false;
    runOne(
      db,
      sql`
      UPDATE plan_version SET plan_json = ${JSON.stringify(version.plan)}, edits_json = ${JSON.stringify(version.edits)},
        steps_json = ${JSON.stringify(steps)}, steps_done = ${done}, from_day = ${version.from}, why = ${version.why}
      WHERE plan_id = ${id} AND number = ${version.number}`,
    );
    return true;
  });

export function setPlanRemoved(db: WriteDb, id: PlanId, removedAt: string | null, at: string): void {
  runOne(db, sql`UPDATE loading_plan SET removed_at = ${removedAt}, updated_at = ${at}, revision = revision + 1 WHERE id = ${id}`);
}

function addRow(db: WriteDb, id: PlanId, { version, steps, done }: PlanDraft, visit: VisitId): void {
  runOne(
    db,
    sql`
    INSERT INTO plan_version (plan_id, number, visit_id, from_day, plan_json, edits_json, steps_json, steps_done, made_at, made_by, why, signed_at)
    VALUES (${id}, ${version.number}, ${visit}, ${version.from}, ${JSON.stringify(version.plan)}, ${JSON.stringify(version.edits)},
      ${JSON.stringify(steps)}, ${done}, ${version.at}, ${version.by}, ${version.why}, NULL)`,
  );
}

const versionFromRow = (row: Row): PlanVersion =>
  planVersionSchema.parse({
    number: number(row, 'number'),
    plan: json(row, 'plan_json'),
    edits: json(row, 'edits_json'),
    from: text(row, 'from_day'),
    at: text(row, 'made_at'),
    by: text(row, 'made_by'),
    why: text(row, 'why'),
  });

const headFromRow = (row: Row): VersionHead => ({
  number: number(row, 'number'),
  from: text(row, 'from_day'),
  at: text(row, 'made_at'),
  by: text(row, 'made_by'),
  why: text(row, 'why'),
  visitId: text(row, 'visit_id') as VisitId,
  signed: textOrNull(row, 'signed_at') !== null,
});

function planFromRow(db: ReadDb, row: Row): StoredPlan {
  const id = text(row, 'id');
  const heads = all(
    db,
    sql`SELECT number, visit_id, from_day, made_at, made_by, why, signed_at FROM plan_version WHERE plan_id = ${id} ORDER BY number`,
  ).map(headFromRow);
  const latest = first(
    db,
    sql`SELECT plan_json, steps_done, json_array_length(steps_json) AS steps FROM plan_version WHERE plan_id = ${id} ORDER BY number DESC LIMIT 1`,
  );
  if (latest === null) throw new TypeError(`plan ${id} has no version`);
  const done = number(latest, 'steps_done');
  return storedPlanSchema.parse({
    id,
    patientId: text(row, 'patient_id'),
    episodeId: text(row, 'episode_id'),
    revision: number(row, 'revision'),
    plan: json(latest, 'plan_json'),
    versions: heads,
    undoable: done,
    redoable: number(latest, 'steps') - done,
    createdAt: text(row, 'created_at'),
    updatedAt: text(row, 'updated_at'),
    removedAt: textOrNull(row, 'removed_at'),
  });
}
