import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import type { MediaWarning } from '#core/domain/recording.ts';
import { unreadable } from './decodedProbe.ts';
import { FfmpegError, type FfmpegOrder, runFfmpeg } from './ffmpeg.ts';
import { type FrameList, frameList, progressSeconds } from './ffmpegLines.ts';
import { type PacketFacts, readPackets } from './packets.ts';
import { indexFrom, type ProbedClip } from './probe.ts';

export type ReviewCopyOrder = {
  readonly source: string;
  readonly output: string;
  /** Where the list of decoded frames goes. */
  readonly list: string;
  readonly clip: ProbedClip;
  /** Which decoded frames are shown, by number; null for all. */
  readonly shown: FrameRange | null;
  /** This ffmpeg can map high dynamic range to a normal screen. */
  readonly canToneMap: boolean;
  /** The decoder's times repeat or run backwards: frames are spaced evenly in the copy, and only the index tells their times. */
  readonly evenTimes: boolean;
};

/** First and last decoded frame, counted from 0. */
export type FrameRange = { readonly first: number; readonly last: number };

/**
 * ffmpeg's order for a review copy: H.264 4:2:0 8 bit, key frame at least every 12 frames, no B-frames, every presented frame once with its own time,
 * upright, square pixels, index at the front; and beside it a list of the same frames with their times and checksums.
 */
export function reviewCopyOrder({ source, output, list, clip, shown, canToneMap, evenTimes }: ReviewCopyOrder): FfmpegOrder {
  const { packets, probe, index } = clip;
  const ticksPerSecond = Math.round(packets?.ticksPerSecond ?? index.ticksPerSecond);
  const select = shown === null ? [] : [`select='between(n,${shown.first},${shown.last})'`];
  const picture = [
    ...select,
    ...(probe.hdr && canToneMap
      ? ['zscale=t=linear:npl=203', 'format=gbrpf32le', 'zscale=p=bt709', 'tonemap=hable:desat=0', 'zscale=t=bt709:m=bt709:r=tv']
      : []),
    ...squareFilter(clip),
    'crop=floor(iw/2)*2:floor(ih/2)*2:0:0',
    'setsar=1',
    'format=yuv420p',
    evenTimes ? 'setpts=N/(30*TB)' : 'setpts=PTS-STARTPTS',
  ];
  return {
    input: source,
    inputOptions: inputOptions(clip),
    outputs: [
      {
        file: output,
        options: [
          ...decodedFrames(clip, picture),
          ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '17', '-pix_fmt', 'yuv420p'],
          ...['-g', '12', '-keyint_min', '1', '-sc_threshold', '0', '-bf', '0', '-flags', '+cgop'],
          ...['-map_metadata', '-1', '-an', '-sn', '-dn'],
          ...['-video_track_timescale', String(Math.min(ticksPerSecond, 1_000_000)), '-movflags', '+faststart', '-y', '-f', 'mp4'],
        ],
      },
      { file: list, options: [...decodedFrames(clip, [...select, 'null']), '-f', 'framecrc', '-y'] },
    ],
  };
}

/** The container's own times, before any edit. */
const inputOptions = ({ packets }: ProbedClip): readonly string[] => [
  '-copyts',
  ...(packets?.container === 'MP4' || packets?.container === 'QuickTime' ? ['-ignore_editlist', '1'] : []),
];

/** Every frame that the decoder gives, once, with its own time. */
const decodedFrames = ({ packets }: ProbedClip, chain: readonly string[]): readonly string[] => [
  ...['-map', `0:v:${packets?.trackIndex ?? 0}`, '-filter:v', chain.join(',')],
  ...['-fps_mode', 'passthrough', '-enc_time_base', '-1'],
];

/**
 * Which of the decoded frames the edit list shows. Where the decoder gives a frame for every packet they are counted; where it could not decode the first
 * ones they are found by their times.
 */
export function shownRange(packets: PacketFacts, decoded: FrameList): FrameRange {
  const { hiddenBefore, hiddenAfter, shown, rawOffset } = packets;
  if (decoded.ticks.length === hiddenBefore + shown.length + hiddenAfter)
    return { first: hiddenBefore, last: hiddenBefore + shown.length - 1 };
  const factor = packets.ticksPerSecond / decoded.ticksPerSecond;
  const from = (shown[0] ?? 0) + rawOffset - 0.5;
  const to = (shown.at(-1) ?? 0) + rawOffset + 0.5;
  const first = decoded.ticks.findIndex((tick) => tick * factor >= from);
  const last = decoded.ticks.findLastIndex((tick) => tick * factor <= to);
  return { first: Math.max(0, first), last: last < 0 ? decoded.ticks.length - 1 : last };
}

function squareFilter({ probe }: ProbedClip): readonly string[] {
  const turned = probe.rotation === 90 || probe.rotation === 270;
  if (probe.pixelAspect === 1) return [];
  const width = turned ? probe.height : probe.width;
  const height = turned ? probe.width : probe.height;
  return [turned ? `scale=${height}:${width}:flags=lanczos` : `scale=${width}:${height}:flags=lanczos`];
}

export type ReviewCopy = { readonly index: FrameIndex; readonly warnings: readonly MediaWarning[] };

export type ReviewCopyTools = {
  readonly ffmpeg: string;
  readonly tempFolder: string;
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly onProgress: (fraction: number) => void;
};

/** Makes the review copy of a probed clip and proves that it holds exactly the frames that the source presents. */
export async function makeReviewCopy(source: string, output: string, clip: ProbedClip, tools: ReviewCopyTools): Promise<ReviewCopy> {
  const list = join(tools.tempFolder, `${randomUUID()}.framecrc`);
  const seconds = Math.max(0.001, clip.probe.lastTimestamp - clip.probe.firstTimestamp);
  const run = async (order: FfmpegOrder): Promise<FrameList> => {
    await runFfmpeg(tools.ffmpeg, order, {
      signal: tools.signal,
      onLine: (line) => {
        const time = progressSeconds(line);
        if (time !== null) tools.onProgress(Math.min(1, Math.max(0, (time - clip.probe.firstTimestamp) / seconds)));
      },
    });
    return frameList(await readFile(list, 'utf8'));
  };
  const { packets } = clip;
  try {
    const canToneMap = clip.probe.hdr && (await canMapTones(tools.ffmpeg, tools.signal));
    const trimmed = packets !== null && packets.hiddenBefore + packets.hiddenAfter > 0;
    const listOrder: FfmpegOrder = {
      input: source,
      inputOptions: inputOptions(clip),
      outputs: [{ file: list, options: [...decodedFrames(clip, ['null']), '-f', 'framecrc', '-y'] }],
    };
    const shown = trimmed ? shownRange(packets, await run(listOrder)) : null;
    const order = { source, output, list, clip, shown, canToneMap };
    let decoded = await run(reviewCopyOrder({ ...order, evenTimes: false }));
    let copied = await framesIn(output, tools.signal);
    if (copied !== decoded.ticks.length) {
      decoded = await run(reviewCopyOrder({ ...order, evenTimes: true }));
      copied = await framesIn(output, tools.signal);
    }
    if (copied !== decoded.ticks.length)
      throw new FailureError(
        'damaged-file',
        `The review copy came out with ${copied} of ${decoded.ticks.length} frames.`,
        'Import the clip again; if it happens again, copy it from the camera once more.',
      );
    const fit = fitFrames(clip, decoded);
    return { index: fit.index, warnings: [...fit.warnings, ...duplicateWarnings(decoded), ...hdrWarnings(clip, canToneMap)] };
  } catch (error) {
    throw error instanceof FfmpegError ? unreadable(false, error.log) : error;
  } finally {
    await rm(list, { force: true });
  }
}

/** Frames that the copy's own index lists. */
async function framesIn(file: string, signal: AbortSignal): Promise<number> {
  const copy = await readPackets(file, signal);
  return copy === null ? 0 : copy.shown.length + copy.hiddenBefore + copy.hiddenAfter;
}

function hdrWarnings({ probe }: ProbedClip, mapped: boolean): readonly MediaWarning[] {
  if (!probe.hdr) return [];
  return [
    {
      code: 'tone-mapped',
      message: mapped
        ? 'High dynamic range was mapped to a normal screen; colours differ a little from the phone’s.'
        : 'High dynamic range was shown without mapping: this ffmpeg cannot do it. Colours look flat; the geometry is right.',
      frames: [],
    },
  ];
}

/**
 * The index of the frames that were decoded. Where the container promised more than could be decoded, they are found by their times: missing ones at
 * the start cannot be decoded by any player and are reported; missing ones at the end are a damaged end; one missing in between is reported where it is.
 */
export function fitFrames({ packets, index }: ProbedClip, decoded: FrameList): ReviewCopy {
  if (decoded.ticks.length === 0) throw unreadable(false, []);
  if (packets === null) return { index: indexFrom(decoded.ticks, decoded.ticksPerSecond), warnings: [] };
  const promised = packets.shown;
  if (decoded.ticks.length === promised.length) return { index, warnings: [] };
  if (decoded.ticks.length > promised.length) {
    const extra = decoded.ticks.length - promised.length;
    return {
      index: indexFrom(decoded.ticks, decoded.ticksPerSecond),
      warnings: [
        {
          code: 'variable-rate',
          message: `The clip shows ${extra} frames more than its index lists; their own times are used.`,
          frames: [],
        },
      ],
    };
  }
  const factor = packets.ticksPerSecond / decoded.ticksPerSecond;
  const times = new Set(decoded.ticks.map((tick) => Math.round(tick * factor)));
  const near = (tick: number): boolean => [-1, 0, 1].some((slip) => times.has(tick + packets.rawOffset + slip));
  const kept = promised.filter(near);
  const lost = promised.length - decoded.ticks.length;
  if (kept.length !== decoded.ticks.length)
    return { index: indexFrom(decoded.ticks, decoded.ticksPerSecond), warnings: [lostWarning('damaged-end', lost)] };
  const before = promised.findIndex(near);
  const after = promised.length - 1 - promised.findLastIndex(near);
  return {
    index: indexFrom(kept, packets.ticksPerSecond),
    warnings: [
      ...(before > 0 ? [lostWarning('undecodable-start', before)] : []),
      ...(after > 0 ? [lostWarning('damaged-end', after)] : []),
      ...(lost > before + after ? [lostWarning('gap', lost - before - after)] : []),
    ],
  };
}

function lostWarning(code: 'undecodable-start' | 'damaged-end' | 'gap', frames: number): MediaWarning {
  const many = frames === 1 ? '1 frame' : `${frames} frames`;
  switch (code) {
    case 'undecodable-start':
      return { code, message: `The clip begins with ${many} that no player can decode; review starts after them.`, frames: [] };
    case 'damaged-end':
      return { code, message: `The end of the clip is damaged: ${many} could not be read.`, frames: [] };
    case 'gap':
      return { code, message: `${many} inside the clip could not be decoded and are left out; times stay right.`, frames: [] };
  }
}

/** Neighbours with the very same pixels: the camera or an editor repeated a frame. */
export function duplicateWarnings({ checksums }: FrameList): readonly MediaWarning[] {
  const frames = checksums.flatMap((sum, i) => (i > 0 && sum === checksums[i - 1] ? [{ from: i, to: i }] : []));
  if (frames.length === 0) return [];
  return [
    {
      code: 'duplicate-frames',
      message: `${frames.length === 1 ? '1 frame repeats' : `${frames.length} frames repeat`} the one before exactly: the true rate may be lower than it looks.`,
      frames: frames.slice(0, 2000),
    },
  ];
}

const toneMapping = new Map<string, Promise<boolean>>();

/** Whether this ffmpeg has the filters for it: asked once a program, by trying them on one made-up frame. */
function canMapTones(program: string, signal: AbortSignal): Promise<boolean> {
  const known = toneMapping.get(program);
  if (known !== undefined) return known;
  const trial: FfmpegOrder = {
    input: 'color=s=16x16:d=0.04',
    inputOptions: ['-f', 'lavfi'],
    outputs: [{ file: '-', options: ['-vf', 'zscale=t=linear:npl=203,format=gbrpf32le,tonemap=hable', '-frames:v', '1', '-f', 'null'] }],
  };
  const answer = runFfmpeg(program, trial, { signal }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof FfmpegError) return false;
      toneMapping.delete(program);
      throw error;
    },
  );
  toneMapping.set(program, answer);
  return answer;
}
