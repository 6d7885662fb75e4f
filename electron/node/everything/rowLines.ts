import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { FailureError } from '#core/contract/failure.ts';
import type { FolderFile } from '#core/everything/manifest.ts';
import { damagedFolder, type IncomingRow } from '#db/everything/incoming.ts';

/** One row, with every path, drawing and model in it, is far below this. */
const longestLine = 128 * 1024 * 1024;
const pieceBytes = 1024 * 1024;
const atOnce = 500;

/**
 * Reads a list of JSON values, one a line, as `list` of the folder's writer writes it, some rows at a time: a table of any size is read with little memory. Throws 'damaged-file'
 * when it is not such a list, when the last line has been read and the bytes were not those of the manifest, and 'too-large' for a line without end. Rows that were given before
 * must not be kept then.
 */
export async function* rowLines(
  file: string,
  { path, bytes, sha256 }: FolderFile,
  signal: AbortSignal,
): AsyncGenerator<readonly IncomingRow[]> {
  const hash = createHash('sha256');
  let read = 0;
  let line = 0;
  let state: 'start' | 'rows' | 'end' = 'start';
  let batch: IncomingRow[] = [];
  for await (const text of linesOf(file, path, (piece) => {
    hash.update(piece);
    read += piece.byteLength;
  })) {
    line += 1;
    if (state === 'start' && text === '[') state = 'rows';
    else if (state === 'rows' && text === ']') state = 'end';
    else if (state === 'rows') batch.push({ line, row: rowOf(path, line, text) });
    else throw damagedFolder(`line ${line} of ${path} is not where a row can be`);
    if (batch.length >= atOnce) {
      signal.throwIfAborted();
      yield batch;
      batch = [];
    }
  }
  if (state !== 'end') throw damagedFolder(`${path} ends before its last row`);
  if (read !== bytes || hash.digest('hex') !== sha256) throw damagedFolder(`${path} was changed after it was written`);
  yield batch;
}

function rowOf(path: string, line: number, text: string): unknown {
  try {
    return JSON.parse(text.endsWith(',') ? text.slice(0, -1) : text);
  } catch (cause) {
    throw damagedFolder(`line ${line} of ${path} is no JSON`, cause);
  }
}

async function* linesOf(file: string, path: string, onPiece: (piece: Uint8Array) => void): AsyncGenerator<string> {
  await using handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  const piece = Buffer.allocUnsafe(pieceBytes);
  const waiting: Buffer[] = [];
  let waitingBytes = 0;
  for (;;) {
    const { bytesRead } = await handle.read(piece, 0, piece.length);
    if (bytesRead === 0) break;
    const part = piece.subarray(0, bytesRead);
    onPiece(part);
    let from = 0;
    for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, from)) {
      yield Buffer.concat([...waiting.splice(0), part.subarray(from, end)]).toString('utf8');
      waitingBytes = 0;
      from = end + 1;
    }
    waitingBytes += part.length - from;
    if (waitingBytes > longestLine)
      throw new FailureError(
        'too-large',
        `A row of ${path} is larger than any that Soleus writes.`,
        'Check where this folder comes from; nothing was changed.',
      );
    if (from < part.length) waiting.push(Buffer.from(part.subarray(from)));
  }
  if (waiting.length > 0) throw damagedFolder(`${path} ends in the middle of a row`);
}
