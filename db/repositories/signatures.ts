import { type Clinician, clinicianSchema } from '#core/clinical/entry.ts';
import { type Amendment, amendmentSchema } from '#core/clinical/notes/note.ts';
import type { VisitId } from '#core/domain/ids.ts';
import { json, text } from '../rows.ts';
import { all, first, type ReadDb, run, runOne, sql, transaction, type WriteDb } from '../sql.ts';

export type VisitSignature = {
  readonly visitId: VisitId;
  readonly at: string;
  readonly by: Clinician;
  /** Of the note alone. */
  readonly noteSha256: string;
  /** All that was signed, as it was. */
  readonly contentJson: string;
  readonly contentSha256: string;
};

/** The signature of a visit; null while it is a draft. */
export function signatureOf(db: ReadDb, visit: VisitId): VisitSignature | null {
  const row = first(db, sql`SELECT * FROM visit_signature WHERE visit_id = ${visit}`);
  if (row === null) return null;
  return {
    visitId: visit,
    at: text(row, 'signed_at'),
    by: clinicianSchema.parse(json(row, 'signed_by_json')),
    noteSha256: text(row, 'note_sha256'),
    contentJson: text(row, 'content_json'),
    contentSha256: text(row, 'content_sha256'),
  };
}

export const isSigned = (db: ReadDb, visit: VisitId): boolean =>
  first(db, sql`SELECT 1 AS one FROM visit_signature WHERE visit_id = ${visit}`) !== null;

/** Signs a visit and locks its forms and the versions of plans that were made at it; all or nothing. */
export function addSignature(db: WriteDb, s: VisitSignature): void {
  transaction(db, () => {
    runOne(
      db,
      sql`
      INSERT INTO visit_signature (visit_id, signed_at, signed_by_json, note_sha256, content_json, content_sha256)
      VALUES (${s.visitId}, ${s.at}, ${JSON.stringify(s.by)}, ${s.noteSha256}, ${s.contentJson}, ${s.contentSha256})`,
    );
    run(db, sql`UPDATE clinical_form SET signed_at = ${s.at} WHERE visit_id = ${s.visitId}`);
    run(db, sql`UPDATE plan_version SET signed_at = ${s.at} WHERE visit_id = ${s.visitId}`);
  });
}

/** In their order. */
export const amendmentsOf = (db: ReadDb, visit: VisitId): Amendment[] =>
  all(db, sql`SELECT details_json FROM amendment WHERE visit_id = ${visit} ORDER BY position`).map((row) =>
    amendmentSchema.parse(json(row, 'details_json')),
  );

/** Adds an amendment after the `position - 1` that are there. */
export function addAmendment(db: WriteDb, visit: VisitId, position: number, amendment: Amendment): void {
  runOne(db, sql`INSERT INTO amendment (visit_id, position, details_json) VALUES (${visit}, ${position}, ${JSON.stringify(amendment)})`);
}
