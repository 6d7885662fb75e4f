import type { ReactElement } from 'react';
import { text, view } from './element.ts';
import { printedDay } from './format.ts';
import type { ReportProtocol } from './gaitModel.ts';
import type { ReportModel } from './model.ts';
import { stepStatusWords } from './protocolWords.ts';
import { groupRow, tableCell, tableHead, tableRow } from './table.ts';

const columns = {
  step: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 10 },
  state: { width: 52 },
  why: { width: 220 },
} as const;

/** Each protocol: which, how far it has come, and every step that was left out or is open, with the reason. One head that comes back on each page, rows that stay whole. */
export const protocolBlocks = (model: ReportModel, protocols: readonly ReportProtocol[]): readonly ReactElement[] => [
  view(
    {},
    tableHead([
      [columns.step, 'Step'],
      [columns.state, 'State'],
      [columns.why, 'Why left out, or what is missing'],
    ]),
    ...protocols.flatMap((protocol) => group(protocol, model)),
  ),
];

function group(protocol: ReportProtocol, { timeZone }: ReportModel): readonly ReactElement[] {
  const { name, startedAt, finishedAt, steps } = protocol;
  const [first, ...others] = steps.filter(({ status }) => status !== 'done').map(row);
  const begun = `Begun ${printedDay(startedAt, timeZone)}${finishedAt === null ? '' : `, finished ${printedDay(finishedAt, timeZone)}`}`;
  // A protocol's name never stands alone at the foot of a page.
  return [view({ wrap: false }, groupRow(name, [`${begun}. ${completeness(protocol)}`]), first ?? null), ...others];
}

/** `9 of 12 steps done, 2 left out, 1 open.` */
function completeness({ steps }: ReportProtocol): string {
  const count = (status: ReportProtocol['steps'][number]['status']): number => steps.filter((step) => step.status === status).length;
  const [done, skipped, open] = [count('done'), count('skipped'), count('open')];
  if (done === steps.length) return `All ${done} steps done.`;
  return `${done} of ${steps.length} steps done${skipped === 0 ? '' : `, ${skipped} left out`}${open === 0 ? '' : `, ${open} open`}.`;
}

const row = ({ instruction, status, skipReason, missing }: ReportProtocol['steps'][number]): ReactElement =>
  tableRow(
    text({ ...tableCell, ...columns.step }, instruction),
    text({ ...tableCell, ...columns.state, fontWeight: 600 }, stepStatusWords[status]),
    text({ ...tableCell, ...columns.why }, skipReason ?? missing.join('; ')),
  );
