import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Refusal = { readonly status: 400 | 403 | 421; readonly why: string };

export type Door = { readonly port: number; readonly token: string };

/** The facts of a request that the guard looks at. */
export type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>;

export const hostOf = (port: number): string => `127.0.0.1:${port}`;
export const originOf = (port: number): string => `http://${hostOf(port)}`;

/** A cookie is shared by all ports of 127.0.0.1, so its name carries ours. */
export const cookieNameOf = (port: number): string => `soleus-${port}`;

/**
 * Refuses what no page of ours sends, before anything is read: another Host (DNS rebinding), another Origin or site (a web page that posts to us),
 * doubled headers and absolute addresses (smuggling). Null lets the request pass on to its token check.
 */
export function refuseForeign({ url, headers, rawHeaders }: Asked, port: number): Refusal | null {
  for (const name of ['host', 'origin', 'content-length', 'content-type', 'transfer-encoding', 'cookie']) {
    if (timesSent(rawHeaders, name) > 1) return { status: 400, why: `more than one ${name} header` };
  }
  if (url === undefined || !url.startsWith('/') || url.startsWith('//')) return { status: 400, why: 'address is not a path' };
  if (headers.host !== hostOf(port)) return { status: 421, why: 'another host was asked for' };
  if (headers.origin !== undefined && headers.origin !== originOf(port)) return { status: 403, why: 'another page asked' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403, why: 'another site asked' };
  return null;
}

/** Whether the request carries this launch's token in its cookie. */
export function hasToken({ headers }: Pick<Asked, 'headers'>, { port, token }: Door): boolean {
  const name = cookieNameOf(port);
  const sent = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return sent.some(([key, value]) => key === name && value !== undefined && sameText(value, token));
}

/** Compares secrets in a time that does not depend on where they differ. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}

function timesSent(rawHeaders: readonly string[], name: string): number {
  return rawHeaders.filter((word, index) => index % 2 === 0 && word.toLowerCase() === name).length;
}
