import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '#tests/helpers/loopback.ts';

let host: Loopback;
beforeEach(async () => {
  host = await startLoopback();
});
afterEach(async () => {
  await host[Symbol.asyncDispose]();
});

const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
const statusOf = (heard: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0);
const head = (...lines: string[]): string => `${lines.join('\r\n')}\r\n\r\n`;
const call = (...lines: string[]): string =>
  `${head('POST /call/app.info HTTP/1.1', ...lines, 'content-type: application/json', 'content-length: 2', 'connection: close')}{}`;

describe('a page that is not ours', () => {
  test.each([
    ['another name for this machine (DNS rebinding)', (h: Loopback) => `localhost:${h.port}`],
    ['a foreign name', (h: Loopback) => `evil.example:${h.port}`],
    ['another port', () => '127.0.0.1:1'],
    ['no port', () => '127.0.0.1'],
    ['our host as a part of another', (h: Loopback) => `127.0.0.1:${h.port}.evil.example`],
    ['an empty host', () => ''],
  ])('with Host: %s is refused, even with the token', async (_, hostName) => {
    const heard = await host.raw(call(`host: ${hostName(host)}`, `cookie: ${host.cookie}`));
    expect(statusOf(heard)).toBe(421);
    expect(host.called).toEqual([]);
  });

  test.each([
    ['http://evil.example'],
    ['null'],
    ['http://127.0.0.1'],
    ['http://127.0.0.1:1'],
    ['https://127.0.0.1:PORT'],
    ['http://127.0.0.1:PORT.evil.example'],
    ['http://localhost:PORT'],
    ['file://'],
  ])('with Origin %s is refused, even with the token', async (origin) => {
    const reply = await host.fetch('/call/app.info', {
      ...post,
      headers: { ...post.headers, origin: origin.replace('PORT', String(host.port)) },
    });
    expect(reply.status).toBe(403);
    expect(host.called).toEqual([]);
  });

  test.each(['cross-site', 'same-site'])('from a %s page is refused by its fetch metadata', async (site) => {
    const heard = await host.raw(call(`host: 127.0.0.1:${host.port}`, `cookie: ${host.cookie}`, `sec-fetch-site: ${site}`));
    expect(statusOf(heard)).toBe(403);
    expect(host.called).toEqual([]);
  });

  test('cannot ask beforehand what it may do: there is no CORS', async () => {
    const reply = await host.fetch('/call/app.info', {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(reply.status).toBe(403);
    expect([...reply.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('cannot call with a form: only JSON is a call', async () => {
    const reply = await host.fetch('/call/app.info', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' });
    expect(reply.status).toBe(415);
    expect(host.called).toEqual([]);
  });

  test('our own page, with our own Origin, is let in', async () => {
    const reply = await host.fetch('/call/app.info', { ...post, headers: { ...post.headers, origin: `http://127.0.0.1:${host.port}` } });
    expect(reply.status).toBe(200);
    expect(host.called).toEqual([{ name: 'app.info', input: {} }]);
  });
});

describe('without the token', () => {
  test.each(['/', '/assets/main.js', '/media/clip-1', '/events', '/call/app.info'])('%s gives nothing', async (path) => {
    const reply = await fetch(host.url(path), path.startsWith('/call') ? post : {});
    expect(reply.status).toBe(403);
    expect(host.called).toEqual([]);
  });

  test.each(['soleus-PORT=', 'soleus-PORT=guess', 'soleus=TOKEN', 'other-PORT=TOKEN'])('the cookie %s does not do', async (pattern) => {
    const token = host.cookie.split('=')[1] ?? '';
    const cookie = pattern.replace('PORT', String(host.port)).replace('TOKEN', token);
    expect((await fetch(host.url('/call/app.info'), { ...post, headers: { ...post.headers, cookie } })).status).toBe(403);
  });

  test('the token is in an HttpOnly, SameSite=Strict cookie and nowhere in an address or page', async () => {
    const reply = await fetch(host.newStartUrl(), { redirect: 'manual' });
    expect(reply.status).toBe(303);
    expect(reply.headers.get('location')).toBe('/');
    expect(reply.headers.get('set-cookie')).toMatch(/^soleus-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await (await host.fetch('/')).text()).not.toContain(host.cookie.split('=')[1]);
  });

  test('a start address works once', async () => {
    const url = host.newStartUrl();
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
    const again = await fetch(url, { redirect: 'manual' });
    expect(again.status).toBe(403);
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  test('asking for a start address with HEAD or POST neither gives the token nor uses it up', async () => {
    const url = host.newStartUrl();
    for (const method of ['HEAD', 'POST', 'PUT']) {
      const reply = await fetch(url, { method, redirect: 'manual' });
      expect(reply.headers.get('set-cookie')).toBeNull();
    }
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
  });

  test('a second start gets a start address only with the secret of the data folder', async () => {
    const again = (secret: string) => fetch(host.url('/again'), { method: 'POST', headers: { 'x-soleus-secret': secret } });
    expect((await again('')).status).toBe(403);
    expect((await again('guess')).status).toBe(403);
    const reply = (await (await again(host.secret)).json()) as { value: { url: string } };
    expect((await fetch(reply.value.url, { redirect: 'manual' })).status).toBe(303);
  });
});

describe('the wrong way of asking', () => {
  test.each(['GET', 'HEAD', 'PUT', 'DELETE'])('%s on a call is refused and calls nothing', async (method) => {
    const reply = await host.fetch('/call/app.info', { method });
    expect(reply.status).toBe(405);
    expect(reply.headers.get('allow')).toBe('POST');
    expect(host.called).toEqual([]);
  });

  test.each(['POST', 'DELETE', 'PATCH'])('%s on a media id is refused', async (method) => {
    expect((await host.fetch('/media/clip-1', { method })).status).toBe(405);
  });

  test('a call that is not JSON is a named failure', async () => {
    const reply = await host.fetch('/call/app.info', { ...post, body: '{"open' });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
    expect(host.called).toEqual([]);
  });
});

describe('paths that climb', () => {
  test.each([
    '/media/../../secret.txt',
    '/media/..%2f..%2fsecret.txt',
    '/media/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/media/clip-1%00.mp4',
    '/media/clip-1/../../secret.txt',
    '/media/..\\..\\secret.txt',
    '/media/C:%5Csecret.txt',
    '/media/',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/%5c..%5csecret.txt',
    '/assets/%00main.js',
    '/%zz.js',
  ])('%s gives nothing', async (path) => {
    const heard = await host.raw(
      head(`GET ${path} HTTP/1.1`, `host: 127.0.0.1:${host.port}`, `cookie: ${host.cookie}`, 'connection: close'),
    );
    expect([400, 404]).toContain(statusOf(heard));
    expect(heard).not.toContain('secret.txt');
    expect(heard).not.toContain('the clinic');
  });
});

describe('too much', () => {
  test('a body said to be 1 GB is refused before any of it is read', async () => {
    const began = performance.now();
    const heard = await host.raw(
      head(
        'POST /call/app.info HTTP/1.1',
        `host: 127.0.0.1:${host.port}`,
        `cookie: ${host.cookie}`,
        'content-type: application/json',
        'content-length: 1000000000',
      ),
    );
    expect(statusOf(heard)).toBe(413);
    expect(heard).toContain('"too-large"');
    expect(performance.now() - began).toBeLessThan(2000);
    expect(host.called).toEqual([]);
  });

  test.each(['/call/app.info', '/media/upload-1?offset=0'])('a body of 1 GB that does not say so is cut off: %s', async (path) => {
    const before = process.memoryUsage().rss;
    const { sent, status } = await pour(path, 1_000_000_000);
    expect(sent).toBeLessThan(200_000_000);
    expect([0, 413]).toContain(status);
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
    expect(host.called).toEqual([]);
    expect(host.written).toEqual([]);
    expect((await host.fetch('/call/app.info', post)).status).toBe(200);
  });

  test('headers of a megabyte are refused', async () => {
    const heard = await host.raw(head('GET / HTTP/1.1', `host: 127.0.0.1:${host.port}`, `x-long: ${'a'.repeat(1_000_000)}`));
    expect([0, 431]).toContain(statusOf(heard));
  });

  function pour(path: string, bytes: number): Promise<{ sent: number; status: number }> {
    return new Promise((done) => {
      const outgoing = request(host.url(path), {
        method: path.startsWith('/call') ? 'POST' : 'PUT',
        headers: { cookie: host.cookie, 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      });
      const part = Buffer.alloc(1024 * 1024, 0x20);
      let sent = 0;
      let status = 0;
      const end = (): void => done({ sent, status });
      const more = (): void => {
        while (sent < bytes && !outgoing.destroyed) {
          sent += part.byteLength;
          if (!outgoing.write(part)) {
            outgoing.once('drain', more);
            return;
          }
        }
        outgoing.end();
      };
      outgoing.on('response', (reply) => {
        status = reply.statusCode ?? 0;
        reply.resume();
      });
      outgoing.on('error', end);
      outgoing.on('close', end);
      more();
    });
  }
});

describe('smuggling', () => {
  const own = (): string[] => [`host: 127.0.0.1:${host.port}`, `cookie: ${host.cookie}`, 'content-type: application/json'];

  test.each<[string, () => string]>([
    ['two lengths', () => `${head('POST /call/app.info HTTP/1.1', ...own(), 'content-length: 2', 'content-length: 40')}{}`],
    [
      'length and chunks',
      () => `${head('POST /call/app.info HTTP/1.1', ...own(), 'content-length: 2', 'transfer-encoding: chunked')}0\r\n\r\n`,
    ],
    ['a chunked that is not quite', () => `${head('POST /call/app.info HTTP/1.1', ...own(), 'transfer-encoding: xchunked')}0\r\n\r\n`],
    ['two hosts', () => `${head('POST /call/app.info HTTP/1.1', ...own(), 'host: evil.example', 'content-length: 2')}{}`],
    [
      'two origins',
      () =>
        `${head('POST /call/app.info HTTP/1.1', ...own(), `origin: http://127.0.0.1:${host.port}`, 'origin: http://evil.example', 'content-length: 2')}{}`,
    ],
    ['an absolute address', () => `${head('POST http://evil.example/call/app.info HTTP/1.1', ...own(), 'content-length: 2')}{}`],
    ['an address without a scheme', () => `${head('POST //evil.example/call/app.info HTTP/1.1', ...own(), 'content-length: 2')}{}`],
    ['a folded header', () => `${head('POST /call/app.info HTTP/1.1', ...own(), 'x: a\r\n b: c', 'content-length: 2')}{}`],
    [
      'a bare line feed',
      () =>
        `POST /call/app.info HTTP/1.1\nhost: 127.0.0.1:${host.port}\ncookie: ${host.cookie}\ncontent-type: application/json\ncontent-length: 2\n\n{}`,
    ],
    ['a space before the colon', () => `${head('POST /call/app.info HTTP/1.1', ...own(), 'content-length : 2')}{}`],
    ['a negative length', () => `${head('POST /call/app.info HTTP/1.1', ...own(), 'content-length: -2')}{}`],
    [
      'no host at all',
      () => `${head('POST /call/app.info HTTP/1.1', `cookie: ${host.cookie}`, 'content-type: application/json', 'content-length: 2')}{}`,
    ],
    ['another protocol', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a tunnel', () => head(`CONNECT 127.0.0.1:${host.port} HTTP/1.1`, ...own())],
    ['an upgrade', () => head('GET /call/app.info HTTP/1.1', ...own(), 'connection: upgrade', 'upgrade: websocket')],
  ])('%s calls nothing', async (_, text) => {
    const heard = await host.raw(text(), 1500);
    expect(heard).not.toMatch(/^HTTP\/1\.1 2/);
    expect(host.called).toEqual([]);
  });

  test('the rest of a refused body is never taken for a second request', async () => {
    const inner = `${head('POST /call/patients.remove HTTP/1.1', ...own(), 'content-length: 2')}{}`;
    const outer = head('POST /call/app.info HTTP/1.1', 'host: evil.example', ...own().slice(1), `content-length: ${inner.length}`);
    const heard = await host.raw(outer + inner, 1500);
    expect(heard.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(host.called).toEqual([]);
  });
});
