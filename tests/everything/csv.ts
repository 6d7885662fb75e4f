import { readFileSync } from 'node:fs';

/** Rows of a CSV table by the titles of its columns, read by the rules of RFC 4180. */
export function tableOf(file: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  const lines: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && bare === '' && end === '' && lines.at(-1)?.length === 0) continue;
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') lines.push([]);
  }
  const [titles = [], ...rows] = lines.filter((line) => line.length > 0);
  return rows.map((row) => Object.fromEntries(titles.map((title, n) => [title, row[n] ?? ''])));
}
