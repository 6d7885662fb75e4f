import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type FfmpegOutput, runFfmpeg } from './ffmpeg.ts';
import {
  differenceLine,
  type FrameList,
  frameList,
  isComplaint,
  isConcealed,
  isInterlacedLine,
  isKeyFrameLine,
  progressSeconds,
  shownFrameLine,
} from './ffmpegLines.ts';
import type { Span } from './fitFrames.ts';
import type { ProbedClip } from './probe.ts';

export type DecodingTools = {
  readonly ffmpeg: string;
  readonly tempFolder: string;
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly onProgress: (fraction: number) => void;
};

/** Every frame that a decoder gives. */
export type Decoding = {
  readonly frames: FrameList;
  /** The decoder found errors in the data. */
  readonly complained: boolean;
  /** Each frame holds two half pictures, taken one after the other. */
  readonly interlaced: boolean;
  /** How much each frame differs from the one before (mean brightness of a tiny copy, 0 to 255); 0 for the first. As many as frames. */
  readonly differences: readonly number[];
};

/** The container's own times, before any edit. */
export const sourceOptions = ({ packets }: ProbedClip): readonly string[] => [
  '-copyts',
  ...(packets?.container === 'MP4' || packets?.container === 'QuickTime' ? ['-ignore_editlist', '1'] : []),
];

/** Every frame that the decoder gives, once, with its own time. */
export const everyFrame = ({ packets }: ProbedClip, chain: readonly string[]): readonly string[] => [
  ...['-map', `0:v:${packets?.trackIndex ?? 0}`, '-filter:v', chain.join(',')],
  ...['-fps_mode', 'passthrough', '-enc_time_base', '-1'],
];

/**
 * Decodes a clip into further outputs, and lists the frames (after the filters `listed`) with their times and differences in the same run. `outputs` are made
 * from the same decoder, so that the list tells what they hold.
 */
export async function decodeListed(
  source: string,
  clip: ProbedClip,
  { outputs = [], listed = [] }: { readonly outputs?: readonly FfmpegOutput[]; readonly listed?: readonly string[] },
  { ffmpeg, tempFolder, signal, onProgress }: DecodingTools,
): Promise<Decoding> {
  const list = join(tempFolder, `${randomUUID()}.framecrc`);
  const seconds = Math.max(0.001, clip.probe.lastTimestamp - clip.probe.firstTimestamp);
  let complained = false;
  let interlaced = false;
  const differences: number[] = [];
  try {
    await runFfmpeg(
      ffmpeg,
      { input: source, inputOptions: sourceOptions(clip), outputs: [listOutput(clip, list, listed), ...outputs] },
      {
        signal,
        onLine: (line) => {
          complained ||= isComplaint(line);
          interlaced ||= isInterlacedLine(line);
          const difference = differenceLine(line);
          if (difference !== null) differences.push(difference);
          const time = progressSeconds(line);
          if (time !== null) onProgress(Math.min(1, Math.max(0, (time - clip.probe.firstTimestamp) / seconds)));
        },
      },
    );
    return { frames: frameList(await readFile(list, 'utf8')), complained, interlaced, differences };
  } finally {
    await rm(list, { force: true });
  }
}

/** Small enough to cost next to nothing beside the decoding, and to level the noise of camera and encoder. */
const compared = ['scale=64:36:flags=area', 'format=yuv420p', 'signalstats', 'metadata=mode=print:key=lavfi.signalstats.YDIF'];

/** The list of frames as an output of ffmpeg: times in the file, differences in the log. */
export const listOutput = (clip: ProbedClip, file: string, listed: readonly string[]): FfmpegOutput => ({
  file,
  options: [...everyFrame(clip, [...listed, ...compared]), '-f', 'framecrc', '-y'],
});

/** Frames by which a decoder may hold a frame back, where no packets tell. */
const usualReorder = 2;

/**
 * Where the decoder met errors, as spans of decoded frames: from the first frame that may be wrong to the last before the next key frame. The decoder works in
 * one thread here, so that what it says comes right after the frames that it finished before; it is run only on clips that gave reason to. What it cannot
 * use at all before its first frame spoils none.
 */
export async function findDamage(
  source: string,
  clip: ProbedClip,
  { ffmpeg, signal }: Pick<DecodingTools, 'ffmpeg' | 'signal'>,
): Promise<readonly Span[]> {
  let shown = -1;
  const keys: number[] = [];
  const complaints: number[] = [];
  await runFfmpeg(
    ffmpeg,
    {
      input: source,
      inputOptions: [...sourceOptions(clip), '-threads', '1'],
      outputs: [{ file: '-', options: [...everyFrame(clip, ['scale=16:16:flags=neighbor', 'showinfo']), '-f', 'null'] }],
    },
    {
      signal,
      onLine: (line) => {
        const frame = shownFrameLine(line);
        if (frame !== null) {
          shown = frame;
          if (isKeyFrameLine(line)) keys.push(frame);
        } else if (shown < 0 ? isConcealed(line) : isComplaint(line)) complaints.push(shown + 1);
      },
    },
  );
  // Where every frame stands by itself, a packet that cannot be decoded is a lost frame and spoils no other.
  return keys.length > shown ? [] : damagedSpans(complaints, keys, clip.packets?.reordered ?? usualReorder, shown);
}

/**
 * Spans from complaints (each the number of the next frame to come), the numbers of key frames and of the last frame. A frame that is held back for
 * reordering may be the key frame itself: only a key frame beyond those ends the damage.
 */
export function damagedSpans(complaints: readonly number[], keys: readonly number[], reordered: number, last: number): readonly Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const from of complaints) {
    if (from > last) continue;
    const to = (keys.find((key) => key > from + reordered) ?? last + 1) - 1;
    const before = spans.at(-1);
    if (before !== undefined && from <= before.to + 1) before.to = Math.max(before.to, to);
    else spans.push({ from, to });
  }
  return spans;
}
