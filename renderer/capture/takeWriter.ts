import { EncodedAudioPacketSource, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output, StreamTarget } from 'mediabunny';
import { FailureError } from '#core/contract/failure.ts';
import { appendTake } from '../link.ts';
import type { Encoded } from './ring.ts';
import type { SoundChunk, SoundCodec } from './soundRecorder.ts';

/** A take on its way to the disk. Frames are added in order; what `safe` counts is on the disk. */
export type TakeWriter = {
  readonly add: (frame: Encoded) => void;
  /** Adds a piece of sound, its time on the camera's clock. Sound that falls silent for a second is not waited for any more. */
  readonly addSound: (chunk: SoundChunk) => void;
  /** Writes what is left and closes the file; resolves when all of it is safe. Rejects with what stopped it. */
  readonly finish: () => Promise<void>;
  readonly safe: () => number;
  /** Bytes that wait for the disk. */
  readonly waiting: () => number;
};

/** Pieces go to the disk at most this often: each is confirmed by the disk itself. With a fragment it is what a power cut can cost. */
const pauseMs = 100;
/** Sound of the take, and how it is to be decoded. */
export type Sound = { readonly codec: SoundCodec; readonly config: AudioDecoderConfig };

/** Pictures do not wait for sound that is so much behind, in microseconds. */
const soundPatienceUs = 1_000_000;
/** A disk that falls behind by so much will not catch up. */
const mostWaiting = 256 * 1024 * 1024;

/**
 * Writes a take as fragmented MP4 through the byte channel. Times are kept to the microsecond: the track's clock is the inverse of the rate it is told, so
 * it is told a million. `onFailure` is called once, when the disk or the application fails; what is safe then stays.
 */
export async function createTakeWriter(
  takeId: string,
  first: number,
  config: VideoDecoderConfig,
  sound: Sound | null,
  onFailure: (error: FailureError) => void,
): Promise<TakeWriter> {
  const queue: { readonly data: Uint8Array; readonly offset: number }[] = [];
  let waiting = 0;
  let safe = 0;
  let failure: FailureError | null = null;
  let finishing = false;
  let sending: Promise<void> | null = null;
  const fail = (error: unknown): void => {
    if (failure !== null) return;
    failure =
      error instanceof FailureError
        ? error
        : new FailureError('internal', 'The take could not be written.', 'What was saved until then is kept.', { cause: error });
    queue.length = 0;
    onFailure(failure);
  };
  const send = async (): Promise<void> => {
    for (;;) {
      if (!finishing) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      // Everything that waits goes as one.
      const part = queue.splice(0);
      const [head] = part;
      if (head === undefined) return;
      const data = joined(part.map((piece) => piece.data));
      safe = (await appendTake(takeId, head.offset, data)).received;
      waiting -= data.byteLength;
    }
  };
  const wake = (): void => {
    sending ??= send()
      .catch(fail)
      .finally(() => {
        sending = null;
        if (queue.length > 0) wake();
      });
  };
  const target = new StreamTarget(
    new WritableStream({
      write: ({ data, position }) => {
        if (failure !== null) throw failure;
        queue.push({ data: data.slice(), offset: position });
        waiting += data.byteLength;
        if (waiting > mostWaiting)
          fail(new FailureError('disk-full', 'The disk is too slow for this take.', 'Choose a smaller size, rate or quality.'));
        wake();
      },
    }),
  );
  const source = new EncodedVideoPacketSource('avc');
  // A fragment for every key frame and what follows it: whatever is cut off, what is left can be decoded.
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'fragmented', minimumFragmentDuration: 0 }), target });
  output.addVideoTrack(source, { frameRate: 1_000_000 });
  let soundSource = sound === null ? null : new EncodedAudioPacketSource(sound.codec);
  if (soundSource !== null) output.addAudioTrack(soundSource);
  let soundTo = first;
  await output.start();
  let adding: Promise<void> = Promise.resolve();
  let last: Encoded | null = null;
  const put = (frame: Encoded, next: number): void => {
    const packet = new EncodedPacket(
      frame.data,
      frame.key ? 'key' : 'delta',
      (frame.timestamp - first) / 1_000_000,
      (next - frame.timestamp) / 1_000_000,
    );
    adding = adding.then(() => source.add(packet, { decoderConfig: config })).catch(fail);
    if (soundSource !== null && frame.timestamp - soundTo > soundPatienceUs) endSound();
  };
  const endSound = (): void => {
    const ended = soundSource;
    soundSource = null;
    adding = adding.then(() => ended?.close()).catch(fail);
  };
  let interval = 0;
  return {
    // A frame's duration is known when the next one comes.
    add: (frame) => {
      if (failure !== null) return;
      if (last !== null) {
        interval = frame.timestamp - last.timestamp;
        put(last, frame.timestamp);
      }
      last = frame;
    },
    addSound: ({ timestamp, duration, data }) => {
      if (failure !== null || soundSource === null || sound === null || timestamp < first) return;
      const packet = new EncodedPacket(data, 'key', (timestamp - first) / 1_000_000, duration / 1_000_000);
      const to = soundSource;
      soundTo = timestamp + duration;
      adding = adding.then(() => to.add(packet, { decoderConfig: sound.config })).catch(fail);
    },
    finish: async () => {
      if (last !== null) put(last, last.timestamp + (interval || 1));
      last = null;
      finishing = true;
      await adding;
      if (failure === null) await output.finalize().catch(fail);
      while (sending !== null) await sending;
      if (failure !== null) throw failure;
    },
    safe: () => safe,
    waiting: () => waiting,
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
