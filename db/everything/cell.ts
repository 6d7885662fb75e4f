import type { SqlValue } from '../sql.ts';
import { holdsJson } from './table.ts';

/** A value of a column as it stands in a file of a folder. JSON stands there as what it says; what is not spelled as every program spells it, as its very text. */
export type Cell = null | boolean | number | string | readonly unknown[] | Readonly<Record<string, unknown>>;

const textKey = '$text';
const bytesKey = '$base64';

const isMarked = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (Object.hasOwn(value, textKey) || Object.hasOwn(value, bytesKey));

/** Throws for a number that JSON cannot hold: no column of the record does. */
export function cellOf(column: string, value: SqlValue): Cell {
  if (value === null) return null;
  if (value instanceof Uint8Array) return { [bytesKey]: Buffer.from(value).toString('base64') };
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
    throw new TypeError(`${column} holds a number that cannot be written`);
  if (typeof value === 'number' || !holdsJson(column)) return value;
  const said: unknown = JSON.parse(value);
  return said !== null && JSON.stringify(said) === value && !isMarked(said) ? (said as Cell) : { [textKey]: value };
}

/** The value that `cellOf` made a cell of; null cells of JSON columns are NULL, the JSON null is marked text. Throws a TypeError for what is no cell. */
export function sqlValueOf(column: string, cell: unknown): SqlValue {
  if (cell === null) return null;
  if (typeof cell === 'object' && isMarked(cell)) {
    const { [textKey]: text, [bytesKey]: bytes } = cell as Record<string, unknown>;
    if (Object.keys(cell).length === 1 && typeof text === 'string') return text;
    if (Object.keys(cell).length === 1 && typeof bytes === 'string') return Buffer.from(bytes, 'base64');
    throw new TypeError(`${column} is marked in a way that nobody writes`);
  }
  if (holdsJson(column)) return JSON.stringify(cell);
  if (typeof cell === 'string' || typeof cell === 'number') return cell;
  throw new TypeError(`${column} holds what no column can`);
}
