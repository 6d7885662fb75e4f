/** What every script here shares: where things are, how to say what happens, how to run a program. Plain Node 20, no dependencies. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const at = (...parts) => join(root, ...parts);
export const isWindows = process.platform === 'win32';

/** A step's line, on standard error so that commands may print data on standard output. */
export const say = (step, text) => process.stderr.write(`soleus ${step}: ${text}\n`);

/** Ends the script with one plain sentence and no stack. */
export function fail(step, text) {
  say(step, text);
  process.exit(1);
}

/** Facts remembered between runs, in `.cache/<name>.json`. Unreadable or missing means nothing is remembered. */
export function remembered(name) {
  const file = at('.cache', `${name}.json`);
  let facts = {};
  if (existsSync(file)) {
    try {
      facts = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      say('set-up', `what was remembered in ${name}.json could not be read and is worked out again.`);
    }
  }
  return {
    facts,
    remember: (more) => {
      Object.assign(facts, more);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify(facts, null, 2)}\n`);
    },
  };
}

/** Runs to the end. Gives the exit status (1 when it was killed or could not start), why, and what it printed. */
export function runQuiet(program, args, { timeoutMs, env, cwd = root } = {}) {
  const result = spawnSync(program, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    encoding: 'utf8',
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    shell: isWindows && /\.cmd$/.test(program),
    windowsHide: true,
    maxBuffer: 64 * 1024 * 1024,
  });
  const timedOut = result.error?.code === 'ETIMEDOUT';
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`;
  return {
    ok: result.status === 0,
    status: result.status ?? 1,
    timedOut,
    missing: result.error?.code === 'ENOENT',
    output,
    stdout: result.stdout ?? '',
  };
}

/**
 * Runs with the terminal handed over and gives the exit status. An interrupt goes to the child, which ends by itself; so does the end of npm,
 * which passes no signal on when it is ended from outside.
 */
export function runOpen(program, args, { env, cwd = root } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit', windowsHide: true });
    const pass = (signal) => child.kill(signal);
    const parent = process.ppid;
    const orphaned = setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, 500);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    child.on('error', failed);
    child.on('close', () => clearInterval(orphaned));
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      done(signal === null ? (code ?? 1) : 1);
    });
  });
}

/** The line of a program's output that says best why it failed: the first one that names an error, else the last. */
export function reason(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '));
  return (lines.find((line) => /error|failed|unable|cannot|could not/i.test(line)) ?? lines.at(-1) ?? '').slice(0, 200);
}

/** First file of that name on PATH, or null. */
export function onPath(name) {
  const folders = (process.env.PATH ?? process.env.Path ?? '').split(isWindows ? ';' : ':').filter(Boolean);
  const names = isWindows ? [`${name}.exe`, `${name}.cmd`] : [name];
  for (const folder of folders) for (const file of names) if (existsSync(join(folder, file))) return join(folder, file);
  return null;
}
