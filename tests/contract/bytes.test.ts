import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FailureError, type Reply } from '#core/contract/failure.ts';
import type { App } from '#node/app.ts';
import { newVisit } from '#tests/helpers/importing.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { type LoopbackServer, serve } from '../../electron/loopback/server.ts';

/** The byte channel, the same whichever way it is reached. */
type Channel = {
  readonly write: (mediaId: string, offset: number, bytes: Uint8Array<ArrayBuffer>) => Promise<Reply<unknown>>;
  /** The bytes, or the failure's code. */
  readonly read: (mediaId: string) => Promise<Reply<unknown>>;
};

let lab: TestApp;
let server: LoopbackServer;
let cookie: string;
beforeEach(async () => {
  lab = createTestApp({ host: 'browser' });
  server = await serve({ app: lab.app, log: lab.ports.log, pageFolder: join(repoRoot, 'dist/renderer') });
  cookie = ((await fetch(server.newStartUrl(), { redirect: 'manual' })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});
afterEach(async () => {
  await server.close();
  await lab[Symbol.asyncDispose]();
});

const caught = async (work: () => Promise<unknown>): Promise<Reply<unknown>> => {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    throw error;
  }
};
const inProcess = (bytes: App['bytes']): Channel => ({
  write: (id, offset, chunk) => caught(() => bytes.write(id, offset, chunk)),
  read: (id) => caught(async () => (await bytes.resolve(id)).bytes),
});
const loopback = (): Channel => {
  const url = (id: string): string => `http://127.0.0.1:${server.port}/media/${encodeURIComponent(id)}`;
  return {
    write: async (id, offset, body) =>
      (await (await fetch(`${url(id)}?offset=${offset}`, { method: 'PUT', body, headers: { cookie } })).json()) as Reply<unknown>,
    read: async (id) => {
      const reply = await fetch(url(id), { headers: { cookie } });
      return reply.ok ? { ok: true, value: (await reply.arrayBuffer()).byteLength } : ((await reply.json()) as Reply<unknown>);
    },
  };
};

describe.each<[string, () => Channel]>([
  ['in-process', () => inProcess(lab.app.bytes)],
  ['loopback', loopback],
])('the byte channel, %s', (_, channelOf) => {
  const chunk = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length).fill(7);
  const begin = async (bytes: number): Promise<string> => `upload-${(await lab.call('uploads.begin', { name: 'clip.mp4', bytes })).id}`;

  test('takes chunks one after the other and counts them', async () => {
    const channel = channelOf();
    const id = await begin(5000);
    expect(await channel.write(id, 0, chunk(3000))).toEqual({ ok: true, value: { received: 3000 } });
    expect(await channel.write(id, 3000, chunk(2000))).toEqual({ ok: true, value: { received: 5000 } });
  });

  test('a chunk out of place is a conflict and changes nothing', async () => {
    const channel = channelOf();
    const id = await begin(5000);
    await channel.write(id, 0, chunk(1000));
    for (const offset of [0, 999, 1001, 4000])
      expect(await channel.write(id, offset, chunk(10))).toMatchObject({ ok: false, failure: { code: 'conflict' } });
    expect(await channel.write(id, 1000, chunk(10))).toEqual({ ok: true, value: { received: 1010 } });
  });

  test('more than was announced is too large', async () => {
    const channel = channelOf();
    const id = await begin(100);
    expect(await channel.write(id, 0, chunk(101))).toMatchObject({ ok: false, failure: { code: 'too-large' } });
  });

  test('an upload that was abandoned, or never begun, takes nothing', async () => {
    const channel = channelOf();
    const id = await begin(100);
    await lab.call('uploads.abandon', { id: id.replace('upload-', '') });
    for (const gone of [id, `upload-${countedId(0xbad)}`]) {
      expect(await channel.write(gone, 0, chunk(10))).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    }
  });

  test.each([
    'clip',
    'clip-',
    `clip-${countedId(0xbad)}`,
    'logo',
    'soleus',
    'upload-x',
    'output-1',
    `thumbnail-${countedId(1)}-0`,
    `picture-${countedId(1)}-0`,
    `report-${countedId(1)}`,
  ])('%s holds nothing to read, nor can it be written to', async (id) => {
    const channel = channelOf();
    expect(await channel.read(id)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    expect(await channel.write(id, 0, chunk(1))).toMatchObject({ ok: false });
  });

  describe('a take', () => {
    const mode = { width: 640, height: 360, framesPerSecond: 120 };
    const beginTake = async (): Promise<{ readonly id: string; readonly mediaId: string }> => {
      const visitId = await newVisit(lab);
      const cameras = [{ role: 'rear' as const, label: 'Camera', asked: mode, got: mode }];
      const [take] = await lab.call('takes.begin', { visitId, conditions: {}, cameras });
      return { id: take?.id ?? '', mediaId: `take-${take?.id}` };
    };

    test('is appended to in order, tells where it stands, and gives back what is safe', async () => {
      const channel = channelOf();
      const { mediaId } = await beginTake();
      expect(await channel.write(mediaId, 0, chunk(1000))).toEqual({ ok: true, value: { received: 1000 } });
      // The answer was lost, so the page sends it again.
      expect(await channel.write(mediaId, 0, chunk(1000))).toEqual({ ok: true, value: { received: 1000 } });
      for (const offset of [1, 500, 999, 1001, 2 ** 40])
        expect(await channel.write(mediaId, offset, chunk(1000))).toMatchObject({
          ok: false,
          failure: { code: 'conflict', message: `The take stands at byte 1000, not ${offset}.` },
        });
      const other = new Uint8Array(1000).fill(8);
      expect(await channel.write(mediaId, 0, other)).toMatchObject({ ok: false, failure: { code: 'conflict' } });
      expect(await channel.read(mediaId)).toEqual({ ok: true, value: 1000 });
    });

    test('that is finished or thrown away, or was never begun, takes nothing', async () => {
      const channel = channelOf();
      const [gone, empty] = [await beginTake(), await beginTake()];
      await channel.write(gone.mediaId, 0, chunk(10));
      await lab.call('takes.discard', { id: gone.id });
      await lab.jobEnd((await lab.call('takes.finish', { id: empty.id, log: null })).job);
      for (const mediaId of [gone.mediaId, empty.mediaId, `take-${countedId(0xbad)}`])
        expect(await channel.write(mediaId, 10, chunk(10)), mediaId).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    });

    test.each([
      'take-',
      'take-x',
      `take-${countedId(1)}.mp4`,
      `take-${countedId(1)}-0`,
      'take-../soleus.db',
      'take-..%2fsoleus.db',
      ' take-',
    ])('the id %j is no take', async (id) => {
      const channel = channelOf();
      await beginTake();
      expect(await channel.read(id)).toMatchObject({ ok: false });
      expect(await channel.write(id, 0, chunk(1))).toMatchObject({ ok: false });
    });
  });

  test.each([
    '../soleus.db',
    '/etc/passwd',
    'clip-../../soleus.db',
    'upload-../soleus.db',
    'output-..%2fsoleus.db',
    'C:\\soleus.db',
    'report-\u0000',
    '',
  ])('the id %j is never a path', async (id) => {
    const channel = channelOf();
    expect(await channel.read(id)).toMatchObject({ ok: false });
    expect(await channel.write(id, 0, chunk(1))).toMatchObject({ ok: false });
  });
});
