import { type Removed, removedSchema } from '#core/domain/removed.ts';
import { text, textOrNull } from '../rows.ts';
import { all, type ReadDb, sql } from '../sql.ts';

/** What was removed, not merged away, and hangs on nothing that is removed itself, newest first, at most `limit`. */
export function removedThings(db: ReadDb, limit: number): Removed[] {
  return all(
    db,
    sql`
    SELECT 'patient' AS kind, id, family_name, given_name, '' AS title, NULL AS visit_at, removed_at FROM patient WHERE removed_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM patient_merge WHERE merged_id = patient.id AND undone_at IS NULL)
    UNION ALL
    SELECT 'visit', visit.id, family_name, given_name, title, started_at, visit.removed_at
      FROM visit JOIN patient ON patient.id = visit.patient_id WHERE visit.removed_at IS NOT NULL AND patient.removed_at IS NULL
    UNION ALL
    SELECT 'recording', recording.id, family_name, given_name, recording.title, started_at, recording.removed_at
      FROM recording JOIN visit ON visit.id = recording.visit_id JOIN patient ON patient.id = visit.patient_id
      WHERE recording.removed_at IS NOT NULL AND visit.removed_at IS NULL AND patient.removed_at IS NULL
    ORDER BY removed_at DESC LIMIT ${limit}`,
  ).map((row) =>
    removedSchema.parse({
      kind: text(row, 'kind'),
      id: text(row, 'id'),
      familyName: text(row, 'family_name'),
      givenName: text(row, 'given_name'),
      title: text(row, 'title'),
      visitAt: textOrNull(row, 'visit_at'),
      removedAt: text(row, 'removed_at'),
    }),
  );
}
