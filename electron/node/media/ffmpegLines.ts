/** Reads what ffmpeg writes. Pure: every pattern is tested on real lines. */

/** Seconds of output time in a progress line; null for any other line. */
export function progressSeconds(line: string): number | null {
  const clock = /\btime=(-?)(\d+):(\d\d):(\d\d(?:\.\d+)?)/.exec(line);
  if (clock === null) return null;
  const [, sign, hours, minutes, seconds] = clock;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}

export type StreamLine = {
  readonly codec: string;
  readonly profile: string | null;
  readonly pixelFormat: string | null;
  /** Bits of each colour; 8 where the line does not tell. */
  readonly bitDepth: number;
  /** High dynamic range: PQ or HLG. */
  readonly hdr: boolean;
  readonly width: number;
  readonly height: number;
  readonly pixelAspect: number;
};

/** The facts of a `Stream #0:0: Video: …` line; null for any other line. */
export function videoStreamLine(line: string): StreamLine | null {
  const stream = /Stream #\d+:\d+.*?: Video: ([a-z0-9_]+)(?: \(([^)]*)\))?(.*)$/i.exec(line);
  if (stream === null) return null;
  const rest = stream[3] ?? '';
  const size = /\b(\d{2,5})x(\d{2,5})\b/.exec(rest);
  if (size === null) return null;
  const aspect = /\bSAR (\d+):(\d+)/.exec(rest);
  const pixelAspect = aspect === null || Number(aspect[1]) === 0 || Number(aspect[2]) === 0 ? 1 : Number(aspect[1]) / Number(aspect[2]);
  const pixelFormat = /,\s*([a-z]+[0-9a-z]*(?:p\d*)?(?:le|be)?)\b/.exec(rest)?.[1] ?? null;
  return {
    codec: stream[1] as string,
    profile: stream[2] ?? null,
    pixelFormat,
    bitDepth: Number(/(?:p|p0|gray)(9|10|12|14|16)(?:le|be)$/.exec(pixelFormat ?? '')?.[1] ?? 8),
    hdr: /\b(?:smpte2084|arib-std-b67)\b/.test(rest),
    width: Number(size[1]),
    height: Number(size[2]),
    pixelAspect,
  };
}

/** Whether a `Stream` line of the input tells that each frame holds two half pictures, taken one after the other. */
export const isInterlacedLine = (line: string): boolean => /Stream #0:.*: Video: .*[(,] ?(?:top|bottom) (?:first|coded first)/.test(line);

/** Degrees clockwise that make the picture upright, from a `displaymatrix: rotation of -90.00 degrees` line; null for any other line. */
export function rotationLine(line: string): 0 | 90 | 180 | 270 | null {
  const rotation = /displaymatrix: rotation of (-?\d+(?:\.\d+)?) degrees/.exec(line);
  if (rotation === null) return null;
  const clockwise = (((Math.round(-Number(rotation[1]) / 90) * 90) % 360) + 360) % 360;
  return clockwise === 90 || clockwise === 180 || clockwise === 270 ? clockwise : 0;
}

/** Container name from an `Input #0, avi, from …` line; null for any other line. */
export const containerLine = (line: string): string | null => /^Input #0, ([^ ]+), from/.exec(line)?.[1]?.split(',')[0] ?? null;

export const isAudioLine = (line: string): boolean => /Stream #\d+:\d+.*: Audio:/.test(line);

/** Whether a line tells of errors in the picture data, which decoders hide as well as they can. */
export const isComplaint = (line: string): boolean =>
  /error while decoding|error submitting packet to decoder|concealing|corrupt (?:input|decoded)|packet corrupt|invalid nal unit|error splitting|error parsing nal|decode_slice_header error|no frame!|header damaged|ac-tex damaged|error at mb|non-existing pps|missing reference picture|could not find ref|missing picture in access unit|no jpeg data|partial file/i.test(
    line,
  );

/** Whether such a line is about a frame that is shown all the same, with guessed parts. */
export const isConcealed = (line: string): boolean =>
  /error while decoding mb|concealing|corrupt decoded|ac-tex damaged|error at mb/i.test(line);

/** Number of the frame that a line of the `showinfo` filter is about; null for any other line. */
export function shownFrameLine(line: string): number | null {
  const frame = /^\[Parsed_showinfo_\d+ @ [^\]]*\] n:\s*(\d+) pts:/.exec(line);
  return frame === null ? null : Number(frame[1]);
}

export const isKeyFrameLine = (line: string): boolean => /\biskey:1\b/.test(line);

/** What the `signalstats` filter says of a frame: how much its brightness differs from the frame before, 0 to 255, on average; null for any other line. */
export function differenceLine(line: string): number | null {
  const found = /\blavfi\.signalstats\.YDIF=(\d+(?:\.\d+)?)/.exec(line);
  return found === null ? null : Number(found[1]);
}

export type FrameList = {
  readonly ticksPerSecond: number;
  /** Presentation ticks, in the order they were written. */
  readonly ticks: readonly number[];
};

/** Reads a `framecrc` file: `#tb 0: 1/30000` and lines of stream, dts, pts, duration, size, checksum. Lines of other streams are left out. */
export function frameList(text: string): FrameList {
  let ticksPerSecond = 1;
  const ticks: number[] = [];
  for (const line of text.split('\n')) {
    const base = /^#tb 0: (\d+)\/(\d+)/.exec(line);
    if (base !== null) ticksPerSecond = Number(base[2]) / Number(base[1]);
    const fields = line.split(',').map((field) => field.trim());
    if (line.startsWith('#') || fields.length < 6 || fields[0] !== '0') continue;
    ticks.push(Number(fields[2]));
  }
  return { ticksPerSecond, ticks };
}
