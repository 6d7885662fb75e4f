import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { holdDataFolder } from '#node/dataFolder.ts';
import { repoRoot } from '#tests/helpers/paths.ts';

/** The browser host as a real process, built by set-up. */
const program = join(repoRoot, 'dist/node/loopback.js');

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-launch-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  rmSync(folder, { recursive: true, force: true });
});

type Started = { readonly child: ChildProcess; readonly heard: () => string; readonly until: (pattern: RegExp) => Promise<string> };

function start(env: Record<string, string> = {}, args: readonly string[] = ['--no-window']): Started {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, SOLEUS_DATA: folder, ...env } });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => {
      text += part.toString();
    });
  }
  const until = (pattern: RegExp): Promise<string> =>
    new Promise((done, failed) => {
      const look = (): void => {
        const found = pattern.exec(text)?.[0];
        if (found) done(found);
      };
      look();
      child.stdout?.on('data', look);
      child.stderr?.on('data', look);
      child.on('close', () => failed(new Error(`ended without saying ${pattern}: ${text}`)));
    });
  return { child, heard: () => text, until };
}

const startUrl = /http:\/\/127\.0\.0\.1:\d+\/start\/[\w-]+/;

async function endOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

describe('the browser host as a program', () => {
  test('prints a start address that opens the page, and keeps its files to itself', async () => {
    const { until } = start();
    const opened = await fetch(await until(startUrl), { redirect: 'manual' });
    const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const page = await fetch(new URL('/', opened.url), { headers: { cookie } });
    expect(await page.text()).toContain('<div id="root">');
    if (process.platform !== 'win32') {
      for (const name of ['soleus.running.json', 'logs/soleus.log']) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    }
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it cleanly, the record checkpointed and the folder free', async (signal) => {
    const { child, until } = start();
    await until(startUrl);
    child.kill(signal);
    expect(await endOf(child)).toBe(0);
    expect(existsSync(join(folder, 'soleus.running.json'))).toBe(false);
    expect(existsSync(join(folder, 'soleus.db-wal'))).toBe(false);
    expect(readFileSync(join(folder, 'logs/soleus.log'), 'utf8')).toMatch(/info started .*\n.*info ended\n$/);
    const hold = holdDataFolder(folder);
    expect(hold).not.toBeNull();
    hold?.release();
  });

  test('an open event stream does not hold up the end', async () => {
    const { child, until } = start();
    const opened = await fetch(await until(startUrl), { redirect: 'manual' });
    const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const stream = await fetch(new URL('/events', opened.url), { headers: { cookie } });
    expect(stream.status).toBe(200);
    const began = Date.now();
    child.kill('SIGTERM');
    expect(await endOf(child)).toBe(0);
    expect(Date.now() - began).toBeLessThan(3000);
    await stream.body?.cancel().catch(() => undefined);
  });

  test('a second start says so and opens the first, which goes on', async () => {
    const first = start();
    const url = await first.until(startUrl);
    const second = start();
    const again = await second.until(startUrl);
    expect(await endOf(second.child)).toBe(0);
    expect(second.heard()).toContain('already running');
    expect(new URL(again).host).toBe(new URL(url).host);
    expect(again).not.toBe(url);
    for (const each of [url, again]) expect((await fetch(each, { redirect: 'manual' })).status).toBe(303);
  });

  test('a folder that another kind of Soleus holds is left alone', async () => {
    const hold = holdDataFolder(folder);
    const { child, until } = start();
    await until(/already open/);
    expect(await endOf(child)).toBe(1);
    hold?.release();
  });

  test('killed without warning it starts again on the same folder', async () => {
    const first = start();
    await first.until(startUrl);
    first.child.kill('SIGKILL');
    await endOf(first.child);
    expect(existsSync(join(folder, 'soleus.running.json'))).toBe(true);
    await start().until(startUrl);
  });

  test('a record it cannot open is a plain sentence with what to do, not a stack', async () => {
    writeFileSync(join(folder, 'soleus.db'), 'this is not a record'.repeat(100));
    const { child, heard } = start();
    expect(await endOf(child)).toBe(1);
    expect(heard()).toMatch(/could not be opened .*Check the key/);
    expect(heard()).not.toMatch(/\n\s+at /);
  });

  test('the record is encrypted with the key in SOLEUS_KEY_FILE, and opens with no other', async () => {
    writeFileSync(join(folder, 'key.txt'), 'correct horse\n', { mode: 0o600 });
    const first = start({ SOLEUS_KEY_FILE: join(folder, 'key.txt') });
    await first.until(startUrl);
    first.child.kill('SIGTERM');
    await endOf(first.child);
    expect(readFileSync(join(folder, 'soleus.db')).toString('latin1')).not.toContain('SQLite format');
    const second = start();
    expect(await endOf(second.child)).toBe(1);
    expect(second.heard()).toContain('Check the key');
  });
});

describe.skipIf(process.platform === 'win32')('its window', () => {
  /** A browser that notes how it was started, then does as told. */
  const browser = (does: string): Record<string, string> => {
    const path = join(folder, 'browser');
    writeFileSync(path, `#!/bin/sh\necho "$@" > ${folder}/asked\n${does}\n`, { mode: 0o755 });
    return { SOLEUS_BROWSER: path };
  };
  const asked = async (): Promise<string> => {
    const file = join(folder, 'asked');
    await vi.waitFor(() => expect(existsSync(file) && readFileSync(file, 'utf8')).toMatch(/\n$/), { timeout: 15_000 });
    return readFileSync(file, 'utf8');
  };

  test('opens on the start address with a profile of its own, and Soleus ends when it is closed', async () => {
    const { child } = start(browser('sleep 6'), []);
    const words = await asked();
    expect(words).toMatch(/--app=http:\/\/127\.0\.0\.1:\d+\/start\/[\w-]{43} /);
    expect(words).toContain(`--user-data-dir=${join(folder, 'window')}`);
    expect(await endOf(child)).toBe(0);
  });

  test('is closed when Soleus is ended', async () => {
    const closed = join(folder, 'closed');
    const { child } = start(browser(`trap 'echo > ${closed}; exit' TERM; while :; do sleep 0.1; done`), []);
    await asked();
    child.kill('SIGTERM');
    expect(await endOf(child)).toBe(0);
    await vi.waitFor(() => expect(existsSync(closed)).toBe(true));
  });

  test('that cannot open leaves an address to open by hand', async () => {
    const { child, until } = start(browser('exit 1'), []);
    const url = startUrl.exec(await until(/ended at once.*start\/[\w-]{43}/))?.[0] ?? '';
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
    expect(child.exitCode).toBeNull();
  });
});
