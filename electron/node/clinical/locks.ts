import { FailureError } from '#core/contract/failure.ts';
import type { VisitId } from '#core/domain/ids.ts';
import { isSigned } from '#db/repositories/signatures.ts';
import type { ReadDb } from '#db/sql.ts';

export const signedFailure = (what: string): FailureError =>
  new FailureError('signed', `This visit is signed: ${what} stays as it was.`, 'Add an amendment to the visit instead.');

/** Throws 'signed' where a visit is signed; `what` names what was to be changed. */
export function refuseSigned(db: ReadDb, visit: VisitId, what: string): void {
  if (isSigned(db, visit)) throw signedFailure(what);
}
