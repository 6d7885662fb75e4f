import type { Row } from './sql.ts';

/** Reads one column of a row as the type the STRICT table promises; anything else is a bug in a mapper. */
export const text = (row: Row, column: string): string => {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`${column} is not text`);
  return value;
};

export const textOrNull = (row: Row, column: string): string | null => (row[column] === null ? null : text(row, column));

export const number = (row: Row, column: string): number => {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`${column} is not a number`);
  return value;
};

export const numberOrNull = (row: Row, column: string): number | null => (row[column] === null ? null : number(row, column));

export const yes = (row: Row, column: string): boolean => number(row, column) === 1;

export const json = (row: Row, column: string): unknown => JSON.parse(text(row, column));
