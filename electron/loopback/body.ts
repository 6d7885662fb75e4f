import type { IncomingMessage } from 'node:http';
import { FailureError } from '#core/contract/failure.ts';

const tooLarge = (): FailureError =>
  new FailureError('too-large', 'More was sent at once than Soleus takes.', 'Restart Soleus: window and program do not fit.');

/** Reads a body of at most `maxBytes`. A longer one is refused by its declared length, or as soon as it grows too long; nothing more of it is kept. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > maxBytes) throw tooLarge();
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.byteLength;
    if (bytes > maxBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts, bytes);
}
