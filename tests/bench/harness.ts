import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';

/** One line of the table: what Soleus needs beside what a user would pick instead, measured in the same run. */
export type BenchRow = {
  readonly metric: string;
  readonly unit: string;
  readonly soleus: number;
  readonly peers: Readonly<Record<string, number>>;
};

export type Bench = {
  /** Fewer repetitions: the whole bench stays under 50 s. */
  readonly quick: boolean;
  /** Words on the command line after the bench's name, options left out. */
  readonly words: readonly string[];
  /** A folder of this run's own, removed at its end. */
  readonly folder: string;
  /** Adds a row to the table and the file. */
  readonly row: (metric: string, unit: string, soleus: number, peers?: Readonly<Record<string, number>>) => void;
  /** Says something below the table (what was skipped and why). */
  readonly note: (text: string) => void;
};

/** The value below which the share `p` (0 to 1) of the values lie, by the nearest rank. Throws when there are none. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))];
  if (value === undefined) throw new Error('no values were measured');
  return value;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const p95 = (values: readonly number[]): number => quantile(values, 0.95);

/** Runs `work` that often and gives each run's milliseconds. */
export async function timed(times: number, work: (run: number) => unknown): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const began = performance.now();
    await work(run);
    taken.push(performance.now() - began);
  }
  return taken;
}

const machine = (): string => {
  const [first] = cpus();
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} threads, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
};

const shown = (value: number): string => (Number.isInteger(value) ? String(value) : value.toPrecision(4));

function tableOf(rows: readonly BenchRow[]): string {
  const peers = [...new Set(rows.flatMap((row) => Object.keys(row.peers)))];
  const lines = [
    ['metric', 'unit', 'Soleus', ...peers],
    ...rows.map((row) => [
      row.metric,
      row.unit,
      shown(row.soleus),
      ...peers.map((peer) => (row.peers[peer] === undefined ? '' : shown(row.peers[peer]))),
    ]),
  ];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
    )
    .join('\n');
}

/** `tests/bench/NAME.bench.ts` exports by default a function of this type. */
export type BenchFile = { readonly default: (bench: Bench) => Promise<void> };

async function main(): Promise<void> {
  const words = process.argv.slice(2).filter((word) => !word.startsWith('-'));
  const [name = ''] = words;
  const root = resolve(import.meta.dirname, '../..');
  const { default: run } = (await import(join(root, 'tests/bench', `${name}.bench.ts`))) as BenchFile;
  const rows: BenchRow[] = [];
  const notes: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), `soleus-bench-${name}-`));
  const began = performance.now();
  try {
    await run({
      quick: process.argv.includes('--quick'),
      words: words.slice(1),
      folder,
      row: (metric, unit, soleus, peers = {}) => void rows.push({ metric, unit, soleus, peers }),
      note: (text) => void notes.push(text),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (rows.length === 0) throw new Error(`the bench ${name} measured nothing`);
  process.stdout.write(`${name}: ${machine()}\n${tableOf(rows)}\n`);
  for (const note of notes) process.stdout.write(`${note}\n`);
  const file = join('bench-results', `${name}.json`);
  mkdirSync(join(root, 'bench-results'), { recursive: true });
  writeFileSync(join(root, file), `${JSON.stringify({ bench: name, machine: machine(), rows }, null, 2)}\n`);
  process.stdout.write(`${file} written after ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}

// Not awaited here: the bench imports this file, and two modules that wait for each other never end.
if (process.argv[1] === import.meta.filename) void main();
