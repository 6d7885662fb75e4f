import { amendNote, type SigningRefusal, signNote } from '#core/clinical/notes/signing.ts';
import type { SigningObstacle, VisitSigning } from '#core/clinical/signed.ts';
import { canonical, signedContentSchema } from '#core/clinical/signedContent.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { VisitId } from '#core/domain/ids.ts';
import { addAmendment, addSignature, isSigned, signatureOf } from '#db/repositories/signatures.ts';
import { visitById } from '#db/repositories/visits.ts';
import { recordRaised } from '../clinical/flags.ts';
import { hashOfText } from '../clinical/hash.ts';
import { rejudgeVisit } from '../clinical/judge.ts';
import { presentVisit } from '../clinical/present.ts';
import { auditDetail, contentNow, noteIn, obstaclesTo, sealOf, signedNote, signingOf } from '../clinical/signing.ts';
import { wordsOf } from '../clinical/startForm.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { found, staleWindow, written } from '../written.ts';

const refusals: Readonly<Record<SigningRefusal, FailureError>> = {
  'already-signed': new FailureError('signed', 'This visit is signed already.', 'Add an amendment to it instead.'),
  'nothing-written': new FailureError('invalid-input', 'Nothing is written.', 'Write it first.'),
  'not-signed': new FailureError('conflict', 'This visit is not signed.', 'Change it, or sign it first.'),
  'dated-before': new FailureError(
    'conflict',
    'This computer’s clock stands before the time of what is signed already.',
    'Put the clock right, then repeat it.',
  ),
};

function obstacleFailure(obstacle: SigningObstacle): FailureError {
  switch (obstacle.why) {
    case 'removed':
      return new FailureError('conflict', 'This visit was removed.', 'Bring the visit back first.');
    case 'nothing-written':
      return new FailureError('invalid-input', 'The note of this visit is empty.', 'Write the note, then sign.');
    case 'unsettled':
      return new FailureError(
        'blocked',
        `Rules stand in the way of the ${wordsOf(obstacle.kind)}: ${obstacle.rules.join(', ')}.`,
        'Correct it, decide on each of them, or remove the form; then sign.',
      );
  }
}

export function signingHandlers(context: AppContext): Pick<Handlers, 'visits.signing' | 'visits.sign' | 'visits.amend'> {
  const { db, events } = context;
  const changed = (id: VisitId): VisitSigning => {
    const { patientId } = found(visitById(db, id), 'visit');
    events.emit({ type: 'changed', topic: 'visit', id });
    events.emit({ type: 'changed', topic: 'clinical', id: patientId });
    return signingOf(context, id);
  };
  return {
    'visits.signing': ({ id }) => signingOf(context, id),
    'visits.sign': ({ id, by, sha256: seen }) => {
      found(visitById(db, id), 'visit');
      if (isSigned(db, id)) throw refusals['already-signed'];
      const visit = presentVisit(db, id);
      const { content, forms } = contentNow(context, visit);
      if (hashOfText(canonical(content)) !== seen) throw staleWindow('visit');
      const [obstacle] = obstaclesTo(visit, content, forms);
      if (obstacle !== undefined) throw obstacleFailure(obstacle);
      const at = context.ports.clock.now().toISOString();
      const signed = signNote({ state: 'draft', content: noteIn(content) }, id, { by, at }, hashOfText);
      if (!signed.ok) throw refusals[signed.reason];
      const { sha256: noteSha256 } = signed.note.signature;
      const contentJson = canonical(content);
      const contentSha256 = sealOf(noteSha256, contentJson, by, at);
      written(context, { action: 'signed', entity: 'visit', entityId: id, detail: auditDetail(contentSha256) }, () => {
        // The verdicts that are signed are those that were shown; what the screening raised stays, whatever comes later.
        rejudgeVisit(context, id);
        recordRaised(context, visit.patientId, id);
        addSignature(db, { visitId: id, at, by, noteSha256, contentJson, contentSha256 });
      });
      return changed(id);
    },
    'visits.amend': ({ id, by, text, reason, after }) => {
      found(visitById(db, id), 'visit');
      const signature = signatureOf(db, id);
      if (signature === null) throw refusals['not-signed'];
      const note = signedNote(db, signature, signedContentSchema.parse(JSON.parse(signature.contentJson)));
      if (note.amendments.length !== after) throw staleWindow('visit');
      const at = context.ports.clock.now().toISOString();
      const amended = amendNote(note, { by, at, text, reason }, hashOfText);
      if (!amended.ok) throw refusals[amended.reason];
      const added = amended.note.amendments.at(-1);
      if (added === undefined) throw refusals['nothing-written'];
      written(context, { action: 'amended', entity: 'visit', entityId: id, detail: `amendment ${after + 1}` }, () =>
        addAmendment(db, id, after + 1, added),
      );
      return changed(id);
    },
  };
}
