import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, Ports } from './ports.ts';

const maxBytes = 1024 * 1024;
const keptFiles = 3;

/**
 * Replaces whatever may carry a name: quoted text, file paths, mail addresses. File names often are patients' names,
 * and system errors quote them.
 */
export function withoutNames(text: string): string {
  return text
    .replace(/(["'`])(?:\\.|(?!\1)[^\\\n])*\1/g, '$1…$1')
    .replace(/\S+@\S+\.\w+/g, '…')
    .replace(/(?:[A-Za-z]:)?(?:[\\/][^\\/\n:*?"<>|]+)+/g, (path) =>
      /\bnode_modules\b|\bdist\b|\bnode:/.test(path) ? shortened(path) : '…',
    );
}

/** The program's own files may be named; the folders above them may not (they hold the user's name). */
const shortened = (path: string): string => path.replace(/^.*?[\\/](?=node_modules\b|dist\b)/, '');

/** Name, code and stack frames of an error; its message without names. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return withoutNames(String(error));
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const cause = error.cause === undefined ? [] : [`caused by ${describeError(error.cause)}`];
  return [
    `${error.name}${code === undefined ? '' : ` ${String(code)}`}: ${withoutNames(error.message)}`,
    ...frames.map(withoutNames),
    ...cause,
  ].join('\n');
}

const fact = (value: unknown): string => {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return typeof value === 'string' && /^[\w.:-]{1,64}$/.test(value) ? value : '…';
};

/** Appends to `soleus.log` in the folder, three files of 1 MiB at most. Facts that are not numbers or plain words are left out. */
export function createFileLog(folder: string, clock: Ports['clock']): Log & { readonly file: string } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'soleus.log');
  const older = (n: number): string => (n === 0 ? file : join(folder, `soleus.${n}.log`));

  const turnOver = (): void => {
    if (!existsSync(file) || statSync(file).size < maxBytes) return;
    for (let n = keptFiles - 2; n >= 0; n -= 1) if (existsSync(older(n))) renameSync(older(n), older(n + 1));
  };
  const write = (level: string, text: string, facts: Readonly<Record<string, unknown>> = {}): void => {
    const pairs = Object.entries(facts).map(([name, value]) => ` ${name}=${fact(value)}`);
    try {
      turnOver();
      appendFileSync(file, `${clock.now().toISOString()} ${level} ${text}${pairs.join('')}\n`, { mode: 0o600 });
    } catch (error) {
      // A full disk must not stop the clinic; the line goes where a terminal shows it.
      process.stderr.write(`soleus log: ${describeError(error)}\n${level} ${text}\n`);
    }
  };
  return {
    file,
    info: (message, facts) => write('info', message, facts),
    warn: (message, facts) => write('warn', message, facts),
    error: (message, error, facts) => write('error', `${message}: ${describeError(error)}`, facts),
  };
}

/** Logs what nobody handled. `ended` runs after an uncaught exception, when the process can no longer be trusted. */
export function logUnhandled(log: Log, ended: () => void): void {
  process.on('unhandledRejection', (reason) => log.error('unhandled rejection', reason));
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', error);
    ended();
  });
}
