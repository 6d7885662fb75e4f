import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export type MpvTimes = { readonly forward: readonly number[]; readonly back: readonly number[] };

/** Times of mpv's `frame-step` and `frame-back-step` from command to new position, decoded but not painted. Null where mpv is not installed. */
export async function stepMpv(file: string, frames: number, count: number): Promise<MpvTimes | null> {
  if (process.platform === 'win32' || spawnSync('mpv', ['--version']).error !== undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'soleus-mpv-'));
  const address = join(folder, 'ipc');
  const child = spawn(
    'mpv',
    ['--no-config', '--pause', '--vo=null', '--ao=null', '--hr-seek=yes', '--really-quiet', `--input-ipc-server=${address}`, file],
    {
      stdio: 'ignore',
    },
  );
  const gone = once(child, 'exit');
  try {
    const mpv = new Mpv(await connected(address, child));
    await mpv.moved(() => mpv.send('observe_property', 1, 'time-pos'));
    const times = { forward: [] as number[], back: [] as number[] };
    for (let place = 1; times.forward.length < count; place++) {
      const share = ((place * 0.618) % 1) * (1 - 16 / frames);
      await mpv.moved(() => mpv.send('seek', share * 100, 'absolute-percent+exact'));
      await wait(150);
      for (let i = 0; i < 4; i++) times.forward.push(await mpv.moved(() => mpv.send('frame-step')));
      await wait(50);
      for (let i = 0; i < 4; i++) times.back.push(await mpv.moved(() => mpv.send('frame-back-step')));
    }
    mpv.close();
    return times;
  } finally {
    child.kill();
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }
}

class Mpv {
  readonly #socket: Socket;
  #heard = '';
  #position: number | null = null;
  #onMove: (() => void) | null = null;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => this.#hear(part));
  }

  send(...command: readonly (string | number)[]): void {
    this.#socket.write(`${JSON.stringify({ command })}\n`);
  }

  /** Milliseconds from `order` until the position changes. */
  async moved(order: () => void): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#onMove = resolve;
    const late = setTimeout(() => reject(new Error('mpv did not move within 10 s')), 10_000);
    const start = performance.now();
    order();
    try {
      await promise;
      return performance.now() - start;
    } finally {
      clearTimeout(late);
      this.#onMove = null;
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #hear(part: string): void {
    const lines = (this.#heard + part).split('\n');
    this.#heard = lines.pop() ?? '';
    for (const line of lines) {
      const said = JSON.parse(line) as { readonly event?: string; readonly name?: string; readonly data?: unknown };
      if (said.event !== 'property-change' || said.name !== 'time-pos' || typeof said.data !== 'number') continue;
      if (said.data === this.#position) continue;
      this.#position = said.data;
      this.#onMove?.();
    }
  }
}

async function connected(address: string, child: ChildProcess): Promise<Socket> {
  for (let attempt = 0; attempt < 100 && child.exitCode === null; attempt++) {
    const socket = createConnection(address);
    const opened = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(
      () => false,
    );
    if (opened) return socket;
    socket.destroy();
    await wait(50);
  }
  throw new Error('mpv does not answer');
}
