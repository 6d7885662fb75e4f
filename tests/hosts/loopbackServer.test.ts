import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { clipBytes, sampleEvent, startLoopback } from '#tests/helpers/loopback.ts';

describe('bytes', () => {
  test.each<[string, number, number, string | null]>([
    ['bytes=0-99', 0, 99, 'bytes 0-99/10000'],
    ['bytes=9990-', 9990, 9999, 'bytes 9990-9999/10000'],
    ['bytes=-10', 9990, 9999, 'bytes 9990-9999/10000'],
    ['bytes=5000-99999', 5000, 9999, 'bytes 5000-9999/10000'],
    ['bytes=-99999', 0, 9999, 'bytes 0-9999/10000'],
  ])('Range %s gives just those', async (range, first, last, contentRange) => {
    await using host = await startLoopback();
    const reply = await host.fetch('/media/clip-1', { headers: { range } });
    expect(reply.status).toBe(206);
    expect(reply.headers.get('content-range')).toBe(contentRange);
    expect(reply.headers.get('content-length')).toBe(String(last - first + 1));
    expect(Buffer.from(await reply.arrayBuffer()).equals(clipBytes.subarray(first, last + 1))).toBe(true);
  });

  test.each(['bytes=10000-', 'bytes=20000-30000', 'bytes=-0'])('Range %s lies beyond the end: 416', async (range) => {
    await using host = await startLoopback();
    const reply = await host.fetch('/media/clip-1', { headers: { range } });
    expect(reply.status).toBe(416);
    expect(reply.headers.get('content-range')).toBe('bytes */10000');
    expect((await reply.arrayBuffer()).byteLength).toBe(0);
  });

  test.each(['', 'bytes=', 'bytes=5-2', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b'])(
    'Range "%s" may be ignored: the whole file',
    async (range) => {
      await using host = await startLoopback();
      const reply = await host.fetch('/media/clip-1', { headers: range ? { range } : {} });
      expect(reply.status).toBe(200);
      expect(Buffer.from(await reply.arrayBuffer()).equals(clipBytes)).toBe(true);
    },
  );

  test('HEAD tells size and type and sends nothing', async () => {
    await using host = await startLoopback();
    const reply = await host.fetch('/media/clip-1', { method: 'HEAD' });
    expect(reply.headers.get('content-length')).toBe('10000');
    expect(reply.headers.get('content-type')).toBe('video/mp4');
    expect(reply.headers.get('accept-ranges')).toBe('bytes');
    expect(reply.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''L%C3%A4ufer%201.mp4");
    expect((await reply.arrayBuffer()).byteLength).toBe(0);
  });

  test('an unknown id is a named failure', async () => {
    await using host = await startLoopback();
    const reply = await host.fetch('/media/clip-2');
    expect(reply.status).toBe(404);
    expect(await reply.json()).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });

  test('a chunk reaches the application with its place', async () => {
    await using host = await startLoopback();
    const reply = await host.fetch('/media/upload-7?offset=4096', { method: 'PUT', body: clipBytes });
    expect(await reply.json()).toEqual({ ok: true, value: { received: 14_096 } });
    expect(host.written).toEqual([{ id: 'upload-7', offset: 4096, bytes: 10_000 }]);
  });

  test.each(['', '?offset=', '?offset=-1', '?offset=1.5', '?offset=1e3', '?offset=99999999999999999999'])(
    'a chunk without a proper place (%s) is refused',
    async (query) => {
      await using host = await startLoopback();
      const reply = await host.fetch(`/media/upload-7${query}`, { method: 'PUT', body: 'x' });
      expect(reply.status).toBe(400);
      expect(host.written).toEqual([]);
    },
  );
});

describe('the page', () => {
  test('carries a strict policy with a nonce of its own, and isolation', async () => {
    await using host = await startLoopback();
    const [first, second] = [await host.fetch('/'), await host.fetch('/')];
    const policy = first.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1];
    expect(await first.text()).toContain(`content="${nonce}"`);
    expect(second.headers.get('content-security-policy')).not.toBe(policy);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(first.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(first.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.headers.get('cache-control')).toBe('no-store');
  });

  test('a screen’s address gives the page, a missing file does not', async () => {
    await using host = await startLoopback();
    expect((await host.fetch('/patients/12')).headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await host.fetch('/assets/main.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await host.fetch('/assets/missing.js')).status).toBe(404);
  });
});

describe('events', () => {
  test('reach the page in order, and a page that leaves is forgotten', async () => {
    await using host = await startLoopback();
    const reply = await host.fetch('/events');
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
    const reader = (reply.body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new TextDecoderStream()).getReader();
    let heard = (await reader.read()).value ?? '';
    host.events.emit(sampleEvent);
    host.events.emit({ type: 'menu', command: 'find' });
    while (!heard.includes('find')) heard += (await reader.read()).value ?? '';
    const sent = heard
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice(6)));
    expect(sent).toEqual([sampleEvent, { type: 'menu', command: 'find' }]);
    await reader.cancel();
  });

  test('missed while away are made good: everything is said to have changed, and how the jobs stand', async () => {
    await using host = await startLoopback();
    const job = host.jobs.start({ kind: 'import', title: 'clip', work: async () => ({}) });
    await host.jobs.ended(job);
    const lines = async (headers: Record<string, string>): Promise<readonly { type: string }[]> => {
      const reply = await host.fetch('/events', { headers });
      const reader = (reply.body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new TextDecoderStream()).getReader();
      host.events.emit({ type: 'menu', command: 'about' });
      let heard = '';
      while (!heard.includes('about')) heard += (await reader.read()).value ?? '';
      await reader.cancel();
      return heard
        .split('\n')
        .filter((line) => line.startsWith('data: '))
        .map((line) => JSON.parse(line.slice(6)) as { type: string });
    };
    expect((await lines({})).map((event) => event.type)).toEqual(['menu']);
    expect((await lines({ 'last-event-id': '0' })).map((event) => event.type)).toEqual([...Array(6).fill('changed'), 'job', 'menu']);
  });
});

describe('a slow client', () => {
  const ended = (port: number, text: string): Promise<number> =>
    new Promise((done) => {
      const began = performance.now();
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.on('close', () => done(performance.now() - began));
      socket.resume();
      socket.write(text);
    });

  test('that never finishes its headers is let go', async () => {
    await using host = await startLoopback({ headersTimeoutMs: 300, requestTimeoutMs: 600 });
    expect(await ended(host.port, `GET / HTTP/1.1\r\nhost: 127.0.0.1:${host.port}\r\n`)).toBeLessThan(4000);
  });

  test('that never finishes its body is let go, and others are served meanwhile', async () => {
    await using host = await startLoopback({ headersTimeoutMs: 300, requestTimeoutMs: 600 });
    const slow = ended(
      host.port,
      `POST /call/app.info HTTP/1.1\r\nhost: 127.0.0.1:${host.port}\r\ncookie: ${host.cookie}\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{`,
    );
    expect(
      (await host.fetch('/call/app.info', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status,
    ).toBe(200);
    expect(await slow).toBeLessThan(4000);
    expect(host.called).toHaveLength(1);
  });
});
