import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input, type InputVideoTrack, type MetadataTags } from 'mediabunny';
import type { RateTags } from '#core/domain/captureRate.ts';
import { intervalsOf, median } from '#core/domain/frameTiming.ts';
import { type EditList, readEditList } from './mp4EditList.ts';
import type { Container, PacketFacts } from './packets.ts';

/** What `readPackets` gives, read in this very thread. `onPackets` is called now and then with the number read so far. */
export async function readPacketsHere(path: string, onPackets: (count: number) => void): Promise<PacketFacts | null> {
  using input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  if (!(await input.canRead())) return null;
  const track = await input.getPrimaryVideoTrack();
  const codec = track === null ? null : await track.getCodec();
  if (track === null || codec === null) return null;
  const tracks = await input.getVideoTracks();
  const container = containerOf((await input.getFormat()).name);
  const list = await readPacketList(track, onPackets);
  if (list.times.length === 0) return null;
  const ticksPerSecond = await track.getTimeResolution();
  const ticks = list.times.map((time) => Math.round(time * ticksPerSecond)).sort((a, b) => a - b);
  const trackIndex = Math.max(0, tracks.indexOf(track));
  const edits = container === 'MP4' || container === 'QuickTime' ? await readEditList(path, trackIndex) : null;
  const shown = shownTicks(ticks, ticksPerSecond, edits);
  const aspect = await track.getPixelAspectRatio();
  return {
    container,
    codec,
    codecString: await track.getCodecParameterString(),
    codedWidth: await track.getCodedWidth(),
    codedHeight: await track.getCodedHeight(),
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    rotation: await track.getRotation(),
    flipped: await track.getFlip(),
    pixelAspect: aspect.num / aspect.den,
    hdr: await track.hasHighDynamicRange(),
    hasAudio: (await input.getPrimaryAudioTrack()) !== null,
    hasBFrames: list.times.some((time, i) => i > 0 && time < (list.times[i - 1] as number)),
    videoTracks: tracks.length,
    trackIndex,
    ticksPerSecond,
    shown: ticks.slice(shown.from, shown.to),
    hiddenBefore: shown.from,
    hiddenAfter: ticks.length - shown.to,
    complexEdits: edits?.complex ?? false,
    rawOffset: edits === null ? 0 : Math.round((edits.mediaStart - edits.delay) * ticksPerSecond),
    keyFrameDistance: list.keyFrameDistance,
    startsWithKeyFrame: list.startsWithKeyFrame,
    reordered: reorderDepth(list.times),
    tags: rateTags(await input.getMetadataTags()),
  };
}

/**
 * Which of the sorted ticks are shown, as a range. Ticks are on the clock of what is shown: an empty edit delays the first frame, and what lies before it is
 * hidden. The clip's very last frame is shown though it begins less than a frame after the end: writers round the edit's duration, and a frame that was shot is
 * never left out for a rounding.
 */
export function shownTicks(
  ticks: readonly number[],
  ticksPerSecond: number,
  edits: Pick<EditList, 'delay' | 'duration'> | null,
): { readonly from: number; readonly to: number } {
  if (edits === null) return { from: 0, to: ticks.length };
  const start = edits.delay * ticksPerSecond;
  const from = ticks.findIndex((tick) => tick > start - 1);
  if (from < 0) return { from: 0, to: ticks.length };
  if (edits.duration === null) return { from, to: ticks.length };
  const end = start + Math.round(edits.duration * ticksPerSecond);
  const after = ticks.findIndex((tick, i) => i > from && tick >= end);
  const rounded = after === ticks.length - 1 && (ticks[after] as number) < end + usualStep(ticks);
  return { from, to: after < 0 || rounded ? ticks.length : after };
}

const usualStep = (ticks: readonly number[]): number => median(intervalsOf({ ticks, ticksPerSecond: 1 }));

/** How many packets at most come between a frame's data and its turn in the order of showing. */
function reorderDepth(times: readonly number[]): number {
  const turn = new Map(times.toSorted((a, b) => a - b).map((time, i) => [time, i]));
  return times.reduce((most, time, i) => Math.max(most, i - (turn.get(time) ?? i)), 0);
}

type PacketList = { readonly times: readonly number[]; readonly keyFrameDistance: number; readonly startsWithKeyFrame: boolean };

/** In decode order, headers only. */
async function readPacketList(track: InputVideoTrack, onPackets: (count: number) => void): Promise<PacketList> {
  const times: number[] = [];
  let sinceKey = 0;
  let longest = 1;
  let startsWithKeyFrame = false;
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })) {
    if (times.length % 2000 === 0) onPackets(times.length);
    if (times.length === 0) startsWithKeyFrame = packet.type === 'key';
    sinceKey = packet.type === 'key' ? 1 : sinceKey + 1;
    longest = Math.max(longest, sinceKey);
    times.push(packet.timestamp);
  }
  return { times, keyFrameDistance: longest, startsWithKeyFrame };
}

function containerOf(name: string): Container {
  switch (name) {
    case 'MP4':
    case 'Matroska':
    case 'WebM':
      return name;
    case 'QuickTime File Format':
      return 'QuickTime';
    case 'MPEG Transport Stream':
      return 'MPEG-TS';
    default:
      return 'other';
  }
}

function rateTags(tags: MetadataTags): RateTags {
  const raw = tags.raw ?? {};
  const android = numeric(raw['com.android.capture.fps']);
  const apple = Object.entries(raw).find(([key]) => /^com\.apple\.quicktime\..*(capture.*(fps|frame.?rate)|camera\.framerate)/i.test(key));
  const appleRate = apple === undefined ? undefined : numeric(apple[1]);
  const intent = numeric(raw['com.apple.quicktime.full-frame-rate-playback-intent']);
  return {
    ...(intent === 0 || intent === 1 ? { playback: intent === 1 ? 'full-rate' : 'slow-motion' } : {}),
    ...(android === undefined ? {} : { android, samsung: 'SDLN' in raw || 'smrd' in raw }),
    ...(appleRate === undefined ? {} : { apple: appleRate }),
  };
}

/** A tag's number: text, one byte, or the four or eight bytes of a big-endian float. */
function numeric(value: unknown): number | undefined {
  if (value instanceof Uint8Array) {
    const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
    if (value.byteLength === 1) return view.getUint8(0);
    if (value.byteLength === 4) return view.getFloat32(0);
    if (value.byteLength === 8) return view.getFloat64(0);
    return undefined;
  }
  const number = typeof value === 'string' ? Number.parseFloat(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
