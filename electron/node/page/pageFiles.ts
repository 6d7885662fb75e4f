import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { commonHeaders, contentPolicy } from './policy.ts';

/** Where the page says that its nonce goes; see `renderer/index.html`. */
export const noncePlaceholder = '__STYLE_NONCE__';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

export type PageReply = {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
};

/**
 * A file of the built page. `path` is the address's path, still encoded; anything without an extension is a screen of the page and gives index.html.
 * Nothing outside the folder can be named.
 */
export async function pageFile(folder: string, path: string): Promise<PageReply> {
  const inner = insidePath(path);
  if (inner === null) return missing();
  const type = types[extname(inner)];
  if (extname(inner) !== '' && type === undefined) return missing();
  const isPage = extname(inner) === '' || inner === 'index.html';
  try {
    const bytes = await readFile(join(folder, isPage ? 'index.html' : inner));
    return isPage ? page(bytes) : reply(200, { 'Content-Type': type ?? 'application/octet-stream' }, bytes);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return missing();
    throw error;
  }
}

/** The path below the page's folder, or null when it tries to leave it. */
export function insidePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path);
    if (decoded.includes('\0') || decoded.includes('\\')) return null;
    const inner = normalize(decoded.replace(/^\/+/, ''));
    if (inner === '..' || inner.startsWith(`..${sep}`) || /^[A-Za-z]:/.test(inner) || inner.startsWith(sep)) return null;
    return inner === '.' ? '' : inner;
  } catch {
    return null;
  }
}

function page(bytes: Uint8Array): PageReply {
  const nonce = randomBytes(16).toString('base64url');
  const html = Buffer.from(bytes).toString('utf8').replaceAll(noncePlaceholder, nonce);
  return reply(200, { 'Content-Type': types['.html'] ?? '', 'Content-Security-Policy': contentPolicy(nonce) }, Buffer.from(html, 'utf8'));
}

const missing = (): PageReply => reply(404, { 'Content-Type': 'text/plain; charset=utf-8' }, Buffer.from('There is no such page.'));

function reply(status: PageReply['status'], headers: Record<string, string>, bytes: Uint8Array): PageReply {
  const body = Uint8Array.from(bytes);
  return { status, headers: { ...commonHeaders, ...headers, 'Content-Length': String(body.byteLength) }, body };
}
