import type { ByteSource } from '../services/bytes.ts';
import { commonHeaders } from './policy.ts';

/** First and last byte, both included, as in HTTP. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * What a Range header asks of a file of `bytes` bytes: one range, 'whole' (no header, or one that HTTP lets a server ignore: other units,
 * several ranges, wrong syntax) or 'unsatisfiable' (well-formed, but beyond the end).
 */
export function rangeOf(header: string | null | undefined, bytes: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (match === null) return 'whole';
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return 'whole';
  if (from === '') {
    const wanted = Number(to);
    return wanted === 0 || bytes === 0 ? 'unsatisfiable' : { first: Math.max(0, bytes - wanted), last: bytes - 1 };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return 'whole';
  return first >= bytes ? 'unsatisfiable' : { first, last: to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1) };
}

export type MediaHead = {
  readonly status: 200 | 206 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes to send; null for none. */
  readonly range: ByteRange | null;
};

/** Status, headers and byte range of the reply to GET or HEAD of a media id. */
export function mediaHead(source: ByteSource, rangeHeader: string | null | undefined): MediaHead {
  const range = rangeOf(rangeHeader, source.bytes);
  const headers = {
    ...commonHeaders,
    'Accept-Ranges': 'bytes',
    'Content-Type': source.mime,
    // Without a name of its own the page names the download.
    'Content-Disposition':
      source.name === '' ? 'inline' : `inline; filename*=UTF-8''${encodeURIComponent(source.name).replaceAll("'", '%27')}`,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'self'",
  };
  if (range === 'unsatisfiable') {
    return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${source.bytes}`, 'Content-Length': '0' }, range: null };
  }
  if (range === 'whole') {
    const all = source.bytes === 0 ? null : { first: 0, last: source.bytes - 1 };
    return { status: 200, headers: { ...headers, 'Content-Length': String(source.bytes) }, range: all };
  }
  const length = range.last - range.first + 1;
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${range.first}-${range.last}/${source.bytes}`, 'Content-Length': String(length) },
    range,
  };
}

/** The media id in an address's path `/media/<id>`, or null. Ids are plain words: nothing that could climb out of a folder. */
export function mediaIdOf(path: string): string | null {
  const match = /^\/media\/([A-Za-z0-9-]{1,200})$/.exec(path);
  return match?.[1] ?? null;
}

/** Largest chunk a PUT may carry; the page sends 4 MiB. */
export const maxChunkBytes = 16 * 1024 * 1024;

/** The `offset` of a PUT; null when it is not a whole number of bytes. */
export function offsetOf(query: URLSearchParams): number | null {
  const text = query.get('offset') ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
