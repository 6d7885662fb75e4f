import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeOf, visitParts } from '#core/clinical/notes/afterSigning.ts';
import { type DraftNote, emptyNote, type Note, noteSchema, type SignedNote } from '#core/clinical/notes/note.ts';
import { amendNote, signNote, textToSign, verifyNote } from '#core/clinical/notes/signing.ts';
import { visitId } from '#core/domain/ids.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const visit = visitId.parse('00000000-0000-4000-8000-000000000001');
const other = visitId.parse('00000000-0000-4000-8000-000000000002');
const by = { name: 'Physio Sample', role: 'physiotherapist', registration: 'P1' } as const;
const colleague = { ...by, name: 'Colleague Sample' };
const at = '2026-03-10T12:00:00.000Z';
const draft: DraftNote = { state: 'draft', content: { ...emptyNote.content, subjective: 'heel hurts', plan: 'load' } };
const done = (signing: ReturnType<typeof signNote>): SignedNote => {
  if (!signing.ok) throw new Error(signing.reason);
  return signing.note;
};
const signed = done(signNote(draft, visit, { by, at }, sha256));
const amended = done(
  amendNote(
    done(amendNote(signed, { by, at: '2026-03-10T13:00:00Z', text: 'left, not right', reason: 'slip' }, sha256)),
    { by: colleague, at: '2026-03-11T08:00:00Z', text: 'MRI came', reason: 'result' },
    sha256,
  ),
);

describe('signing', () => {
  test('keeps the content to the letter, with who, when and the hash of what was signed', () => {
    expect(signed.content).toEqual(draft.content);
    expect(signed.signature).toEqual({ by, at, sha256: sha256(textToSign(visit, draft.content, { by, at })) });
    expect(noteSchema.parse(signed)).toEqual(signed);
    expect(verifyNote(signed, visit, sha256)).toEqual({ intact: true });
  });
  test('not twice, and not a note with nothing in it', () => {
    expect(signNote(signed, visit, { by, at }, sha256)).toEqual({ ok: false, reason: 'already-signed' });
    expect(signNote(emptyNote, visit, { by, at }, sha256)).toEqual({ ok: false, reason: 'nothing-written' });
    const blank: Note = { state: 'draft', content: { ...emptyNote.content, plan: ' \n\t ' } };
    expect(signNote(blank, visit, { by, at }, sha256)).toEqual({ ok: false, reason: 'nothing-written' });
  });
  test('what is signed differs whenever anything of it does', () => {
    const soap = fc.record({ subjective: fc.string(), objective: fc.string(), assessment: fc.string(), plan: fc.string() });
    fc.assert(
      fc.property(soap, soap, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(textToSign(visit, a, { by, at }) === textToSign(visit, b, { by, at })).toBe(same);
      }),
    );
    const base = { ...emptyNote.content, subjective: 'ab', objective: 'c' };
    const moved = { ...base, subjective: 'a', objective: 'bc' };
    expect(textToSign(visit, base, { by, at })).not.toBe(textToSign(visit, moved, { by, at }));
    expect(textToSign(visit, base, { by, at })).not.toBe(textToSign(other, base, { by, at }));
    expect(textToSign(visit, base, { by, at })).not.toBe(textToSign(visit, base, { by: colleague, at }));
  });
  test('text that no file can keep as it is verifies after it was kept', () => {
    const half = done(signNote({ ...draft, content: { ...draft.content, plan: 'half \ud83d gone' } }, visit, { by, at }, sha256));
    const kept = { ...half, content: { ...half.content, plan: Buffer.from(half.content.plan, 'utf8').toString('utf8') } };
    expect(verifyNote(kept, visit, sha256)).toEqual({ intact: true });
  });
  test('a name that is kept without blanks at its ends verifies', () => {
    const padded = done(signNote(draft, visit, { by: { ...by, name: ' Physio Sample ' }, at }, sha256));
    expect(verifyNote(noteSchema.parse(padded) as SignedNote, visit, sha256)).toEqual({ intact: true });
  });
});

describe('amendments', () => {
  test('stand below the original, dated and with their author; the original stays as it was', () => {
    expect(amended.content).toEqual(draft.content);
    expect(amended.signature).toEqual(signed.signature);
    expect(amended.amendments.map((one) => [one.by.name, one.at, one.text, one.reason])).toEqual([
      ['Physio Sample', '2026-03-10T13:00:00Z', 'left, not right', 'slip'],
      ['Colleague Sample', '2026-03-11T08:00:00Z', 'MRI came', 'result'],
    ]);
    expect(noteSchema.parse(amended)).toEqual(amended);
    expect(signed.amendments).toEqual([]);
  });
  test('none to a draft, none without text or reason, none before what it follows; the same instant will do', () => {
    const added = { by, at, text: 'x', reason: 'y' };
    expect(amendNote(draft, added, sha256)).toEqual({ ok: false, reason: 'not-signed' });
    expect(amendNote(signed, { ...added, text: '  ' }, sha256)).toEqual({ ok: false, reason: 'nothing-written' });
    expect(amendNote(signed, { ...added, reason: '' }, sha256)).toEqual({ ok: false, reason: 'nothing-written' });
    expect(amendNote(signed, { ...added, at: '2026-03-10T11:59:59.999Z' }, sha256)).toEqual({ ok: false, reason: 'dated-before' });
    expect(amendNote(signed, added, sha256).ok).toBe(true);
    expect(amendNote(amended, { ...added, at: '2026-03-11T07:59:59Z' }, sha256)).toEqual({ ok: false, reason: 'dated-before' });
  });
});

describe('whatever is changed afterwards is found, and where', () => {
  const check = (change: (note: SignedNote) => SignedNote) => verifyNote(change(structuredClone(amended)), visit, sha256);
  const amendment = (n: number, part: object) => (note: SignedNote) => ({
    ...note,
    amendments: note.amendments.map((one, i) => (i === n ? { ...one, ...part } : one)),
  });
  test('in the note', () => {
    expect(check((note) => note)).toEqual({ intact: true });
    expect(check((note) => ({ ...note, content: { ...note.content, plan: 'rest' } }))).toEqual({ intact: false, at: 0 });
    expect(check((note) => ({ ...note, signature: { ...note.signature, by: colleague } }))).toEqual({ intact: false, at: 0 });
    expect(check((note) => ({ ...note, signature: { ...note.signature, at: '2026-03-10T12:00:01Z' } }))).toEqual({ intact: false, at: 0 });
    expect(verifyNote(amended, other, sha256)).toEqual({ intact: false, at: 0 });
  });
  test('in an amendment, in one that was taken out, in two that changed places', () => {
    expect(check(amendment(0, { text: 'right' }))).toEqual({ intact: false, at: 1 });
    expect(check(amendment(1, { at: '2026-03-12T08:00:00Z' }))).toEqual({ intact: false, at: 2 });
    expect(check((note) => ({ ...note, amendments: note.amendments.slice(1) }))).toEqual({ intact: false, at: 1 });
    expect(check((note) => ({ ...note, amendments: note.amendments.toReversed() }))).toEqual({ intact: false, at: 1 });
  });
});

test('after signing, what was found is amended, what comes later is filled in', () => {
  for (const part of visitParts) expect(changeOf(part, 'draft')).toBe('edit');
  expect(visitParts.filter((part) => changeOf(part, 'signed') === 'amend')).toEqual([
    'note',
    'intake',
    'red-flag-answers',
    'outcome-measures',
    'treatment',
    'cause-and-effect',
    'visit-details',
  ]);
  expect(visitParts.filter((part) => changeOf(part, 'signed') === 'free')).toEqual([
    'drawings',
    'tape-removal',
    'next-day-response',
    'referral-outcome',
    'consent-withdrawal',
  ]);
});

test('hostile notes are refused', () => {
  for (const bad of [
    { state: 'final', content: draft.content },
    { state: 'draft', content: { ...draft.content, plan: 'x'.repeat(20001) } },
    { state: 'draft', content: draft.content, signature: signed.signature },
    { state: 'signed', content: draft.content, amendments: [] },
    { ...signed, signature: { ...signed.signature, sha256: 'not a hash' } },
    { ...amended, amendments: [{ ...amended.amendments[0], text: '  ' }] },
  ])
    expect(noteSchema.safeParse(bad).success, JSON.stringify(bad).slice(0, 90)).toBe(false);
});
