import type { Clinician } from '#core/clinical/entry.ts';
import type { BrokenPlace } from '#core/clinical/signed.ts';

/** Every word that a printed form or letter has of its own, in plain English; those of its questions and answers come with it. */

export const sheetHeadings = {
  letter: 'Referral letter',
  record: 'Of this form',
  signature: 'Signature',
  amendment: (number: number): string => `Amendment ${number}`,
} as const;

const roleWords: Readonly<Record<Clinician['role'], string>> = {
  physiotherapist: 'physiotherapist',
  physician: 'physician',
  assistant: 'assistant',
};

/** `Robin Sample, physiotherapist, PH 0000`. */
export const whoInWords = ({ name, role, registration }: Clinician): string =>
  [name, roleWords[role], registration].filter((part) => part !== '').join(', ');

export const recordLabels = {
  begun: 'Begun',
  written: 'Last written',
  rules: 'Rules, version',
  scoring: 'Numbers, version',
  signedBy: 'Signed by',
  sum: 'Check sum (SHA-256)',
  why: 'Why it is amended',
} as const;

export const begunWords = (moment: string, by: string): string => `${moment}, by ${by}`;
export const writtenWords = (moment: string, revision: number): string => `${moment}, revision ${revision}`;
export const signedWords = (who: string, moment: string): string => `${who}, ${moment}`;
/** A check sum in groups of eight, to be read aloud and compared; it is one line without the blanks. */
export const sumInWords = (sha256: string): string => sha256.match(/.{1,8}/g)?.join(' ') ?? sha256;

export const noRules = 'No rules judge a form of this kind.';

const brokenWords: Readonly<Record<BrokenPlace, string>> = {
  signature: 'the signature itself',
  note: 'the note',
  amendment: 'an amendment',
  visit: 'the details of the visit',
  form: 'a form of the visit',
  plan: 'what was made of a loading plan at the visit',
  patient: 'whose visit it is',
  audit: 'the entry in the log',
};

export const notices = {
  unsigned: 'Not signed: what stands here may still change.',
  amended: (count: number): string =>
    count === 1 ? 'An amendment was added below after signing.' : `${count} amendments were added below after signing.`,
  broken: (places: readonly BrokenPlace[]): string =>
    `This is not what was signed. Not as it was: ${places.map((place) => brokenWords[place]).join('; ')}.`,
  draft: (who: string): string =>
    `Draft, to be checked and signed by ${who}. It holds what is recorded and what was typed for it; what is not known is said to be so.`,
} as const;

/** How it stands with the patient's consent that a physician is told. */
export const tellingWords = {
  given: 'The patient agreed that a physician is told.',
  'none-given': 'Nobody has asked yet whether a physician may be told: ask the patient before it is sent.',
  uncertain: 'A consent that a physician is told is on record but does not count at present: ask again before it is sent.',
  emergency: 'The patient did not agree that a physician is told. It is an emergency: whoever sends it decides, and answers for it.',
} as const;

export const toFillIn = { place: 'Place and day', signature: 'Checked and signed' } as const;
