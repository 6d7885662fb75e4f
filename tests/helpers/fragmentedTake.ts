import { readFileSync } from 'node:fs';
import type { TakeLog } from '#core/capture/take.ts';
import { makeNumberedClip, shortGop } from './numberedClip.ts';
import type { TestApp } from './testApp.ts';

export type FragmentedTake = {
  readonly bytes: Buffer;
  /** The header, then every fragment, as the capture sends them. */
  readonly parts: readonly Buffer[];
  /** Where each top-level box begins and ends, found by its length alone. */
  readonly boxes: readonly { readonly type: string; readonly from: number; readonly to: number }[];
};

/** A take of numbered frames as the capture writes it: microsecond ticks, a fragment every 12 frames. */
export async function makeFragmentedTake(file: string, frames: number, fps = 120): Promise<FragmentedTake> {
  await makeNumberedClip({
    ...{ file, frames, fps, width: 160, height: 90 },
    encoder: [...shortGop, '-keyint_min', '12', '-sc_threshold', '0'],
    muxer: ['-video_track_timescale', '1000000', '-movflags', 'empty_moov+default_base_moof+frag_keyframe'],
  });
  return partsOf(readFileSync(file));
}

/** Cuts a fragmented MP4 where its fragments begin. */
export function partsOf(bytes: Buffer): FragmentedTake {
  const boxes: { type: string; from: number; to: number }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const to = at + bytes.readUInt32BE(at);
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), from: at, to });
    at = to;
  }
  const starts = [0, ...boxes.filter(({ type }) => type === 'moof').map(({ from }) => from)];
  return { bytes, boxes, parts: starts.map((start, i) => bytes.subarray(start, starts[i + 1] ?? bytes.length)) };
}

const mode = { width: 320, height: 180, framesPerSecond: 120 };
/** A camera as `takes.begin` is told of it. */
export const camera = (role: 'side-left' | 'rear') => ({ role, label: 'Lamp camera', asked: mode, got: mode });
/** Log of a take of 240 frames with a hole of three after frame 100. */
export const log: TakeLog = {
  version: 1,
  stopped: 'pressed',
  delivered: 243,
  saved: 240,
  firstTimestamp: 5_000_000,
  measuredRate: 119.98,
  jitterMs: 0.2,
  drops: [{ afterFrame: 100, missing: 3, blame: 'encoder', holeMs: 33 }],
  preRollSeconds: 1,
  encoder: { codec: 'avc1.42001f', hardware: 'software', bitsPerSecond: 4_000_000 },
  audio: false,
  findings: [],
};

/** Sends a take's bytes piece by piece, as the capture does. */
export async function send(lab: TestApp, id: string, data: Buffer, chunk = 7001): Promise<void> {
  for (let at = 0; at < data.length; at += chunk) await lab.app.bytes.write(`take-${id}`, at, data.subarray(at, at + chunk));
}
