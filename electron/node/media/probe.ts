import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import { proposeRate, type RateTags, rateWarnings } from '#core/domain/captureRate.ts';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import { paceOf, timingWarnings } from '#core/domain/frameTiming.ts';
import type { MediaWarning, Probe } from '#core/domain/recording.ts';
import { isCutShort } from './cutShort.ts';
import { probeByDecoding } from './decodedProbe.ts';
import { neededFfmpeg } from './ffmpeg.ts';
import { kinoveaRate } from './kva.ts';
import { type PacketFacts, readPackets } from './packets.ts';

export type ProbeTools = {
  readonly ffmpeg: string | null;
  /** For lists that ffmpeg writes; emptied by whoever owns it. */
  readonly tempFolder: string;
  readonly signal: AbortSignal;
};

/** A clip's facts and what follows from them. */
export type ProbedClip = {
  readonly probe: Probe;
  readonly index: FrameIndex;
  /** Frames could be read from the original, if all of them decode: it plays in the window and steps well. */
  readonly reviewAsIs: boolean;
  /** Null where only a decoder can tell the frames: an unknown container, an edit list of several pieces. */
  readonly packets: PacketFacts | null;
};

const longestGop = 12;

/** Reads a clip's facts without changing it. `name` is what it is called outside (a staged copy has another). Failures are named. */
export async function probeClip(file: string, name: string, kva: string | null, tools: ProbeTools): Promise<ProbedClip> {
  const { size } = await stat(file);
  if (size === 0) throw new FailureError('file-empty', 'The file is empty.', 'Copy it from the camera or phone again.');
  const packets = await packetsOrNull(file, tools.signal);
  const kinovea = kva === null ? null : await kinoveaRate(kva);
  const extra: RateTags = kinovea === null ? {} : { kinovea };
  const cut = await isCutShort(file);
  if (cut && packets !== null) throw cutShort();
  if (packets !== null && !packets.complexEdits) return byPackets(packets, name, size, extra);
  const clip = await byDecoding(file, name, size, extra, packets, tools).catch((error: unknown) => {
    throw cut && error instanceof FailureError && error.failure.code === 'no-video-track' ? cutShort() : error;
  });
  if (cut) throw cutShort();
  return clip;
}

const cutShort = (): FailureError =>
  new FailureError(
    'damaged-file',
    'The clip is cut short: its end is not in the file.',
    'Copy it from the camera or phone again; if it is cut short there too, export what is there as a new clip and import that.',
  );

/** A broken file may make the reader throw anything: then ffmpeg has the last word on what is wrong. */
async function packetsOrNull(file: string, signal: AbortSignal): Promise<PacketFacts | null> {
  try {
    return await readPackets(file, signal);
  } catch (error) {
    if (signal.aborted || (error as NodeJS.ErrnoException).code !== undefined) throw error;
    return null;
  }
}

function byPackets(p: PacketFacts, name: string, bytes: number, extra: RateTags): ProbedClip {
  const index = indexFrom(p.shown, p.ticksPerSecond);
  const bits = bitDepth(p.codecString);
  const rate = proposeRate(index, { ...p.tags, ...extra });
  const warnings: MediaWarning[] = [...timingWarnings(index), ...rateWarnings(rate), ...packetWarnings(p)];
  const probe: Probe = {
    fileName: basename(name),
    bytes,
    container: p.container,
    codec: codecName(p.codec),
    profile: p.codecString,
    bitDepth: bits,
    hdr: p.hdr,
    codedWidth: p.codedWidth,
    codedHeight: p.codedHeight,
    width: even(p.width),
    height: even(p.height),
    rotation: p.rotation,
    pixelAspect: p.pixelAspect,
    frames: index.ticks.length,
    firstTimestamp: (p.shown[0] ?? 0) / p.ticksPerSecond,
    lastTimestamp: (p.shown.at(-1) ?? 0) / p.ticksPerSecond,
    containerRate: paceOf(index).rate,
    keyFrameDistance: p.keyFrameDistance,
    hasAudio: p.hasAudio,
    hasBFrames: p.hasBFrames,
    proposedRate: rate,
    warnings,
  };
  const reviewAsIs =
    p.codec === 'avc' &&
    (p.container === 'MP4' || p.container === 'QuickTime') &&
    isPlainH264(p.codecString) &&
    p.keyFrameDistance <= longestGop &&
    p.startsWithKeyFrame &&
    p.hiddenBefore === 0 &&
    p.hiddenAfter === 0 &&
    p.rotation === 0 &&
    !p.flipped &&
    p.pixelAspect === 1 &&
    p.codedWidth % 2 === 0 &&
    p.codedHeight % 2 === 0 &&
    p.videoTracks === 1;
  return { probe, index, reviewAsIs, packets: p };
}

/** `known` is what packets tell of a clip whose edit list only a decoder can follow. */
async function byDecoding(
  file: string,
  name: string,
  bytes: number,
  extra: RateTags,
  known: PacketFacts | null,
  tools: ProbeTools,
): Promise<ProbedClip> {
  const facts = await probeByDecoding(neededFfmpeg(tools.ffmpeg), file, tools.tempFolder, tools.signal);
  const { stream, frames, rotation } = facts;
  const index = indexFrom(frames.ticks, frames.ticksPerSecond);
  const rate = proposeRate(index, { ...known?.tags, ...extra });
  const turned = rotation === 90 || rotation === 270;
  const wide = Math.round(stream.width * stream.pixelAspect);
  const probe: Probe = {
    fileName: basename(name),
    bytes,
    container: facts.container,
    codec: stream.codec,
    profile: stream.profile,
    bitDepth: stream.bitDepth,
    hdr: stream.hdr || (known?.hdr ?? false),
    codedWidth: stream.width,
    codedHeight: stream.height,
    width: even(turned ? stream.height : wide),
    height: even(turned ? wide : stream.height),
    rotation,
    pixelAspect: stream.pixelAspect,
    frames: index.ticks.length,
    firstTimestamp: (frames.ticks[0] ?? 0) / frames.ticksPerSecond,
    lastTimestamp: (frames.ticks.at(-1) ?? 0) / frames.ticksPerSecond,
    containerRate: paceOf(index).rate,
    keyFrameDistance: index.ticks.length,
    hasAudio: facts.hasAudio,
    hasBFrames: false,
    proposedRate: rate,
    warnings: [
      ...timingWarnings(index),
      ...rateWarnings(rate),
      ...(known === null
        ? []
        : [
            {
              code: 'edit-list' as const,
              message:
                'The clip was put together from pieces without re-encoding: only the pieces are shown, in their order, as in any player.',
              frames: [],
            },
          ]),
      ...sizeWarnings(stream.pixelAspect, turned ? stream.height : wide, turned ? wide : stream.height),
    ],
  };
  return { probe, index, reviewAsIs: false, packets: null };
}

/** First shown frame at 0, strictly ascending: a frame that repeats a time stands one tick later, so that none is lost. */
export function indexFrom(shown: readonly number[], ticksPerSecond: number): FrameIndex {
  const first = shown[0] ?? 0;
  let last = -1;
  const ticks = shown.map((tick) => {
    last = Math.max(last + 1, Math.round(tick - first));
    return last;
  });
  return { ticks, ticksPerSecond };
}

function packetWarnings(p: PacketFacts): readonly MediaWarning[] {
  const hidden = p.hiddenBefore + p.hiddenAfter;
  return [
    ...(hidden > 0
      ? [
          {
            code: 'edit-list' as const,
            message: `The clip was trimmed without re-encoding: ${hidden} frames are in the file but not shown, here as in any player.`,
            frames: [],
          },
        ]
      : []),
    ...(p.videoTracks > 1
      ? [
          {
            code: 'several-video-tracks' as const,
            message: `The file has ${p.videoTracks} video tracks; the main one is used.`,
            frames: [],
          },
        ]
      : []),
    ...sizeWarnings(p.pixelAspect, p.width, p.height),
  ];
}

function sizeWarnings(pixelAspect: number, width: number, height: number): readonly MediaWarning[] {
  return [
    ...(pixelAspect === 1
      ? []
      : [
          {
            code: 'non-square-pixels' as const,
            message: 'The camera’s pixels are not square; the review copy is stretched to true shape, so that angles are right.',
            frames: [],
          },
        ]),
    ...(even(width) === Math.round(width) && even(height) === Math.round(height)
      ? []
      : [{ code: 'odd-size-cropped' as const, message: 'The picture has an odd size; the review copy is one pixel smaller.', frames: [] }]),
  ];
}

/** H.264 needs even sizes. */
const even = (length: number): number => Math.max(2, Math.floor(Math.round(length) / 2) * 2);

/** Baseline, Main, Extended or High profile: 8 bits, 4:2:0. */
const isPlainH264 = (codec: string | null): boolean => /^avc[13]\.(42|4d|58|64)/i.test(codec ?? '');

function bitDepth(codec: string | null): number | null {
  if (codec === null) return null;
  if (/^(hev1|hvc1|dvh1|dvhe)\.2/.test(codec) || /^avc[13]\.6e/i.test(codec)) return 10;
  const digits = /^(?:vp09|av01)\.\d+\.\d+[MH]?\.(\d\d)/.exec(codec);
  return digits === null ? 8 : Number(digits[1]);
}

const codecName = (codec: string): string => (codec === 'avc' ? 'h264' : codec);
