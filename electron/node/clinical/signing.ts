import type { Clinician } from '#core/clinical/entry.ts';
import type { Form } from '#core/clinical/form.ts';
import type { SignedNote, Soap } from '#core/clinical/notes/note.ts';
import { emptyNote, soapParts } from '#core/clinical/notes/note.ts';
import { verifyNote } from '#core/clinical/notes/signing.ts';
import type { BrokenPlace, SigningObstacle, VisitSigning } from '#core/clinical/signed.ts';
import {
  canonical,
  changedSince,
  contentToSign,
  type PlansOfVisit,
  type SignedContent,
  signedContentSchema,
} from '#core/clinical/signedContent.ts';
import type { VisitId } from '#core/domain/ids.ts';
import type { Visit } from '#core/domain/patient.ts';
import { auditEntries } from '#db/repositories/audit.ts';
import { formsOfVisit } from '#db/repositories/forms.ts';
import { wasMergedInto } from '#db/repositories/merges.ts';
import { planDeedsOfVisit } from '#db/repositories/planDeeds.ts';
import { versionsOfVisit } from '#db/repositories/plans.ts';
import { recordingsOfVisit } from '#db/repositories/recordings.ts';
import { amendmentsOf, signatureOf, type VisitSignature } from '#db/repositories/signatures.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { ReadDb } from '#db/sql.ts';
import type { AppContext } from '../context.ts';
import { found } from '../written.ts';
import { hashOfText } from './hash.ts';
import { judgedAnew } from './judge.ts';

type Context = Pick<AppContext, 'db' | 'ports'>;

/** What was made of loading plans at a visit. */
const plansOf = (db: ReadDb, visit: VisitId): PlansOfVisit => ({
  versions: versionsOfVisit(db, visit),
  deeds: planDeedsOfVisit(db, visit),
});

/** What would be signed now: every form with the verdict that the rules give at this moment. */
export function contentNow(context: Context, visit: Visit): { readonly content: SignedContent; readonly forms: readonly Form[] } {
  const { db } = context;
  const judged = new Map(judgedAnew(context, visit.id).map(({ form, judgement }) => [form.id, judgement]));
  const forms = formsOfVisit(db, visit.id).map((form) => ({ ...form, judgement: judged.get(form.id) ?? form.judgement }));
  return { content: contentToSign(visit, forms, plansOf(db, visit.id), recordingsOfVisit(db, visit.id)), forms };
}

export const noteIn = (content: SignedContent): Soap => {
  const note = content.forms.find(({ kind }) => kind === 'note')?.details;
  return note?.kind === 'note' ? note.content : emptyNote.content;
};

/** What keeps a visit from being signed. */
export function obstaclesTo(visit: Visit, content: SignedContent, forms: readonly Form[]): SigningObstacle[] {
  const note = noteIn(content);
  return [
    ...(visit.removedAt === null ? [] : [{ why: 'removed' as const }]),
    ...(soapParts.every((part) => note[part].trim() === '') ? [{ why: 'nothing-written' as const }] : []),
    ...forms
      .filter(({ judgement }) => judgement.unsettled.length > 0)
      .map(({ id, kind, judgement }) => ({ why: 'unsettled' as const, formId: id, kind, rules: [...judgement.unsettled] })),
  ];
}

/** Exactly what a signature covers: the note's own hash, all of the content, by whom and when. */
export const sealOf = (noteSha256: string, contentJson: string, { name, role, registration }: Clinician, at: string): string =>
  hashOfText(canonical(['soleus-visit-1', noteSha256, contentJson, name, role, registration, at]));

/** What the audit log says of a signature: a hash of the whole of it, so that neither can be changed without the other. */
export const auditDetail = (contentSha256: string): string => `sha256 ${contentSha256}`;

function brokenIn(
  { db }: { readonly db: ReadDb },
  visit: Visit,
  signature: VisitSignature,
  note: SignedNote,
  content: SignedContent,
): BrokenPlace[] {
  const { contentJson, contentSha256, noteSha256, by, at } = signature;
  const verified = verifyNote(note, visit.id, hashOfText);
  const logged = auditEntries(db, visit.id, 1000).find(({ action }) => action === 'signed');
  const forms = formsOfVisit(db, visit.id);
  const owner = content.patientId === visit.patientId || wasMergedInto(db, content.patientId, visit.patientId);
  const places: readonly (readonly [BrokenPlace, boolean])[] = [
    ['signature', sealOf(noteSha256, contentJson, by, at) !== contentSha256],
    ['note', !verified.intact && verified.at === 0],
    ['amendment', !verified.intact && verified.at > 0],
    ['patient', !owner || forms.some(({ patientId }) => patientId !== visit.patientId)],
    ['audit', logged?.detail !== auditDetail(contentSha256)],
    ...changedSince(content, visit, forms, plansOf(db, visit.id)).map((place) => [place, true] as const),
  ];
  return places.filter(([, broken]) => broken).map(([place]) => place);
}

/** The note of a signed visit, as it was signed, with what was added below it. */
export function signedNote(db: ReadDb, { visitId, by, at, noteSha256 }: VisitSignature, content: SignedContent): SignedNote {
  return { state: 'signed', content: noteIn(content), signature: { by, at, sha256: noteSha256 }, amendments: amendmentsOf(db, visitId) };
}

/** Where a visit stands, checked anew against everything it holds. */
export function signingOf(context: Context, id: VisitId): VisitSigning {
  const { db } = context;
  const visit = found(visitById(db, id), 'visit');
  const signature = signatureOf(db, id);
  if (signature === null) {
    const { content, forms } = contentNow(context, visit);
    return { state: 'draft', sha256: hashOfText(canonical(content)), obstacles: obstaclesTo(visit, content, forms) };
  }
  const content = signedContentSchema.parse(JSON.parse(signature.contentJson));
  const note = signedNote(db, signature, content);
  const broken = brokenIn(context, visit, signature, note, content);
  return {
    state: 'signed',
    note,
    by: signature.by,
    at: signature.at,
    sha256: signature.contentSha256,
    forms: content.forms.length,
    intact: broken.length === 0,
    broken,
  };
}
