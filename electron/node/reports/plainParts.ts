import type { ReactElement, ReactNode } from 'react';
import { weekdayOf } from '#core/plan/day.ts';
import { text, view } from './element.ts';
import type { ReportModel } from './model.ts';
import type { PatientPage } from './patientModel.ts';
import type { PrintedPlan } from './planModel.ts';
import { weekdayWord } from './planWords.ts';
import { colours, type } from './theme.ts';
import { plainLabels } from './words.ts';

/** Parts of the pages that patients read: larger letters, short lines, nothing that only a colour tells. */

export const plain = { fontSize: 10.5, lineHeight: 1.42 } as const;

/** A heading of a plain page. */
export const plainHeading = (title: string, { accent }: Pick<ReportModel, 'accent'>): ReactElement =>
  view({ style: { marginTop: 9, marginBottom: 4 } }, text({ ...type.section, fontSize: 13.5, color: accent }, title));

/** A heading that stays with its first block, then the others. */
export function plainSection(title: string, model: Pick<ReportModel, 'accent'>, blocks: readonly ReactElement[]): readonly ReactNode[] {
  const [first, ...others] = blocks;
  return first === undefined ? [] : [view({ wrap: false }, plainHeading(title, model), first), ...others];
}

export const sentence = (words: string): ReactElement => view({ style: { marginBottom: 3 } }, text(plain, words));

/** A sentence of a list. */
export const point = (words: string): ReactElement =>
  view(
    { wrap: false, style: { flexDirection: 'row', marginBottom: 2 } },
    text({ ...plain, width: 12 }, '•'),
    view({ style: { flexGrow: 1, flexShrink: 1, flexBasis: 0 } }, text(plain, words)),
  );

/** On which days of the plan an entry is done: `every day`, or `Mon, Wed, Fri`; with how often where it is more than once. */
export function dayWords({ days }: Pick<PrintedPlan, 'days'>, entry: number): string {
  const on = days.flatMap(({ day, items }) => items.filter((item) => item.entry === entry).map(({ times }) => ({ day, times })));
  const most = Math.max(0, ...on.map(({ times }) => times));
  const often = most > 1 ? `, ${plainLabels.timesADay(most)}` : '';
  if (on.length > 0 && on.length === days.length) return `${plainLabels.everyDay}${often}`;
  const names = [...new Set(on.map(({ day }) => weekdayOf(day)))].map(weekdayWord);
  return `${names.join(', ')}${often}`;
}

/** An exercise: what it is and how it is done, beside how much and on which days. */
function exerciseRow(plan: PrintedPlan, number: number): ReactElement | null {
  const entry = plan.entries[number - 1];
  if (entry === undefined) return null;
  const { name, how, side, dose, load, rest, note } = entry;
  const much = [dose, load, rest === '' ? '' : plainLabels.rest(rest)].filter((part) => part !== '');
  return view(
    {
      wrap: false,
      style: { flexDirection: 'row', borderTopWidth: 0.5, borderTopColor: colours.rule, paddingVertical: 4 },
    },
    view(
      { style: { width: '56%', paddingRight: 12 } },
      text({ ...plain, fontWeight: 600 }, `${name}, ${side}`),
      text({ ...plain, fontSize: 9.5 }, how),
      note === '' ? null : text({ ...plain, fontSize: 9.5, color: colours.soft }, note),
    ),
    view(
      { style: { width: '44%' } },
      ...much.map((words) => text({ ...plain, fontSize: 10 }, words)),
      text({ ...plain, fontSize: 10, fontWeight: 600 }, dayWords(plan, number)),
    ),
  );
}

/** The exercises that the days of a plan ask for, under its name. Names of phases are the clinician's: `3 x 15RM` tells a patient nothing. */
export function exercises(plan: PrintedPlan): readonly ReactElement[] {
  const asked = new Set(plan.days.flatMap(({ items }) => items.map(({ entry }) => entry)));
  const rows = plan.entries.flatMap((_, n) => (asked.has(n + 1) ? (exerciseRow(plan, n + 1) ?? []) : []));
  const { phase, name } = plan;
  const title = phase === null ? name : `${name}, ${plainLabels.step(phase)}`;
  const head = text({ ...plain, fontWeight: 600, marginTop: 3, marginBottom: 2 }, title);
  const [first, ...others] = rows;
  return first === undefined ? [head, sentence(plainLabels.noExercise)] : [view({ wrap: false }, head, first), ...others];
}

const zones = { green: '#2f7d4f', amber: '#a86a12', red: '#9c3f22' } as const;

/** How much pain is all right: a row a zone, told by its numbers as well as by a bar at its side. */
export function painRows({ scale, green, amber, red }: NonNullable<PatientPage['pain']>): readonly ReactElement[] {
  const row = (zone: keyof typeof zones, words: string): ReactElement =>
    view({ wrap: false, style: { borderLeftWidth: 4, borderLeftColor: zones[zone], paddingLeft: 8, marginBottom: 3 } }, text(plain, words));
  return [sentence(scale), row('green', green), ...(amber === null ? [] : [row('amber', amber)]), row('red', red)];
}
