import { afterEach, expect, test, vi } from 'vitest';
import { maxChunkBytes } from '#node/page/mediaReply.ts';
import { appendTake } from '#renderer/link.ts';

afterEach(() => vi.unstubAllGlobals());

/** Answers as the application does: in order, and nothing larger than it takes at once. */
function disk(start: number): { readonly sent: number[] } {
  const sent: number[] = [];
  let received = start;
  vi.stubGlobal('fetch', async (url: string, init: { readonly body: Blob }) => {
    const offset = Number(new URL(url, 'http://page').searchParams.get('offset'));
    const failed = (code: string) => Response.json({ ok: false, failure: { code, message: 'Refused.', action: 'Stop.' } });
    if (init.body.size > maxChunkBytes) return failed('too-large');
    if (offset !== received) return failed('conflict');
    sent.push(init.body.size);
    received += init.body.size;
    return Response.json({ ok: true, value: { received } });
  });
  return { sent };
}

test('what a slow disk let pile up is sent in pieces that the application takes', async () => {
  const { sent } = disk(100);
  const bytes = new Uint8Array(maxChunkBytes + 5);
  expect(await appendTake('x', 100, bytes)).toEqual({ received: 100 + bytes.byteLength });
  expect(sent.reduce((sum, size) => sum + size, 0)).toBe(bytes.byteLength);
});

test('a piece that is refused is a failure, and nothing is sent after it', async () => {
  const { sent } = disk(0);
  await expect(appendTake('x', 50, new Uint8Array(maxChunkBytes))).rejects.toMatchObject({ failure: { code: 'conflict' } });
  expect(sent).toEqual([]);
});
