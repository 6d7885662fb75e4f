import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { serve } from '../../electron/loopback/server.ts';
import { repoRoot } from '../helpers/paths.ts';
import { createTestApp } from '../helpers/testApp.ts';
import { type Bench, median, p95, timed } from './harness.ts';

/** The browser host: a call, bytes and the start, beside the same without its guards, validation and record. */
export default async function host(bench: Bench): Promise<void> {
  const calls = bench.quick ? 300 : 2000;
  const clip = join(bench.folder, 'clip.mp4');
  const megabytes = bench.quick ? 64 : 256;
  writeFileSync(clip, Buffer.alloc(megabytes * 1024 * 1024, 7));

  await using lab = createTestApp({ host: 'browser' });
  const source = { file: clip, bytes: statSync(clip).size, mime: 'video/mp4', name: 'clip.mp4' };
  const app = { ...lab.app, bytes: { ...lab.app.bytes, resolve: async () => source } };
  const server = await serve({ app, log: lab.ports.log, pageFolder: join(repoRoot, 'dist/renderer') });
  const cookie = ((await fetch(server.newStartUrl(), { redirect: 'manual' })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const bare = await bareServer(clip);
  const at = (port: number, path: string): string => `http://127.0.0.1:${port}${path}`;
  try {
    const body = JSON.stringify({ query: '' });
    const post = async (url: string): Promise<void> => {
      const reply = await fetch(url, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body });
      if (!reply.ok) throw new Error(`a call answered ${reply.status}`);
      await reply.json();
    };
    await timed(50, () => post(at(server.port, '/call/patients.search')));
    const ours = await timed(calls, () => post(at(server.port, '/call/patients.search')));
    const inProcess = await timed(calls, () => lab.call('patients.search', { query: '' }));
    const theirs = await timed(calls, () => post(at(bare.port, '/')));
    bench.row('call, median', 'ms', median(ours), { 'bare node:http': median(theirs), 'in process': median(inProcess) });
    bench.row('call, p95', 'ms', p95(ours), { 'bare node:http': p95(theirs), 'in process': p95(inProcess) });

    const whole = async (url: string): Promise<void> => {
      const reply = await fetch(url, { headers: { cookie } });
      if ((await reply.arrayBuffer()).byteLength !== source.bytes) throw new Error('bytes are missing');
    };
    const rate = (taken: readonly number[]): number => (megabytes / median(taken)) * 1000;
    bench.row('clip, whole', 'MiB/s', rate(await timed(5, () => whole(at(server.port, '/media/clip-1')))), {
      'bare node:http': rate(await timed(5, () => whole(at(bare.port, '/clip')))),
      readFile: rate(await timed(5, () => readFile(clip))),
    });
    const range = async (url: string): Promise<void> => {
      const first = Math.floor(Math.random() * (source.bytes - 262_144));
      const reply = await fetch(url, { headers: { cookie, range: `bytes=${first}-${first + 262_143}` } });
      if (reply.status !== 206 || (await reply.arrayBuffer()).byteLength !== 262_144) throw new Error('not the bytes asked for');
    };
    const ranges = await timed(calls, () => range(at(server.port, '/media/clip-1')));
    bench.row('range of 256 KiB, median', 'ms', median(ranges));
    bench.row('range of 256 KiB, p95', 'ms', p95(ranges));
    bench.row(
      'start to address, median',
      'ms',
      median(await timed(bench.quick ? 3 : 7, (run) => startAndEnd(join(bench.folder, `data-${run}`)))),
      {
        'bare node': median(await timed(bench.quick ? 3 : 7, bareNode)),
      },
    );
  } finally {
    await server.close();
    bare.server.close();
    bare.server.closeAllConnections();
  }
}

function bareServer(clip: string): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((request, response) => {
    if (request.url === '/clip') void pipeline(createReadStream(clip), response);
    else {
      request.resume();
      request.on('end', () => response.end('{"ok":true}'));
    }
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done({ server, port: (server.address() as AddressInfo).port })));
}

async function startAndEnd(dataFolder: string): Promise<void> {
  const child = spawn(process.execPath, [join(repoRoot, 'dist/node/loopback.js'), '--no-window'], {
    env: { ...process.env, SOLEUS_DATA: dataFolder },
  });
  const gone = once(child, 'exit');
  let heard = '';
  for await (const part of child.stdout) {
    heard += String(part);
    if (heard.includes('/start/')) break;
  }
  child.kill('SIGKILL');
  await gone;
  if (!heard.includes('/start/')) throw new Error('Soleus did not start');
}

async function bareNode(): Promise<void> {
  await once(spawn(process.execPath, ['-e', '']), 'exit');
}
