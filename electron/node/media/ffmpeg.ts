import type { Readable } from 'node:stream';
import Ffmpeg from 'fluent-ffmpeg';
import { FailureError } from '#core/contract/failure.ts';

/** One output of a run: where it goes and how. */
export type FfmpegOutput = { readonly file: string; readonly options: readonly string[] };

export type FfmpegOrder = {
  /** A path, or raw data to be piped in. */
  readonly input: string | Readable;
  readonly inputOptions: readonly string[];
  readonly outputs: readonly [FfmpegOutput, ...FfmpegOutput[]];
};

export type FfmpegWatch = {
  readonly signal: AbortSignal;
  /** Each line ffmpeg writes to its log. */
  readonly onLine?: (line: string) => void;
};

/** ffmpeg ended badly: `log` holds its last lines. */
export class FfmpegError extends Error {
  readonly log: readonly string[];
  constructor(message: string, log: readonly string[]) {
    super(message);
    this.name = 'FfmpegError';
    this.log = log;
  }
}

/** The program, or a failure that says how to get it. */
export function neededFfmpeg(program: string | null): string {
  if (program === null)
    throw new FailureError(
      'ffmpeg-missing',
      'Soleus needs the ffmpeg program for this and did not find it.',
      'Install ffmpeg, or set SOLEUS_FFMPEG to its path, then start Soleus again.',
    );
  return program;
}

const keptLines = 60;

/**
 * Runs ffmpeg once: the only place that starts it. Resolves with its last log lines. Rejects with an AbortError when cancelled (that process only is
 * killed), with FfmpegError when it fails, with the system's own error where one is named (disk full).
 */
export function runFfmpeg(program: string, order: FfmpegOrder, { signal, onLine }: FfmpegWatch): Promise<readonly string[]> {
  if (signal.aborted) return Promise.reject(aborted());
  const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
  const log: string[] = [];
  const command = Ffmpeg({ stdoutLines: 1 })
    .setFfmpegPath(program)
    .input(order.input)
    .inputOptions(['-hide_banner', '-nostdin', ...order.inputOptions]);
  for (const output of order.outputs) command.output(output.file).outputOptions([...output.options]);
  // Before the process is there, killing does nothing: fluent-ffmpeg first asks the program what it can do.
  const stop = (): void => {
    command.kill('SIGKILL');
  };
  command
    .on('start', () => {
      if (signal.aborted) setImmediate(stop);
    })
    .on('stderr', (line: string) => {
      log.push(line);
      if (log.length > keptLines) log.shift();
      try {
        onLine?.(line);
      } catch (error) {
        // Whoever reads the lines is at fault: without this the run would never end.
        reject(error);
        stop();
      }
      if (signal.aborted) stop();
    })
    .on('end', () => (signal.aborted ? reject(aborted()) : resolve(log)))
    .on('error', (error: Error) => {
      if (signal.aborted) reject(aborted());
      else if (log.some((line) => /No space left on device/i.test(line))) reject(Object.assign(new Error('disk full'), { code: 'ENOSPC' }));
      else reject(new FfmpegError(error.message, log));
    });
  signal.addEventListener('abort', stop, { once: true });
  command.run();
  return promise.finally(() => signal.removeEventListener('abort', stop));
}

const aborted = (): DOMException => new DOMException('cancelled', 'AbortError');
