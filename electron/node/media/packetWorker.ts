import { parentPort } from 'node:worker_threads';
import { readPacketsHere } from './packetReader.ts';
import type { PacketFacts } from './packets.ts';

export type PacketWord =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly facts: PacketFacts | null }
  /** `code` is the system's own, as ENOENT; null when the file could not be understood. */
  | { readonly kind: 'failed'; readonly message: string; readonly code: string | null };

const say = (word: PacketWord): void => parentPort?.postMessage(word);

/** One path after the other, the next only when this one has ended. */
parentPort?.on('message', async (path: string) => {
  try {
    say({ kind: 'read', facts: await readPacketsHere(path, () => say({ kind: 'reading' })) });
  } catch (error) {
    const { code } = error as { code?: unknown };
    say({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
      code: typeof code === 'string' && /^E[A-Z]+$/.test(code) ? code : null,
    });
  }
});
