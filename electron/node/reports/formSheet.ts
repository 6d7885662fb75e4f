import type { Form } from '#core/clinical/form.ts';
import type { Amendment } from '#core/clinical/notes/note.ts';
import type { Sheet, SheetRow, SheetSection } from '#core/clinical/printed/sheet.ts';
import type { VisitSigning } from '#core/clinical/signed.ts';
import { printedMoment } from './format.ts';
import type { SheetParts } from './makeSheet.ts';
import {
  begunWords,
  noRules,
  notices,
  recordLabels,
  sheetHeadings,
  signedWords,
  sumInWords,
  whoInWords,
  writtenWords,
} from './sheetWords.ts';

const row = (label: string, answer: string): SheetRow => ({ label, answer, state: 'given', notes: [] });
const section = (heading: string, rows: readonly SheetRow[], paragraphs: readonly string[] = []): SheetSection => ({
  heading,
  rows: [...rows],
  paragraphs: [...paragraphs],
});

/** When it was filled in and by whom, and which versions of the rules and of the scoring made of it what is printed. */
function recordOf({ createdAt, createdBy, updatedAt, revision, judgement, derived }: Form, zone: string): SheetSection {
  const versions = [...new Set(judgement.results.map(({ rulesVersion }) => rulesVersion))];
  const scored = derived.measures.length + derived.numbers.length > 0;
  return section(sheetHeadings.record, [
    row(recordLabels.begun, begunWords(printedMoment(createdAt, zone), createdBy)),
    row(recordLabels.written, writtenWords(printedMoment(updatedAt, zone), revision)),
    row(recordLabels.rules, versions.length === 0 ? noRules : versions.join(', ')),
    ...(scored ? [row(recordLabels.scoring, derived.algorithm)] : []),
  ]);
}

const amendmentOf = ({ by, at, text, reason, sha256 }: Amendment, number: number, zone: string): SheetSection =>
  section(
    sheetHeadings.amendment(number),
    [
      row(recordLabels.why, reason),
      row(recordLabels.signedBy, signedWords(whoInWords(by), printedMoment(at, zone))),
      row(recordLabels.sum, sumInWords(sha256)),
    ],
    [text],
  );

/** A form on paper: what the page worded, then what the record knows of it: its times, versions, signature and, in full, the amendments of its visit. */
export function formSheet({ title, sections }: Sheet, form: Form, signing: VisitSigning, zone: string): SheetParts {
  const record = recordOf(form, zone);
  if (signing.state === 'draft') return { title, sections, notices: [notices.unsigned], closing: [record], toFillIn: [] };
  const { by, at, sha256, note, intact, broken } = signing;
  const { amendments } = note;
  return {
    title,
    sections,
    notices: [...(intact ? [] : [notices.broken(broken)]), ...(amendments.length === 0 ? [] : [notices.amended(amendments.length)])],
    closing: [
      record,
      section(sheetHeadings.signature, [
        row(recordLabels.signedBy, signedWords(whoInWords(by), printedMoment(at, zone))),
        row(recordLabels.sum, sumInWords(sha256)),
      ]),
      ...amendments.map((amendment, n) => amendmentOf(amendment, n + 1, zone)),
    ],
    toFillIn: [],
  };
}
