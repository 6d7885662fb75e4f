import type { Clinician } from '#core/clinical/entry.ts';
import type { Letter } from '#core/clinical/redFlags/letter.ts';
import type { SheetParts } from './makeSheet.ts';
import { notices, sheetHeadings, toFillIn, whoInWords } from './sheetWords.ts';

/** A referral letter on paper: a draft, to be signed by hand. `telling` says how it stands with the patient's consent to it. */
export const letterSheet = ({ sections }: Letter, by: Clinician, telling: string): SheetParts => ({
  title: sheetHeadings.letter,
  notices: [notices.draft(whoInWords(by)), telling],
  sections: sections.map(({ heading, sentences }) => ({ heading, paragraphs: [...sentences], rows: [] })),
  closing: [],
  toFillIn: [toFillIn.place, toFillIn.signature],
});
