import { FailureError } from '#core/contract/failure.ts';
import type { MediaWarning } from '#core/domain/recording.ts';
import { type Decoding, type DecodingTools, decodeListed, everyFrame, findDamage } from './decodedFrames.ts';
import { unreadable } from './decodedProbe.ts';
import { FfmpegError, type FfmpegOrder, type FfmpegOutput, runFfmpeg } from './ffmpeg.ts';
import type { FrameList } from './ffmpegLines.ts';
import { damageWarnings, type FittedFrames, fitFrames, framesBeforeFirst, interlacedWarnings } from './fitFrames.ts';
import { type PacketFacts, readPackets } from './packets.ts';
import type { ProbedClip } from './probe.ts';
import { repeatWarnings } from './repeatedFrames.ts';

export type CopyOrder = {
  readonly output: string;
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

const selected = (shown: FrameRange | null): readonly string[] =>
  shown === null ? [] : [`select='between(n,${shown.first},${shown.last})'`];

/**
 * The review copy as an output of ffmpeg: H.264 4:2:0 8 bit, key frame at least every 12 frames, no B-frames, every presented frame once with its own time,
 * upright, square pixels, index at the front.
 */
export function copyOutput({ output, clip, shown, canToneMap, evenTimes }: CopyOrder): FfmpegOutput {
  const { packets, probe, index } = clip;
  const ticksPerSecond = Math.round(packets?.ticksPerSecond ?? index.ticksPerSecond);
  const picture = [
    ...selected(shown),
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
    file: output,
    options: [
      ...everyFrame(clip, picture),
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '17', '-pix_fmt', 'yuv420p'],
      ...['-g', '12', '-keyint_min', '1', '-sc_threshold', '0', '-bf', '0', '-flags', '+cgop'],
      ...['-map_metadata', '-1', '-an', '-sn', '-dn'],
      ...['-video_track_timescale', String(Math.min(ticksPerSecond, 1_000_000)), '-movflags', '+faststart', '-y', '-f', 'mp4'],
    ],
  };
}

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

/** Makes the review copy of a probed clip and proves that it holds exactly the frames that the source presents. */
export async function makeReviewCopy(source: string, output: string, clip: ProbedClip, tools: DecodingTools): Promise<FittedFrames> {
  const { packets } = clip;
  try {
    const canToneMap = clip.probe.hdr && (await canMapTones(tools.ffmpeg, tools.signal));
    const trimmed = packets !== null && packets.hiddenBefore + packets.hiddenAfter > 0;
    let shown = trimmed ? shownRange(packets, (await decodeListed(source, clip, {}, tools)).frames) : null;
    const copy = async (evenTimes: boolean): Promise<{ readonly decoded: Decoding; readonly copied: number }> => {
      const outputs = [copyOutput({ output, clip, shown, canToneMap, evenTimes })];
      const decoded = await decodeListed(source, clip, { outputs, listed: selected(shown) }, tools);
      return { decoded, copied: await framesIn(output, tools.signal) };
    };
    let made = await copy(false);
    const early = packets === null || trimmed ? 0 : framesBeforeFirst(packets, made.decoded.frames);
    if (early > 0) {
      shown = { first: early, last: made.decoded.frames.ticks.length - 1 };
      made = await copy(false);
    }
    if (made.copied !== made.decoded.frames.ticks.length) made = await copy(true);
    const { decoded, copied } = made;
    if (copied !== decoded.frames.ticks.length)
      throw new FailureError(
        'damaged-file',
        `The review copy came out with ${copied} of ${decoded.frames.ticks.length} frames.`,
        'Import the clip again; if it happens again, copy it from the camera once more.',
      );
    const fit = fitFrames(clip, decoded.frames);
    const damage = decoded.complained ? await findDamage(source, clip, tools) : [];
    const first = shown?.first ?? 0;
    const spans = damage.map(({ from, to }) => ({ from: from - first, to: to - first }));
    return {
      index: fit.index,
      warnings: [
        ...fit.warnings,
        ...damageWarnings(fit.index, spans),
        ...repeatWarnings(decoded.differences),
        ...interlacedWarnings(decoded.interlaced),
        ...hdrWarnings(clip, canToneMap),
      ],
    };
  } catch (error) {
    throw error instanceof FfmpegError ? unreadable(false, error.log) : error;
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
