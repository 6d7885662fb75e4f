import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Row as XlsxRow } from 'write-excel-file/node';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import { harmless } from '#core/export/cells.ts';
import { nameOf } from '../reports/words.ts';

type Column = {
  readonly title: string;
  /** Characters wide in a spreadsheet. */
  readonly width: number;
  readonly of: (row: MeasurementRow) => string | number | null;
};

/** One line a number, every column always there: tidy data for a spreadsheet or a statistics program. Values are not rounded. */
const columns: readonly Column[] = [
  { title: 'clip', width: 28, of: (row) => row.clip },
  { title: 'frame', width: 8, of: (row) => row.frame },
  { title: 'clip_time_s', width: 12, of: (row) => row.clipTime },
  { title: 'true_time_s', width: 12, of: (row) => row.trueTime },
  { title: 'name', width: 28, of: (row) => nameOf(row) },
  { title: 'kind', width: 16, of: (row) => row.kind },
  { title: 'joint', width: 10, of: (row) => row.joint },
  { title: 'side', width: 8, of: (row) => row.side },
  { title: 'plane', width: 11, of: (row) => row.plane },
  { title: 'sign_convention', width: 24, of: (row) => row.convention },
  { title: 'value', width: 12, of: (row) => row.value },
  { title: 'unit', width: 6, of: (row) => row.unit },
  { title: 'standard_uncertainty', width: 20, of: (row) => row.uncertainty },
  { title: 'not_measured_because', width: 24, of: (row) => row.reason },
  { title: 'warning', width: 14, of: (row) => row.warning },
  { title: 'measured_against', width: 18, of: (row) => row.provenance },
  { title: 'method', width: 11, of: (row) => row.method },
];

/** RFC 4180 with a byte order mark, so that a spreadsheet reads accents right. */
export function measurementsCsv(rows: readonly MeasurementRow[]): string {
  const lines = rows.map((row) =>
    columns.map((column) => {
      const value = column.of(row);
      return typeof value === 'string' ? harmless(value) : value;
    }),
  );
  return stringify([columns.map((column) => column.title), ...lines], { bom: true, record_delimiter: 'windows' });
}

/** An Excel workbook of one sheet, its head row fixed. */
export function measurementsXlsx(rows: readonly MeasurementRow[]): Promise<Buffer> {
  const head: XlsxRow = columns.map((column) => ({ value: column.title, fontWeight: 'bold' }));
  const lines: XlsxRow[] = rows.map((row) =>
    columns.map((column) => {
      const value = column.of(row);
      if (value === null) return null;
      return typeof value === 'number' ? { value, type: Number } : { value, type: String };
    }),
  );
  return writeXlsxFile([head, ...lines], {
    sheet: 'Measurements',
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}
