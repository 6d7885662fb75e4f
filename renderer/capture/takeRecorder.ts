import { dropMap } from '#core/capture/drops.ts';
import { measuredRate } from '#core/capture/rate.ts';
import type { TakeLog } from '#core/capture/take.ts';
import type { Encoding } from './encoding.ts';
import type { StopReason } from './protocol.ts';
import type { Encoded, Ring } from './ring.ts';
import type { SoundChunk } from './soundRecorder.ts';
import { createTakeWriter, type Sound, type TakeWriter } from './takeWriter.ts';

/** Sound of a take: `since` gives the pieces held, their times on the camera's clock. */
export type TakeSound = Sound & { readonly since: (timestamp: number) => readonly SoundChunk[] };

/** One take of one camera, from its first frame to its log. Times are the camera's, in microseconds. */
export type TakeRecorder = {
  /** When the start was given, and from when on frames are wanted. */
  readonly startedAt: number;
  readonly stopAt: () => number;
  readonly stopBefore: (timestamp: number) => void;
  /** Opens the file; frames go there from now on. */
  readonly write: (takeId: string, config: VideoDecoderConfig, sound: TakeSound | null) => Promise<void>;
  readonly sound: (chunk: SoundChunk) => void;
  readonly encoded: (frame: Encoded) => void;
  readonly lost: (timestamp: number) => void;
  /** A frame that was handed over much later than usual: what is missing before it is this computer's doing. */
  readonly late: (timestamp: number) => void;
  /** Since the start was given; what lies before it is not counted. */
  readonly seconds: () => number;
  readonly bytes: () => number;
  /** Closes the file and tells what was recorded. `reason` gives way to what the disk had to say. */
  readonly finish: (reason: StopReason, encoding: Encoding) => Promise<TakeLog>;
  readonly saved: () => readonly number[];
};

export function createTakeRecorder(
  ring: Ring,
  startedAt: number,
  preRollSeconds: number,
  onDiskFailure: (reason: StopReason) => void,
): TakeRecorder {
  const saved: number[] = [];
  const lost: number[] = [];
  const late = new Set<number>();
  let stopAt = Number.POSITIVE_INFINITY;
  let writer: TakeWriter | null = null;
  let diskReason: StopReason | null = null;
  let hasSound = false;
  const wantedFrom = startedAt - preRollSeconds * 1_000_000;

  const add = (frame: Encoded): void => {
    if (writer === null || diskReason !== null || frame.timestamp > stopAt) return;
    writer.add(frame);
    saved.push(frame.timestamp);
  };
  return {
    startedAt,
    stopAt: () => stopAt,
    stopBefore: (timestamp) => {
      stopAt = Math.min(stopAt, timestamp);
    },
    write: async (takeId, config, sound) => {
      const first = ring.since(wantedFrom)[0];
      if (first === undefined) return;
      const opened = await createTakeWriter(takeId, first.timestamp, config, sound, ({ failure }) => {
        diskReason = failure.code === 'disk-full' ? 'disk-full' : 'host-gone';
        onDiskFailure(diskReason);
      });
      writer = opened;
      hasSound = sound !== null;
      for (const chunk of sound?.since(first.timestamp) ?? []) writer.addSound(chunk);
      for (const frame of ring.since(first.timestamp)) add(frame);
    },
    sound: (chunk) => {
      if (chunk.timestamp <= stopAt) writer?.addSound(chunk);
    },
    encoded: add,
    lost: (timestamp) => lost.push(timestamp),
    late: (timestamp) => late.add(timestamp),
    seconds: () => Math.max(0, ((saved.at(-1) ?? startedAt) - startedAt) / 1_000_000),
    bytes: () => (writer === null ? 0 : writer.safe() + writer.waiting()),
    finish: async (reason, { config, hardware }) => {
      await writer?.finish().catch(() => {});
      const first = saved[0] ?? startedAt;
      const last = saved.at(-1) ?? startedAt;
      const inside = lost.filter((time) => time > first && time < last);
      const rate = measuredRate(saved);
      return {
        version: 1,
        stopped: diskReason ?? reason,
        delivered: saved.length + inside.length,
        saved: saved.length,
        firstTimestamp: first,
        measuredRate: rate?.framesPerSecond ?? null,
        jitterMs: rate?.jitterMs ?? null,
        drops: [...dropMap(saved, inside, late)],
        preRollSeconds: Math.max(0, (startedAt - first) / 1_000_000),
        encoder: { codec: config.codec, hardware, bitsPerSecond: config.bitrate ?? 1 },
        audio: hasSound,
        findings: [],
      };
    },
    saved: () => saved,
  };
}
