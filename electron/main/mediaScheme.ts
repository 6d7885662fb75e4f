import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type Protocol, protocol } from 'electron';
import { FailureError, type Reply } from '#core/contract/failure.ts';
import type { App } from '#node/app.ts';
import { failureOf } from '#node/failures.ts';
import { maxChunkBytes, mediaHead, mediaIdOf, offsetOf } from '#node/page/mediaReply.ts';
import { pageFile } from '#node/page/pageFiles.ts';
import { commonHeaders } from '#node/page/policy.ts';
import type { Log } from '#node/ports.ts';
import { isOwn, scheme } from './security.ts';

/** Must run before Electron is ready. The scheme is a secure, standard one: it has an origin, and obeys the content policy. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

type SchemeOptions = { readonly app: Pick<App, 'bytes'>; readonly log: Log; readonly pageFolder: string };

/** Serves the page and the byte channel under `soleus://app/`. */
export function serveScheme(target: Pick<Protocol, 'handle'>, options: SchemeOptions): void {
  target.handle(scheme, (request) => answer(request, options));
}

async function answer(request: Request, { app, log, pageFolder }: SchemeOptions): Promise<Response> {
  try {
    if (!isOwn(request.url)) throw new FailureError('not-found', 'There is no such page.', 'Start Soleus again.');
    const url = new URL(request.url);
    if (url.pathname.startsWith('/media/')) return await media(request, url, app.bytes);
    if (request.method !== 'GET' && request.method !== 'HEAD') return json(405, forbidden('this way of asking'));
    const file = await pageFile(pageFolder, url.pathname);
    return new Response(request.method === 'HEAD' ? null : file.body, { status: file.status, headers: file.headers });
  } catch (error) {
    const failure = failureOf(error, log, 'answering the page');
    return json(failure.code === 'not-found' ? 404 : failure.code === 'too-large' ? 413 : 400, { ok: false, failure });
  }
}

async function media(request: Request, url: URL, bytes: App['bytes']): Promise<Response> {
  const id = mediaIdOf(url.pathname);
  if (id === null) throw new FailureError('not-found', 'There is no such file in the record.', 'Open the visit again.');
  if (request.method === 'PUT') {
    const offset = offsetOf(url.searchParams);
    if (offset === null) throw new FailureError('invalid-input', 'The place of the bytes is missing.', 'Send the file again.');
    return json(200, { ok: true, value: await bytes.write(id, offset, await bodyOf(request)) });
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return json(405, forbidden('this way of asking'));
  const source = await bytes.resolve(id);
  const { status, headers, range } = mediaHead(source, request.headers.get('range'));
  if (request.method === 'HEAD' || range === null) return new Response(null, { status, headers });
  const stream = createReadStream(source.file, { start: range.first, end: range.last, highWaterMark: 512 * 1024 });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers });
}

async function bodyOf(request: Request): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (request.body !== null) {
    for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
      length += part.byteLength;
      if (length > maxChunkBytes) throw new FailureError('too-large', 'More was sent at once than Soleus takes.', 'Restart Soleus.');
      parts.push(part);
    }
  }
  return Buffer.concat(parts, length);
}

const forbidden = (why: string): Reply<never> => ({
  ok: false,
  failure: { code: 'forbidden', message: `Refused: ${why}.`, action: 'Use the window of Soleus.' },
});

const json = (status: number, reply: Reply<unknown>): Response =>
  new Response(JSON.stringify(reply), { status, headers: { ...commonHeaders, 'Content-Type': 'application/json; charset=utf-8' } });
