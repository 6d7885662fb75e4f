import { Image } from '@react-pdf/renderer';
import { createElement, type ReactElement, type ReactNode } from 'react';
import { drawingOver } from './drawing.ts';
import { lines, text, view } from './element.ts';
import { fitted, foot, letterhead, type Pictures, runningHead, titleBlock } from './frontMatter.ts';
import type { ReportKeyImage, ReportModel } from './model.ts';
import { type PdfDocument, pages } from './pages.ts';
import type { PatientPage } from './patientModel.ts';
import { exercises, painRows, plain, plainSection, point, sentence } from './plainParts.ts';
import { rowsOf, stillColumns } from './stillColumns.ts';
import { colours, contentWidth, type } from './theme.ts';
import { limits, plainLabels } from './words.ts';

const gap = 14;
/** Three stills and their words leave room for what they show. */
const mostHeight = 190;

/** The report for the patient: what we found with at most three stills, what it means, what to do this week, how much pain is all right, and when to call. */
export function patientDocument(model: ReportModel, page: PatientPage, pictures: Pictures, signsLost: boolean): PdfDocument {
  return pages(
    {
      model,
      title: `${page.title}: ${model.patient.givenName} ${model.patient.familyName}`,
      head: () => runningHead(model),
      foot: (number, count) => foot(model, `Report ${model.version}`, number, count),
    },
    letterhead(model, pictures),
    // Their reason for coming is in their own head.
    titleBlock({ ...model, visit: { ...model.visit, reason: '' } }, page.title),
    ...plainSection(page.headings.found, model, [...page.found.map(sentence), ...written(model.findings), ...stills(model, pictures)]),
    ...plainSection(page.headings.means, model, page.means.map(sentence)),
    ...plainSection(page.headings.week, model, [
      ...page.week.map(sentence),
      ...(model.plans ?? []).flatMap(exercises),
      ...page.afterWeek.map(sentence),
      ...written(model.advice),
    ]),
    ...(page.pain === null ? [] : plainSection(page.headings.pain, model, painRows(page.pain))),
    ...plainSection(page.headings.call, model, [...page.sent.map(sentence), ...page.calls.map(callBlock), ...contact(model)]),
    decided(page.decides),
    signsLost ? text({ ...type.small, marginTop: 8 }, limits.missingSign) : null,
  );
}

/** What the clinician wrote, paragraph by paragraph; nothing where it is left out or empty. */
const written = (words: string | null): readonly ReactElement[] =>
  (words ?? '')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => view({ style: { marginBottom: 3 } }, ...lines(plain, paragraph)));

/** Who decides, set apart at the end of what a patient takes home. */
export const decided = (words: string): ReactElement =>
  view(
    { wrap: false, style: { marginTop: 10, padding: 8, backgroundColor: colours.paper, borderRadius: 4 } },
    text({ ...plain, fontSize: 10 }, words),
  );

const callBlock = ({ say, signs }: PatientPage['calls'][number]): ReactElement =>
  view({ wrap: false, style: { marginBottom: 5 } }, text({ ...plain, fontWeight: 600, marginBottom: 1 }, say), ...signs.map(point));

const contact = ({ clinic }: ReportModel): readonly ReactElement[] =>
  clinic.contact === '' ? [] : [sentence(plainLabels.contact([clinic.name, clinic.contact].filter((part) => part !== '').join(', ')))];

function stills({ keyImages, paper }: ReportModel, pictures: Pictures): readonly ReactElement[] {
  return rowsOf(keyImages).flatMap((row) => {
    if (row.length === 0) return [];
    const { height, widths } = stillColumns(row, contentWidth(paper), gap, mostHeight);
    return [
      view(
        { wrap: false, style: { flexDirection: 'row', marginTop: 4, marginBottom: 6 } },
        ...row.map((image, n) => still(image, { width: widths[n] ?? 0, height }, n, pictures)),
      ),
    ];
  });
}

function still(
  image: ReportKeyImage,
  box: { readonly width: number; readonly height: number },
  n: number,
  pictures: Pictures,
): ReactElement {
  const file = image.picture === null ? undefined : pictures[image.picture.sha256];
  const size = fitted({ width: image.width * 100, height: image.height * 100 }, box);
  const shown: ReactNode =
    file === undefined
      ? view(
          { style: { ...size, justifyContent: 'center', padding: 8, backgroundColor: colours.paper } },
          text({ ...type.small, textAlign: 'center' }, plainLabels.noPicture),
        )
      : view(
          { style: { ...size, overflow: 'hidden' } },
          createElement(Image, { src: file, style: size }),
          drawingOver(image, size, image.drawing),
        );
  return view(
    { style: { width: box.width, marginLeft: n === 0 ? 0 : gap } },
    shown,
    image.title === '' ? null : text({ ...plain, fontSize: 9.5, fontWeight: 600, marginTop: 3 }, image.title),
    ...lines({ ...plain, fontSize: 9.5 }, image.comment),
  );
}
