import type { ReactElement, ReactNode } from 'react';
import type { SheetRow, SheetSection } from '#core/clinical/printed/sheet.ts';
import { lines, text, view } from './element.ts';
import { foot, letterhead, type Pictures, runningHead, titleBlock } from './frontMatter.ts';
import { type PdfDocument, pages } from './pages.ts';
import type { SheetModel } from './sheetModel.ts';
import { colours, type } from './theme.ts';
import { limits } from './words.ts';

/** A printed form or letter. `pictures` gives the file of the clinic's logo by its sha256; `signsLost`: some sign had to be replaced. */
export function sheetDocument(model: SheetModel, pictures: Pictures, signsLost: boolean): PdfDocument {
  return pages(
    {
      model,
      title: `${model.title}: ${model.patient.givenName} ${model.patient.familyName}`,
      head: () => runningHead(model),
      foot: (page, count) => foot(model, model.title, page, count),
    },
    letterhead(model, pictures),
    titleBlock(model, model.title),
    ...model.notices.map(notice),
    ...[...model.sections, ...model.closing].flatMap((one) => section(one, model.accent)),
    model.toFillIn.length === 0
      ? null
      : view({ wrap: false, style: { flexDirection: 'row', marginTop: 34 } }, ...model.toFillIn.map(blank)),
    signsLost ? text({ ...type.small, marginTop: 10 }, limits.missingSign) : null,
  );
}

const notice = (words: string): ReactElement =>
  view(
    { wrap: false, style: { borderLeftWidth: 2.5, borderLeftColor: colours.warning, paddingLeft: 8, marginBottom: 8 } },
    text({ ...type.body, fontWeight: 600, color: colours.warning }, words),
  );

/** A line to write on, with what is to be written below it. */
const blank = (label: string): ReactElement =>
  view(
    { style: { flexGrow: 1, flexBasis: 0, marginRight: 24, borderTopWidth: 0.6, borderTopColor: colours.ink, paddingTop: 3 } },
    text(type.small, label),
  );

/** Characters from which on a row may be broken over pages: shorter ones stay whole. */
const longRow = 500;

/** The heading stays with its first block. */
function section({ heading, paragraphs, rows }: SheetSection, color: string): readonly ReactNode[] {
  const blocks: readonly ReactElement[] = [
    ...paragraphs.map((written) => view({ style: { marginBottom: 4 } }, ...lines(type.body, written))),
    ...rows.map(rowBlock),
  ];
  const title = view({ style: { marginTop: 10, marginBottom: 4 } }, text({ ...type.section, fontSize: 11.5, color }, heading));
  const [first, ...others] = blocks;
  const firstLength = rows[0] === undefined || paragraphs.length > 0 ? (paragraphs[0]?.length ?? 0) : lengthOf(rows[0]);
  if (first === undefined) return [title];
  if (firstLength < longRow) return [view({ wrap: false }, title, first), ...others];
  return [view({ wrap: false, minPresenceAhead: 60 }, title), ...blocks];
}

const lengthOf = ({ answer, notes }: SheetRow): number => answer.length + notes.reduce((sum, note) => sum + note.length, 0);

/** What was not answered is set apart from what was: nobody takes a reason for a word of the patient. */
function rowBlock(row: SheetRow): ReactElement {
  const { label, answer, state, notes } = row;
  const style =
    state === 'given' ? type.body : { ...type.body, fontFamily: 'Noto Sans', fontStyle: 'italic' as const, color: colours.soft };
  return view(
    {
      wrap: lengthOf(row) >= longRow,
      style: { flexDirection: 'row', borderBottomWidth: 0.4, borderBottomColor: colours.rule, paddingVertical: 2.6 },
    },
    view({ style: { width: '36%', paddingRight: 10 } }, text({ ...type.body, color: colours.soft }, label)),
    view(
      { style: { width: '64%' } },
      ...lines(style, answer),
      ...notes.map((note) => view({ style: { marginTop: 1 } }, ...lines({ ...type.small, fontSize: 7.5 }, note))),
    ),
  );
}
