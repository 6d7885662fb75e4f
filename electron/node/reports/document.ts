import type { ReactElement, ReactNode } from 'react';
import { splitByVisit } from './beforeAfter.ts';
import { clinicalHeadings } from './clinicalWords.ts';
import { comparisonBlocks } from './comparison.ts';
import { diaryBlocks } from './diarySection.ts';
import { differenceBlocks } from './differenceSection.ts';
import { lines, text, view } from './element.ts';
import { foot, letterhead, type Pictures, runningHead, titleBlock } from './frontMatter.ts';
import { gaitBlocks } from './gaitSection.ts';
import { homeDocument } from './homeDocument.ts';
import { keyImageBlocks } from './keyImages.ts';
import { measurementTable } from './measurementTable.ts';
import { methodsBlocks } from './methods.ts';
import type { ReportModel } from './model.ts';
import { type PdfDocument, pages } from './pages.ts';
import { patientDocument } from './patientDocument.ts';
import { planBlocks } from './planSection.ts';
import { protocolBlocks } from './protocolSection.ts';
import { safetyBlocks } from './safetySection.ts';
import { scoreBlocks } from './scoreSection.ts';
import { suggestionBlocks } from './suggestions.ts';
import { colours, type } from './theme.ts';
import { treatmentBlocks } from './treatmentSection.ts';
import { headings } from './words.ts';

/** The pages of a report for whomever it is. `pictures` gives the file of each picture by its sha256; `signsLost`: some sign had to be replaced. */
export function reportDocument(model: ReportModel, pictures: Pictures, signsLost: boolean): PdfDocument {
  if (model.patientPage !== null) return patientDocument(model, model.patientPage, pictures, signsLost);
  if (model.homePage !== null) return homeDocument(model, model.homePage, pictures, signsLost);
  return clinicianDocument(model, pictures, signsLost);
}

function clinicianDocument(model: ReportModel, pictures: Pictures, signsLost: boolean): PdfDocument {
  const section = sectionIn(model.accent);
  const { across, within } = model.beforeAfter ? splitByVisit(model) : { across: null, within: model };
  return pages(
    {
      model,
      title: `${headings.title}: ${model.patient.givenName} ${model.patient.familyName}`,
      head: () => runningHead(model),
      foot: (page, count) => foot(model, `Report ${model.version}`, page, count),
    },
    letterhead(model, pictures),
    titleBlock(model, headings.title),
    ...section(
      headings.findings,
      model.findings === null ? null : prose(model.findings, 'No findings were written.'),
      isShort(model.findings),
    ),
    ...section(headings.advice, model.advice === null ? null : prose(model.advice, 'No advice was written.'), isShort(model.advice)),
    ...section(headings.keyImages, model.keyImages.length === 0 ? null : keyImageBlocks(model, pictures), true),
    ...section(
      headings.comparison,
      within.comparisons.length === 0 ? null : comparisonBlocks({ ...model, comparisons: within.comparisons }, pictures),
      true,
    ),
    ...section(
      headings.gait,
      ofSome(model.gait, (clips) => gaitBlocks(model, clips)),
      false,
    ),
    ...section(
      headings.differences,
      ofSome(within.differences, (kept) => differenceBlocks(model, kept)),
      false,
    ),
    ...(across === null ? [] : beforeAfter({ ...model, ...across }, pictures)),
    ...clinicalSections(model, section),
    ...section(
      headings.protocol,
      ofSome(model.protocols, (runs) => protocolBlocks(model, runs)),
      false,
    ),
    ...section(
      headings.suggestions,
      ofSome(model.suggestions, (accepted) => suggestionBlocks(model, accepted)),
      true,
    ),
    ...section(headings.measurements, model.measurements === null ? null : [measurementTable(model, model.measurements)], false),
    ...section(headings.methods, methodsBlocks(model, signsLost), true),
  );
}

type Section = ReturnType<typeof sectionIn>;

/** What was compared of two visits, on a page of its own; nothing where there is nothing. */
function beforeAfter(model: ReportModel, pictures: Pictures): readonly ReactNode[] {
  const blocks = [
    ...comparisonBlocks(model, pictures),
    ...(model.differences === null || model.differences.length === 0 ? [] : differenceBlocks(model, model.differences)),
  ];
  if (blocks.length === 0) return [];
  const [heading] = sectionIn(model.accent)(clinicalHeadings.beforeAfter, [], false);
  return [view({ break: true }, heading), ...blocks];
}

/** What the clinical record says, each part as far as it is chosen and there is something of it. */
function clinicalSections(model: ReportModel, section: Section): readonly ReactNode[] {
  const { treatments, scores, plans, diary, safety } = model;
  return [
    ...section(clinicalHeadings.safety, safety === null ? null : safetyBlocks(model, safety), true),
    ...section(clinicalHeadings.treatments, ofSome(treatments, treatmentBlocks), false),
    ...section(
      clinicalHeadings.scores,
      ofSome(scores, (some) => scoreBlocks(model, some)),
      true,
    ),
    ...section(
      clinicalHeadings.plan,
      ofSome(plans, (some) => planBlocks(model, some)),
      false,
    ),
    ...section(clinicalHeadings.diary, ofSome(diary, diaryBlocks), false),
  ];
}

/** Null, so that no section stands, where it is left out or has nothing to tell. */
const ofSome = <T>(items: readonly T[] | null, blocks: (items: readonly T[]) => readonly ReactElement[]): readonly ReactElement[] | null =>
  items === null || items.length === 0 ? null : blocks(items);

/** Points of a block that must fit under a heading whose first block may be broken. */
const presence = 95;

/** A heading that never stands alone at the foot of a page, then its blocks. `whole`: the first block is kept in one piece with the heading. */
const sectionIn =
  (color: string) =>
  (title: string, blocks: readonly ReactElement[] | null, whole: boolean): readonly ReactNode[] => {
    if (blocks === null) return [];
    const style = { marginTop: 8, marginBottom: 6 };
    const heading = text({ ...type.section, color }, title);
    const [first, ...others] = blocks;
    if (whole) return [view({ wrap: false }, view({ style }, heading), first ?? null), ...others];
    // In one piece: a page that ended in its lower margin would part it from what follows.
    return [view({ wrap: false, minPresenceAhead: presence, style }, heading), ...blocks];
  };

/** Longer paragraphs may be broken right under their heading. */
const isShort = (written: string | null): boolean => (written?.split(/\n{2,}/)[0]?.length ?? 0) < 500;

/** Free text in paragraphs that flow over pages. */
function prose(written: string, nothing: string): readonly ReactElement[] {
  const paragraphs = written.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  if (paragraphs.length === 0) return [text({ ...type.body, color: colours.soft }, nothing)];
  return paragraphs.map((paragraph) => view({ style: { marginBottom: 6 } }, ...lines(type.body, paragraph)));
}
