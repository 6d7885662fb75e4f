import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SoleusEvent } from '#core/contract/events.ts';
import { FailureError } from '#core/contract/failure.ts';
import { createEvents, type Events } from '#node/events.ts';
import { createJobs, type Jobs } from '#node/jobs/runner.ts';
import { type LoopbackServer, serve } from '../../electron/loopback/server.ts';

export type Called = { readonly name: string; readonly input: unknown };

export type Loopback = LoopbackServer & {
  readonly called: Called[];
  readonly written: { readonly id: string; readonly offset: number; readonly bytes: number }[];
  readonly events: Events;
  readonly jobs: Jobs;
  /** The cookie that a browser gets from a start address. */
  readonly cookie: string;
  readonly url: (path: string) => string;
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** Sends these very bytes and gives everything that comes back until the server ends the connection, or `forMs` have passed. */
  readonly raw: (text: string, forMs?: number) => Promise<string>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

/** Content of the one clip that the stand-in record holds, under the media id `clip-1`. */
export const clipBytes = Buffer.from(Array.from({ length: 10_000 }, (_, n) => n % 251));

/** The real loopback server in front of a stand-in application that notes what reaches it. */
export async function startLoopback(options: { headersTimeoutMs?: number; requestTimeoutMs?: number } = {}): Promise<Loopback> {
  const folder = mkdtempSync(join(tmpdir(), 'soleus-loopback-'));
  mkdirSync(join(folder, 'page/assets'), { recursive: true });
  writeFileSync(
    join(folder, 'page/index.html'),
    '<meta name="style-nonce" content="__STYLE_NONCE__"><script type="module" src="./assets/main.js"></script>',
  );
  writeFileSync(join(folder, 'page/assets/main.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'the clinic’s secret');
  writeFileSync(join(folder, 'clip.mp4'), clipBytes);
  const called: Called[] = [];
  const written: Loopback['written'] = [];
  const events = createEvents();
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const jobs = createJobs({ ids: { next: randomUUID }, log: quiet }, events);
  const server = await serve({
    app: {
      events,
      jobs,
      call: async (name, input) => {
        called.push({ name, input });
        return { ok: true, value: { echoed: input } };
      },
      bytes: {
        resolve: async (id) => {
          if (id !== 'clip-1') throw new FailureError('not-found', 'There is no such clip.', 'Open the visit again.');
          return { file: join(folder, 'clip.mp4'), bytes: clipBytes.byteLength, mime: 'video/mp4', name: 'Läufer 1.mp4' };
        },
        write: async (id, offset, chunk) => {
          written.push({ id, offset, bytes: chunk.byteLength });
          return { received: offset + chunk.byteLength };
        },
      },
    },
    log: quiet,
    pageFolder: join(folder, 'page'),
    ...options,
  });
  const url = (path: string): string => `http://127.0.0.1:${server.port}${path}`;
  const opened = await fetch(server.newStartUrl(), { redirect: 'manual' });
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    ...server,
    called,
    written,
    events,
    jobs,
    cookie,
    url,
    fetch: (path, init = {}) => fetch(url(path), { ...init, headers: { cookie, ...(init.headers as Record<string, string>) } }),
    raw: (text, forMs = 5000) => speak(server.port, text, forMs),
    [Symbol.asyncDispose]: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function speak(port: number, text: string, forMs: number): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    const timer = setTimeout(() => socket.destroy(), forMs);
    socket.on('data', (part) => {
      heard += part.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      done(heard);
    });
    socket.write(text);
  });
}

export const sampleEvent: SoleusEvent = { type: 'changed', topic: 'patients', id: null };
