import type { MetricDefinition } from '#core/gait/definition.ts';
import { gaitTable } from '#core/gait/table.ts';
import { eventWords, metricNames, sourceWords } from './gaitWords.ts';
import type { ReportModel } from './model.ts';

/** How each gait metric that the report gives is made: a paragraph each, in the order of the table of definitions; empty where it gives none. */
export function gaitMethods({ gait, differences }: Pick<ReportModel, 'gait' | 'differences'>): readonly string[] {
  const given = new Set([
    ...(gait ?? []).flatMap(({ metrics }) => metrics.flatMap(({ id, result }) => (result.ok ? [id] : []))),
    ...(differences ?? []).flatMap(({ rows }) => rows.flatMap(({ id, a, b }) => (a?.ok === true || b?.ok === true ? [id] : []))),
  ]);
  return gaitTable.filter(({ id }) => given.has(id)).map(paragraph);
}

function paragraph({ id, event, measured, reliability, caution }: MetricDefinition): string {
  const when = eventWords[event];
  const parts = [
    `${metricNames[id]}${when === '' || metricNames[id].endsWith(when.replace('initial ', '')) ? '' : `, ${when}`}: ${measured}.`,
    reliability === null ? '' : `Reliability: ${sourceWords(reliability)}.`,
    caution === null ? '' : `To bear in mind: ${sourceWords(caution)}.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
