import type { ReportProtocol } from '../reports/gaitModel.ts';
import { type Column, type Sheet, sheetOf } from './sheet.ts';

type StepRow = { readonly protocol: ReportProtocol; readonly step: ReportProtocol['steps'][number]; readonly number: number };

const columns: readonly Column<StepRow>[] = [
  { title: 'protocol', width: 28, of: ({ protocol }) => protocol.name },
  { title: 'started_at', width: 24, of: ({ protocol }) => protocol.startedAt },
  { title: 'finished_at', width: 24, of: ({ protocol }) => protocol.finishedAt },
  { title: 'number', width: 8, of: ({ number }) => number },
  { title: 'step', width: 60, of: ({ step }) => step.instruction },
  { title: 'status', width: 10, of: ({ step }) => step.status },
  { title: 'left_out_because', width: 40, of: ({ step }) => step.skipReason },
  { title: 'missing', width: 60, of: ({ step }) => (step.missing.length === 0 ? null : step.missing.join('; ')) },
];

/** Every step of the guided protocols of the visit: one line a step. */
export const protocolSheet = (protocols: readonly ReportProtocol[]): Sheet =>
  sheetOf(
    'Protocol',
    columns,
    protocols.flatMap((protocol) => protocol.steps.map((step, n) => ({ protocol, step, number: n + 1 }))),
  );
