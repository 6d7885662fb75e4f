import { z } from 'zod';
import { hintDecisions, hintSchema } from '#core/domain/gaitHint.ts';
import type { VisitId } from '#core/domain/ids.ts';
import type { KeptDecision } from '#core/gait/decidedHints.ts';
import { json, text } from '../rows.ts';
import { all, type ReadDb, type Row, run, runOne, sql, type WriteDb } from '../sql.ts';

const decisionSchema = z.enum(hintDecisions);

/** What the clinician said to the suggestions of a visit, oldest decision first. */
export const hintDecisionsOf = (db: ReadDb, visit: VisitId): readonly KeptDecision[] =>
  all(db, sql`SELECT * FROM hint_decision WHERE visit_id = ${visit} ORDER BY decided_at, rowid`).map(fromRow);

/** Keeps a decision with the suggestion as it was shown; one about the same suggestion before is taken over. */
export function keepHintDecision(db: WriteDb, visit: VisitId, kept: KeptDecision): void {
  const { hint, decision, note, decidedAt, decidedBy } = kept;
  runOne(
    db,
    sql`
    INSERT INTO hint_decision (visit_id, hint_id, subject, decision, note, hint_json, decided_at, decided_by)
    VALUES (${visit}, ${hint.id}, ${hint.subject}, ${decision}, ${note}, ${JSON.stringify(hint)}, ${decidedAt}, ${decidedBy})
    ON CONFLICT (visit_id, hint_id, subject) DO UPDATE SET decision = excluded.decision, note = excluded.note, hint_json = excluded.hint_json,
      decided_at = excluded.decided_at, decided_by = excluded.decided_by`,
  );
}

export function dropHintDecision(db: WriteDb, visit: VisitId, { id, subject }: Pick<KeptDecision['hint'], 'id' | 'subject'>): void {
  run(db, sql`DELETE FROM hint_decision WHERE visit_id = ${visit} AND hint_id = ${id} AND subject = ${subject}`);
}

const fromRow = (row: Row): KeptDecision => ({
  decision: decisionSchema.parse(text(row, 'decision')),
  note: text(row, 'note'),
  hint: hintSchema.parse(json(row, 'hint_json')),
  decidedAt: text(row, 'decided_at'),
  decidedBy: text(row, 'decided_by'),
});
