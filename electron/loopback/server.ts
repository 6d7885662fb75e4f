import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { type Failure, FailureError, type Reply } from '#core/contract/failure.ts';
import type { App } from '#node/app.ts';
import { failureOf } from '#node/failures.ts';
import { maxChunkBytes, mediaHead, mediaIdOf, offsetOf } from '#node/page/mediaReply.ts';
import { pageFile } from '#node/page/pageFiles.ts';
import { commonHeaders } from '#node/page/policy.ts';
import type { Log } from '#node/ports.ts';
import { readBody } from './body.ts';
import { streamEvents } from './eventStream.ts';
import { cookieNameOf, hasToken, originOf, refuseForeign, sameText } from './guard.ts';

/** A clip is read in pieces of this size. */
const readBytes = 512 * 1024;
/** Largest call: a review with many shapes stays far below it. */
const maxCallBytes = 8 * 1024 * 1024;

export type LoopbackServer = {
  readonly port: number;
  /** For a second start: lets it ask for a start address of its own. */
  readonly secret: string;
  /** An address that opens Soleus once, in the browser that uses it first. */
  readonly newStartUrl: () => string;
  /** How many pages listen for events just now. */
  readonly pagesOpen: () => number;
  readonly close: () => Promise<void>;
};

export type ServerOptions = {
  readonly app: Pick<App, 'call' | 'events' | 'bytes' | 'jobs'>;
  readonly log: Log;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** How long a client may take to send its headers, and its whole request. */
  readonly headersTimeoutMs?: number;
  readonly requestTimeoutMs?: number;
};

/** Serves the application on a free port of 127.0.0.1 to whoever opened a start address. Decides nothing: calls go to `app`. */
export async function serve({
  app,
  log,
  pageFolder,
  headersTimeoutMs = 10_000,
  requestTimeoutMs = 120_000,
}: ServerOptions): Promise<LoopbackServer> {
  const token = randomBytes(32).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  const startKeys = new Set<string>();
  const pages = new Set<ServerResponse>();
  let port = 0;

  const server = createServer({
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.min(1000, headersTimeoutMs),
    keepAliveTimeout: 30_000,
    maxHeaderSize: 16 * 1024,
    insecureHTTPParser: false,
  });
  server.maxConnections = 128;

  const newStartUrl = (): string => {
    const key = randomBytes(32).toString('base64url');
    startKeys.add(key);
    return `${originOf(port)}/start/${key}`;
  };

  const start = (key: string, response: ServerResponse): void => {
    const known = [...startKeys].find((each) => sameText(each, key));
    if (known === undefined) {
      sendText(response, 403, 'This start address was used already. Start Soleus again for a new one.');
      return;
    }
    startKeys.delete(known);
    response.writeHead(303, {
      ...commonHeaders,
      Location: '/',
      'Set-Cookie': `${cookieNameOf(port)}=${token}; Path=/; HttpOnly; SameSite=Strict`,
      'Content-Length': '0',
    });
    response.end();
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = refuseForeign(request, port);
    if (refusal !== null) {
      log.warn('refused a request', { status: refusal.status });
      refuse(request, response, refusal.status, refusal.why);
      return;
    }
    const url = new URL(request.url ?? '/', originOf(port));
    const method = request.method ?? '';
    const [, area = '', rest = ''] = url.pathname.split('/');
    if (area === 'start' && method === 'GET') return start(rest, response);
    if (area === 'again' && method === 'POST') {
      const sent = request.headers['x-soleus-secret'];
      if (typeof sent !== 'string' || !sameText(sent, secret)) return refuse(request, response, 403, 'not the one who started Soleus');
      sendReply(response, 200, { ok: true, value: { url: newStartUrl() } });
      return;
    }
    if (!hasToken(request, { port, token })) return refuse(request, response, 403, 'not opened with its start address');
    if (area === 'call') {
      if (method !== 'POST') return notAllowed(request, response, 'POST');
      return await callMethod(request, response, decodeName(url.pathname.slice('/call/'.length)));
    }
    if (area === 'events') {
      if (method !== 'GET') return notAllowed(request, response, 'GET');
      pages.add(response);
      response.on('close', () => pages.delete(response));
      return streamEvents(request, response, app);
    }
    if (area === 'media') return await media(request, response, url);
    if (method !== 'GET' && method !== 'HEAD') return notAllowed(request, response, 'GET, HEAD');
    const file = await pageFile(pageFolder, url.pathname);
    response.writeHead(file.status, file.headers);
    response.end(method === 'HEAD' ? undefined : file.body);
  };

  const callMethod = async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return refuse(request, response, 415, 'a call is JSON');
    const body = (await readBody(request, maxCallBytes)).toString('utf8');
    let input: unknown;
    try {
      input = JSON.parse(body);
    } catch {
      throw new FailureError('invalid-input', 'The call is not JSON.', 'Restart Soleus: window and program do not fit.');
    }
    sendReply(response, 200, await app.call(name, input));
  };

  const media = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const id = mediaIdOf(url.pathname);
    if (id === null) throw new FailureError('not-found', 'There is no such file in the record.', 'Open the visit again.');
    if (request.method === 'PUT') {
      const offset = offsetOf(url.searchParams);
      if (offset === null) throw new FailureError('invalid-input', 'The place of the bytes is missing.', 'Send the file again.');
      sendReply(response, 200, { ok: true, value: await app.bytes.write(id, offset, await readBody(request, maxChunkBytes)) });
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed(request, response, 'GET, HEAD, PUT');
    const source = await app.bytes.resolve(id);
    const head = mediaHead(source, request.headers.range);
    response.writeHead(head.status, head.headers);
    if (request.method === 'HEAD' || head.range === null) {
      response.end();
      return;
    }
    await pipeline(createReadStream(source.file, { start: head.range.first, end: head.range.last, highWaterMark: readBytes }), response);
  };

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) {
        // The page went away or seeked elsewhere in the middle of a clip: normal, and nobody is left to tell.
        if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') log.error('a reply broke off', error);
        response.destroy();
        return;
      }
      const failure = failureOf(error, log, 'answering the page');
      closeAfter(request, response);
      sendReply(response, statusOf(failure), { ok: false, failure });
    });
  });

  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, done);
  });
  port = (server.address() as AddressInfo).port;

  return {
    port,
    secret,
    newStartUrl,
    pagesOpen: () => pages.size,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function decodeName(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

const statusOf = (failure: Failure): number => {
  const special: Partial<Record<Failure['code'], number>> = {
    'too-large': 413,
    'not-found': 404,
    forbidden: 403,
    conflict: 409,
    internal: 500,
  };
  return special[failure.code] ?? 400;
};

function sendReply(response: ServerResponse, status: number, reply: Reply<unknown>): void {
  const body = Buffer.from(JSON.stringify(reply));
  response.writeHead(status, {
    ...commonHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(body.byteLength),
  });
  response.end(body);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    ...commonHeaders,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(text)),
  });
  response.end(text);
}

/** A request whose body was not read must not leave its rest to be taken for a next request. */
function closeAfter(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return;
  response.setHeader('Connection', 'close');
  response.once('finish', () => setTimeout(() => request.destroy(), 100).unref());
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number, why: string): void {
  closeAfter(request, response);
  const failure: Failure = { code: 'forbidden', message: `Refused: ${why}.`, action: 'Open Soleus with its start address.' };
  sendReply(response, status, { ok: false, failure });
}

function notAllowed(request: IncomingMessage, response: ServerResponse, allowed: string): void {
  response.setHeader('Allow', allowed);
  refuse(request, response, 405, 'this way of asking');
}
