import type { VisitId } from '#core/domain/ids.ts';
import { type PlanDeed, planDeedSchema } from '#core/plan/deed.ts';
import type { PlanId } from '#core/plan/plan.ts';
import { json, text } from '../rows.ts';
import { all, type ReadDb, type Row, runOne, sql, type WriteDb } from '../sql.ts';

/** Oldest first; those of one instant in the order in which they were written. */
export const planDeedsOf = (db: ReadDb, plan: PlanId): PlanDeed[] =>
  all(db, sql`SELECT * FROM plan_deed WHERE plan_id = ${plan} ORDER BY done_at, rowid`).map(deedFromRow);

/** The same of a visit, whichever plan they are about. */
export const planDeedsOfVisit = (db: ReadDb, visit: VisitId): PlanDeed[] =>
  all(db, sql`SELECT * FROM plan_deed WHERE visit_id = ${visit} ORDER BY done_at, rowid`).map(deedFromRow);

/** Adds a deed. None is ever changed or taken out. */
export function addPlanDeed(db: WriteDb, { id, planId, visitId, at, details }: PlanDeed): void {
  runOne(
    db,
    sql`
    INSERT INTO plan_deed (id, plan_id, visit_id, deed, done_at, details_json)
    VALUES (${id}, ${planId}, ${visitId}, ${details.deed}, ${at}, ${JSON.stringify(details)})`,
  );
}

const deedFromRow = (row: Row): PlanDeed =>
  planDeedSchema.parse({
    id: text(row, 'id'),
    planId: text(row, 'plan_id'),
    visitId: text(row, 'visit_id'),
    at: text(row, 'done_at'),
    details: json(row, 'details_json'),
  });
