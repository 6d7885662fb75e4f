import { readFileSync } from 'node:fs';
import { makeNumberedClip, shortGop } from './numberedClip.ts';

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
