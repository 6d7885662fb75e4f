import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Row as XlsxRow } from 'write-excel-file/node';
import { harmless } from '#core/export/cells.ts';
import type { GaitUnit } from '#core/gait/definition.ts';

type Cell = string | number | boolean | null;

export type Column<Row> = {
  readonly title: string;
  /** Characters wide in a spreadsheet. */
  readonly width: number;
  readonly of: (row: Row) => Cell;
};

/** In a column's name a unit is spelled without signs. */
export const columnUnits: Readonly<Record<GaitUnit, string>> = {
  'steps/min': 'steps_per_min',
  ms: 'ms',
  '%': 'percent',
  m: 'm',
  cm: 'cm',
  deg: 'deg',
};

/** A table as it leaves the program: tidy data for a spreadsheet or a statistics program, every column always there, values not rounded. */
export type Sheet = {
  readonly title: string;
  readonly columns: readonly Pick<Column<never>, 'title' | 'width'>[];
  readonly cells: readonly (readonly Cell[])[];
};

/** One line a row. */
export const sheetOf = <Row>(title: string, columns: readonly Column<Row>[], rows: readonly Row[]): Sheet => ({
  title,
  columns,
  cells: rows.map((row) => columns.map(({ of }) => of(row))),
});

/** RFC 4180 with a byte order mark, so that a spreadsheet reads accents right. */
export const csvOf = ({ columns, cells }: Sheet): string =>
  stringify([columns.map(({ title }) => title), ...cells.map((line) => line.map(csvCell))], { bom: true, record_delimiter: 'windows' });

const csvCell = (cell: Cell): string | number | null =>
  typeof cell === 'string' ? harmless(cell) : typeof cell === 'boolean' ? String(cell) : cell;

/** An Excel workbook of these sheets, their head rows fixed. */
export const workbookOf = (sheets: readonly Sheet[]): Promise<Buffer> =>
  writeXlsxFile(
    sheets.map(({ title, columns, cells }) => ({
      data: [columns.map((column) => ({ value: column.title, fontWeight: 'bold' as const })), ...cells.map((line) => line.map(xlsxCell))],
      sheet: title,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();

/** A text is written as text: a spreadsheet never runs it as a formula. */
function xlsxCell(cell: Cell): XlsxRow[number] {
  if (cell === null) return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  return typeof cell === 'boolean' ? { value: cell, type: Boolean } : { value: cell, type: String };
}
