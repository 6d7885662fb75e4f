import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommanderError } from 'commander';
import type { Failure } from '#core/contract/failure.ts';
import { createApp } from '#node/app.ts';
import { defaultDataFolder } from '#node/dataFolder.ts';
import { failureOf } from '#node/failures.ts';
import { realPorts } from '#node/realPorts.ts';
import { buildProgram, type Task } from './program.ts';
import { openSession } from './session.ts';

const root = resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

// A reader that has seen enough (`| head`) ends the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const failed = ({ code, message, action }: Failure, json: boolean): void => {
  process.stderr.write(json ? `${JSON.stringify({ code, message, action })}\n` : `${code}: ${message} ${action}\n`);
  process.exitCode = 1;
};

const showProgress = (line: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
};

async function run({ json, work }: Task): Promise<void> {
  const ports = realPorts({
    host: 'command-line',
    dataFolder: defaultDataFolder(),
    root,
    desktop: {
      nativeFiles: true,
      pickVideos: async () => [],
      pickFolder: async () => null,
      saveAs: async () => 'cancelled',
      open: async () => 'download',
    },
  });
  try {
    const app = createApp(ports);
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (stop.signal.aborted) process.exit(1);
        stop.abort();
      });
    try {
      const answer = await work(openSession(app, ports, stop.signal, showProgress));
      const text = json ? JSON.stringify(answer.json, null, 2) : answer.text;
      if (text !== '') process.stdout.write(`${text}\n`);
      for (const failure of answer.failures ?? []) failed(failure, json);
    } finally {
      await app.close();
    }
  } catch (error) {
    failed(failureOf(error, ports.log, 'command'), json);
  }
}

try {
  await buildProgram(version, run).parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
// Signal handlers and a waiting report thread must not keep a finished command alive.
for (const stream of [process.stdout, process.stderr]) await new Promise((written) => stream.write('', written));
process.exit();
