import { type DifferenceRow, differenceTable, type Purpose } from '#core/gait/difference.ts';
import { definitionOf, gaitTableVersion } from '#core/gait/table.ts';
import type { ComparedTake } from '../gait/comparedTake.ts';
import { metricNames } from '../reports/gaitWords.ts';
import { type Column, type Sheet, sheetOf } from './sheet.ts';

/** Two clips whose difference is kept for the report. */
export type ComparedTakes = { readonly a: ComparedTake; readonly b: ComparedTake; readonly purposes: readonly Purpose[] };
type Row = ComparedTakes & { readonly row: DifferenceRow };

const clipColumns = (which: 'a' | 'b'): readonly Column<Row>[] => [
  { title: `${which}_clip`, width: 28, of: (of) => of[which].title },
  { title: `${which}_day`, width: 12, of: (of) => of[which].circumstances.day },
];
const valueColumns = (which: 'a' | 'b'): readonly Column<Row>[] => {
  const mean = ({ row: { [which]: result } }: Row) => (result?.ok === true ? result : null);
  return [
    { title: `${which}_value`, width: 12, of: (of) => mean(of)?.value ?? null },
    { title: `${which}_standard_uncertainty`, width: 20, of: (of) => mean(of)?.uncertainty ?? null },
    { title: `${which}_standard_error`, width: 16, of: (of) => mean(of)?.standardError ?? null },
    { title: `${which}_n`, width: 6, of: ({ row }) => row[which]?.n ?? null },
  ];
};

const columns: readonly Column<Row>[] = [
  ...clipColumns('a'),
  ...clipColumns('b'),
  { title: 'differs_on_purpose', width: 20, of: ({ purposes }) => (purposes.length === 0 ? null : purposes.join(' ')) },
  { title: 'metric', width: 24, of: ({ row }) => row.id },
  { title: 'name', width: 28, of: ({ row }) => metricNames[row.id] },
  { title: 'side', width: 8, of: ({ row }) => row.side },
  { title: 'unit', width: 10, of: ({ row }) => definitionOf(row.id).unit },
  ...valueColumns('a'),
  ...valueColumns('b'),
  { title: 'difference_b_less_a', width: 18, of: ({ row }) => row.difference },
  { title: 'combined_standard_uncertainty', width: 28, of: ({ row }) => row.uncertainty },
  { title: 'smallest_detectable_change', width: 26, of: ({ row }) => row.detectable?.value ?? null },
  { title: 'detectable_change_source', width: 40, of: ({ row }) => row.detectable?.source.words ?? null },
  { title: 'detectable_change_certainty', width: 26, of: ({ row }) => row.detectable?.source.certainty ?? null },
  { title: 'verdict', width: 16, of: ({ row }) => row.verdict },
  { title: 'not_comparable_because', width: 24, of: ({ row }) => (row.verdict === 'not-comparable' ? row.reason : null) },
  { title: 'not_measured_because', width: 24, of: ({ row }) => (row.verdict === 'not-comparable' ? row.refusal : null) },
  { title: 'method', width: 11, of: () => gaitTableVersion },
];

/** Every kept pair metric by metric: one line a metric and side. */
export const differenceSheet = (kept: readonly ComparedTakes[]): Sheet =>
  sheetOf(
    'Differences',
    columns,
    kept.flatMap((pair) => differenceTable(pair.a, pair.b, pair.purposes).map((row) => ({ ...pair, row }))),
  );
