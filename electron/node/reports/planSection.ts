import type { ReactElement } from 'react';
import type { PrintedStanding } from './clinicalModel.ts';
import { clinicalNotes, statusWords } from './clinicalWords.ts';
import { lines, text, view } from './element.ts';
import { printedBirthDate, printedDay } from './format.ts';
import type { ReportModel } from './model.ts';
import { dayWords } from './plainParts.ts';
import type { PrintedPlan } from './planModel.ts';
import { groupRow, tableCell, tableHead, tableNotes, tableRow } from './table.ts';
import { colours, type } from './theme.ts';

const columns = {
  name: { width: 150, paddingRight: 8 },
  dose: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 8 },
  days: { width: 112 },
} as const;

/** Each plan that goes on: its version and phase, the exercises, the criteria, what is suggested and what was decided. */
export const planBlocks = (model: ReportModel, plans: readonly PrintedPlan[]): readonly ReactElement[] => [
  ...plans.flatMap((plan, n) => planBlock(model, plan, model.standings?.[n])),
  tableNotes([clinicalNotes.plan]),
];

function planBlock(model: ReportModel, plan: PrintedPlan, standing: PrintedStanding | undefined): readonly ReactElement[] {
  const { phase, cutOffs } = plan;
  const facts = [
    `Version ${plan.version}, from ${printedBirthDate(plan.versionFrom)} on, made by ${plan.versionBy}${plan.why === '' ? '' : `: ${plan.why}`}`,
    phase === null
      ? 'No phase on these days.'
      : `${phase.isLevel ? 'Level' : 'Phase'} ${phase.number} of ${phase.of}: ${phase.name}, since ${printedBirthDate(phase.since)}. ${phase.aim}`,
    `Cut-offs: pain to ${cutOffs.green} of 10 green, to ${cutOffs.acceptable} acceptable; next morning up to ${cutOffs.morningPain} points and ${cutOffs.morningStiffness} min above usual.`,
    plan.goals === '' ? '' : `Goals: ${plan.goals.replaceAll('\n', ' ')}`,
  ];
  const [first, ...others] = plan.entries.map((_, n) => entryRow(plan, n + 1));
  return [
    view(
      {},
      tableHead([
        [columns.name, 'Exercise'],
        [columns.dose, 'Dose and load'],
        [columns.days, 'Days of the week ahead'],
      ]),
      view({ wrap: false }, groupRow(plan.name, facts), first ?? null),
      ...others,
    ),
    ...(standing === undefined ? [] : standingBlocks(model, standing)),
  ];
}

function entryRow(plan: PrintedPlan, number: number): ReactElement {
  const entry = plan.entries[number - 1];
  const dose = entry === undefined ? [] : [entry.dose, entry.load, entry.rest === '' ? '' : `rest ${entry.rest}`, entry.often, entry.note];
  return tableRow(
    view({ style: columns.name }, text({ ...tableCell, fontWeight: 600 }, `${entry?.name ?? ''}, ${entry?.side ?? ''}`)),
    view({ style: columns.dose }, text(tableCell, dose.filter((part) => part !== '').join(' · '))),
    view({ style: columns.days }, text(tableCell, dayWords(plan, number))),
  );
}

function standingBlocks({ timeZone }: ReportModel, standing: PrintedStanding): readonly ReactElement[] {
  const { exit, nextEntry, nextPhase, adherence, suggestion, reasons, decisions } = standing;
  return [
    ...criteria('To leave this phase', exit),
    ...criteria(`To enter the next${nextPhase === '' ? '' : `: ${nextPhase}`}`, nextEntry),
    view(
      { wrap: false, style: { marginTop: 5 } },
      text({ ...tableCell, fontWeight: 600 }, `Suggested by the rules: ${suggestion}`),
      ...reasons.map((reason) => text({ ...type.small, fontSize: 7.5 }, reason)),
      text({ ...type.small, fontSize: 7.5 }, adherence),
    ),
    ...decisions.map(({ at, words, reason }) =>
      view(
        { wrap: false, style: { marginTop: 4, paddingLeft: 8, borderLeftWidth: 1.6, borderLeftColor: colours.rule } },
        text({ ...tableCell, fontWeight: 600 }, `Decided ${printedDay(at, timeZone)}`),
        text(tableCell, words),
        ...lines(tableCell, reason),
      ),
    ),
  ];
}

const criteria = (title: string, list: PrintedStanding['exit']): readonly ReactElement[] =>
  list.length === 0
    ? []
    : [
        view(
          { wrap: false, style: { marginTop: 5 } },
          text({ ...tableCell, fontWeight: 600 }, title),
          ...list.map(({ words, status, why }) => text(tableCell, `${statusWords[status]}${why === '' ? '' : ` (${why})`}: ${words}`)),
        ),
      ];
