import type { ReactElement, ReactNode } from 'react';
import { weekdayOf } from '#core/plan/day.ts';
import { text, view } from './element.ts';
import { printedBirthDate } from './format.ts';
import { foot, letterhead, type Pictures, runningHead, titleBlock } from './frontMatter.ts';
import type { ReportModel } from './model.ts';
import { type PdfDocument, pages } from './pages.ts';
import { decided } from './patientDocument.ts';
import type { HomePage } from './patientModel.ts';
import { exercises, painRows, plain, plainHeading, sentence } from './plainParts.ts';
import type { PrintedPlan } from './planModel.ts';
import { weekdayWord } from './planWords.ts';
import { colours, type } from './theme.ts';
import { limits, plainLabels } from './words.ts';

/** The home programme: the exercises of the plan, then a grid of each week to tick and to write in. */
export function homeDocument(model: ReportModel, page: HomePage, pictures: Pictures, signsLost: boolean): PdfDocument {
  const plans = model.plans ?? [];
  return pages(
    {
      model,
      title: `${page.title}: ${model.patient.givenName} ${model.patient.familyName}`,
      head: () => runningHead(model),
      foot: (number, count) => foot(model, `${plainLabels.homeFoot} ${model.version}`, number, count),
    },
    letterhead(model, pictures),
    titleBlock({ ...model, visit: { ...model.visit, reason: '' } }, page.title),
    ...(plans.length === 0 ? [sentence(page.nothing)] : [sentence(page.intro), ...plans.flatMap(described)]),
    ...(page.pain === null ? [] : [view({ wrap: false, style: { marginTop: 8 } }, ...painRows(page.pain))]),
    decided(page.decides),
    ...weeksOf(plans).flatMap((days) => weekPage(days, plans, page, model)),
    signsLost ? text({ ...type.small, marginTop: 8 }, limits.missingSign) : null,
  );
}

/** Which version of the plan it is, under its exercises: so that an old sheet is known for one. */
const described = (plan: PrintedPlan): readonly ReactElement[] => [
  ...exercises(plan),
  text({ ...type.small, marginTop: 2, marginBottom: 6 }, plainLabels.version(plan.version, printedBirthDate(plan.versionFrom))),
];

/** The days of all plans in sevens, the earliest first; none where there is no plan. */
function weeksOf(plans: readonly PrintedPlan[]): readonly (readonly string[])[] {
  const days = [...new Set(plans.flatMap((plan) => plan.days.map(({ day }) => day)))].toSorted();
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(7 * week, 7 * week + 7));
}

const nameWidth = '30%';
const dayWidth = '10%';
const line = { borderBottomWidth: 0.6, borderBottomColor: colours.faint } as const;

function weekPage(days: readonly string[], plans: readonly PrintedPlan[], page: HomePage, model: ReportModel): readonly ReactNode[] {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return [];
  const asked = plans.flatMap((plan) =>
    plan.entries.flatMap(({ name, side, dose, weighed }, n) => {
      const times = days.map((day) => timesOn(plan, day, n + 1));
      return times.every((count) => count === 0) ? [] : [{ name: `${name}, ${side}`, dose, weighed, times }];
    }),
  );
  return [
    view(
      { break: true },
      plainHeading(`${page.diaryHeading}, ${printedBirthDate(from)} to ${printedBirthDate(to)}`, model),
      sentence(page.diaryHow),
    ),
    row(
      {},
      text(type.label, plainLabels.exercise),
      days.map((day) =>
        text({ ...plain, fontSize: 9, fontWeight: 600, textAlign: 'center' }, `${weekdayWord(weekdayOf(day))} ${Number(day.slice(8))}`),
      ),
    ),
    ...asked.map(({ name, dose, weighed, times }) =>
      row(
        {},
        view({}, text({ ...plain, fontSize: 9.5, fontWeight: 600, lineHeight: 1.25 }, name), text({ ...type.small, fontSize: 8 }, dose)),
        times.map((count) => view({}, boxes(count), weighed && count > 0 ? weight : null)),
      ),
    ),
    ...page.lines.map((label) =>
      row(
        { tall: true },
        text({ ...plain, fontSize: 9.5, lineHeight: 1.25 }, label),
        days.map(() => null),
      ),
    ),
    view(
      { wrap: false, style: { marginTop: 10 } },
      text({ ...plain, fontWeight: 600 }, page.notes),
      ...Array.from({ length: 4 }, () => view({ style: { ...line, height: 22 } })),
    ),
  ];
}

const timesOn = ({ days }: PrintedPlan, day: string, entry: number): number =>
  days.find((one) => one.day === day)?.items.find((item) => item.entry === entry)?.times ?? 0;

/** A box to tick for each go; a day of rest has none. */
const boxes = (count: number): ReactElement =>
  view(
    { style: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'center' } },
    ...Array.from({ length: count }, () =>
      view({ style: { width: 13, height: 13, margin: 1.5, borderWidth: 0.9, borderColor: colours.ink, borderRadius: 2 } }),
    ),
  );

/** Where the weight that was lifted is written. */
const weight: ReactElement = view(
  { style: { height: 16, justifyContent: 'flex-end', paddingRight: 3 } },
  text({ ...type.small, fontSize: 7.5, textAlign: 'right' }, plainLabels.kilograms),
);

/** A line of the grid: what it is of, then a cell a day. */
const row = ({ tall = false }: { readonly tall?: boolean }, label: ReactElement, cells: readonly (ReactElement | null)[]): ReactElement =>
  view(
    { wrap: false, style: { flexDirection: 'row', ...line, minHeight: tall ? 30 : 22 } },
    view({ style: { width: nameWidth, paddingVertical: 3, paddingRight: 6, justifyContent: 'center' } }, label),
    ...cells.map((cell) =>
      view(
        { style: { width: dayWidth, paddingVertical: 3, justifyContent: 'center', borderLeftWidth: 0.6, borderLeftColor: colours.faint } },
        cell,
      ),
    ),
  );
