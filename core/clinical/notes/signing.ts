import type { VisitId } from '../../domain/ids.ts';
import { compareInstants } from '../calendar.ts';
import type { Clinician } from '../entry.ts';
import { type Amendment, type Note, type SignedNote, type Soap, soapParts } from './note.ts';

/** SHA-256 of a text in UTF-8, 64 hex digits in lower case; the caller brings it, as the core has no cryptography. */
export type Sha256 = (text: string) => string;
type Seal = { readonly by: Clinician; readonly at: string };

/** Why a note cannot be signed or amended. Closed. */
export const signingRefusals = ['already-signed', 'nothing-written', 'not-signed', 'dated-before'] as const;
export type SigningRefusal = (typeof signingRefusals)[number];
export type Signing = { readonly ok: true; readonly note: SignedNote } | { readonly ok: false; readonly reason: SigningRefusal };
const refused = (reason: SigningRefusal): Signing => ({ ok: false, reason });

/** Who seals, as the record keeps it: without blanks at the ends. */
const who = ({ name, role, registration }: Clinician): readonly string[] => [name.trim(), role, registration.trim()];

/** A list, so that nothing can slip from one part into the next; halves of characters become the mark that every file and database makes of them. */
const listed = (...parts: readonly string[]): string => JSON.stringify(parts.map((part) => part.toWellFormed()));

/** Exactly what is signed: of which visit, what was written, by whom, when. */
export const textToSign = (visitId: VisitId, content: Soap, { by, at }: Seal): string =>
  listed('soleus-note-1', visitId, ...soapParts.map((part) => content[part]), ...who(by), at);

/** Exactly what an amendment signs: the hash before it, and itself. */
const textToAmend = (previous: string, text: string, reason: string, { by, at }: Seal): string =>
  listed('soleus-amendment-1', previous, text, reason, ...who(by), at);

/** Signs a draft. From then on its content does not change. */
export function signNote(note: Note, visitId: VisitId, seal: Seal, sha256: Sha256): Signing {
  if (note.state === 'signed') return refused('already-signed');
  if (soapParts.every((part) => note.content[part].trim() === '')) return refused('nothing-written');
  const signature = { ...seal, sha256: sha256(textToSign(visitId, note.content, seal)) };
  return { ok: true, note: { state: 'signed', content: note.content, signature, amendments: [] } };
}

const lastSeal = ({ signature, amendments }: SignedNote): Seal & { readonly sha256: string } => amendments.at(-1) ?? signature;

/** Adds an amendment below a signed note. Dated no earlier than what it follows: a clock that was set back is put right first. */
export function amendNote(note: Note, added: Seal & { readonly text: string; readonly reason: string }, sha256: Sha256): Signing {
  if (note.state === 'draft') return refused('not-signed');
  const { text, reason, by, at } = added;
  if (text.trim() === '' || reason.trim() === '') return refused('nothing-written');
  const previous = lastSeal(note);
  if (compareInstants(at, previous.at) < 0) return refused('dated-before');
  const amendment: Amendment = { by, at, text, reason, sha256: sha256(textToAmend(previous.sha256, text, reason, added)) };
  return { ok: true, note: { ...note, amendments: [...note.amendments, amendment] } };
}

/** Whether a signed note is what was signed; else the first place that is not: 0 for the note itself, n for its nth amendment. */
export function verifyNote(
  note: SignedNote,
  visitId: VisitId,
  sha256: Sha256,
): { readonly intact: true } | { readonly intact: false; readonly at: number } {
  const { content, signature, amendments } = note;
  if (sha256(textToSign(visitId, content, signature)) !== signature.sha256) return { intact: false, at: 0 };
  let previous = signature.sha256;
  for (const [n, amendment] of amendments.entries()) {
    if (sha256(textToAmend(previous, amendment.text, amendment.reason, amendment)) !== amendment.sha256)
      return { intact: false, at: n + 1 };
    previous = amendment.sha256;
  }
  return { intact: true };
}
