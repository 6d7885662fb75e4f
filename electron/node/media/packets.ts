import type { RateTags } from '#core/domain/captureRate.ts';
import { spareThread } from '../spareThread.ts';
import type { PacketWord } from './packetWorker.ts';

export type Container = 'MP4' | 'QuickTime' | 'Matroska' | 'WebM' | 'MPEG-TS' | 'other';

/** What a container says of its first video track, without decoding. */
export type PacketFacts = {
  readonly container: Container;
  readonly codec: string;
  readonly codecString: string | null;
  readonly codedWidth: number;
  readonly codedHeight: number;
  /** Upright, square pixels. */
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly flipped: boolean;
  readonly pixelAspect: number;
  readonly hdr: boolean;
  readonly hasAudio: boolean;
  readonly hasBFrames: boolean;
  readonly videoTracks: number;
  /** Position of the track among the file's video tracks. */
  readonly trackIndex: number;
  readonly ticksPerSecond: number;
  /** Presentation ticks of the frames that are shown, ascending, on the clock that the edit list has shifted: 0 is where showing begins. */
  readonly shown: readonly number[];
  /** Packets that the edit list hides before and after. */
  readonly hiddenBefore: number;
  readonly hiddenAfter: number;
  readonly complexEdits: boolean;
  /** Ticks to add to get the time the container gives the frame before any edit. */
  readonly rawOffset: number;
  /** Longest run of frames from one key frame to the next, in decode order. */
  readonly keyFrameDistance: number;
  readonly startsWithKeyFrame: boolean;
  /** By how many packets a frame's data may come before its turn to be shown. */
  readonly reordered: number;
  readonly tags: RateTags;
};

/** Beside this file in the source, in the same folder after the build. */
const workerFile = (): URL => new URL(import.meta.url.endsWith('.ts') ? './packetWorker.ts' : './packetWorker.js', import.meta.url);

/** A reader that says nothing for so long has lost itself in a broken file. */
const quietLimitMs = 8_000;

const threads = spareThread(workerFile, {
  worker: { resourceLimits: { maxOldGenerationSizeMb: 1024 } },
  idleMs: 20_000,
  mostUses: 200,
});

/**
 * Reads packets and headers of MP4, QuickTime, Matroska, WebM and transport streams, in a thread of its own: a broken file can make a reader loop or take all
 * memory, and then only the thread is ended. A thread that came to an end of its file, good or bad, reads the next one too. Null where the container or codec
 * is not known, or the reader gave up.
 */
export function readPackets(path: string, signal: AbortSignal): Promise<PacketFacts | null> {
  if (signal.aborted) return Promise.reject(signal.reason);
  const { promise, resolve, reject } = Promise.withResolvers<PacketFacts | null>();
  const { worker, giveBack, end } = threads.lend();
  let cameToAnEnd = false;
  let quiet = setTimeout(() => resolve(null), quietLimitMs);
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  worker.on('message', (word: PacketWord) => {
    clearTimeout(quiet);
    cameToAnEnd = word.kind !== 'reading';
    if (word.kind === 'reading') quiet = setTimeout(() => resolve(null), quietLimitMs);
    else if (word.kind === 'read') resolve(word.facts);
    else if (word.code !== null) reject(Object.assign(new Error(word.message), { code: word.code }));
    else resolve(null);
  });
  worker.on('error', () => resolve(null));
  worker.on('exit', () => resolve(null));
  worker.postMessage(path);
  return promise.finally(async () => {
    clearTimeout(quiet);
    signal.removeEventListener('abort', stop);
    if (cameToAnEnd) giveBack();
    else await end();
  });
}
