import type { CameraMode } from '#core/capture/mode.ts';
import type { CaptureOptions } from '#core/capture/settings.ts';

/** A key frame at most every so many frames, so that the take steps at once in both directions. */
export const keyFrameEvery = 12;

/** Bits a pixel of a frame gets, by the quality asked for: with a key frame every twelve, edges stay sharp enough to measure on from 'standard' up. */
const bitsPerPixel = { small: 0.08, standard: 0.16, high: 0.3 } as const satisfies Record<CaptureOptions['quality'], number>;

/** Bits per second for a mode: a lower rate changes more from frame to frame, so it gets more for each. */
export function bitsPerSecond({ width, height, framesPerSecond }: CameraMode, quality: CaptureOptions['quality']): number {
  const share = Math.sqrt(60 / Math.max(30, framesPerSecond)) * bitsPerPixel[quality];
  return Math.round(Math.min(120_000_000, Math.max(1_000_000, width * height * framesPerSecond * share)));
}

/** H.264 levels with their limits: macroblocks a second, macroblocks a frame, bits a second of the High profile. */
const levels = [
  [0x1f, 108_000, 3_600, 17_500_000],
  [0x20, 216_000, 5_120, 25_000_000],
  [0x28, 245_760, 8_192, 25_000_000],
  [0x29, 245_760, 8_192, 62_500_000],
  [0x2a, 522_240, 8_704, 62_500_000],
  [0x32, 589_824, 22_080, 168_750_000],
  [0x33, 983_040, 36_864, 300_000_000],
  [0x34, 2_073_600, 36_864, 300_000_000],
] as const;

/** The lowest level that fits a mode; null when no H.264 level does. */
export function levelFor({ width, height, framesPerSecond }: CameraMode, bits: number): number | null {
  const blocks = Math.ceil(width / 16) * Math.ceil(height / 16);
  const fits = levels.find(([, perSecond, perFrame, most]) => blocks * framesPerSecond <= perSecond && blocks <= perFrame && bits <= most);
  return fits?.[0] ?? null;
}

export type Encoding = { readonly config: VideoEncoderConfig; readonly hardware: 'hardware' | 'software' | 'unknown' };

/** The first way in which this computer encodes the mode: High before Main before Baseline profile, hardware before software. Null when there is none. */
export async function encodingFor(
  mode: CameraMode,
  quality: CaptureOptions['quality'],
  supports: (config: VideoEncoderConfig) => Promise<boolean>,
): Promise<Encoding | null> {
  const bits = bitsPerSecond(mode, quality);
  const level = levelFor(mode, bits);
  if (level === null) return null;
  for (const hardware of ['hardware', 'software'] as const) {
    for (const profile of ['6400', '4d00', '4200']) {
      const config: VideoEncoderConfig = {
        codec: `avc1.${profile}${level.toString(16).padStart(2, '0')}`,
        // H.264 needs even sizes; a camera's odd line or column is left out.
        width: mode.width - (mode.width % 2),
        height: mode.height - (mode.height % 2),
        bitrate: bits,
        framerate: mode.framesPerSecond,
        // No frame is put back, so none is held: what was filmed is on the disk at once.
        latencyMode: 'realtime',
        hardwareAcceleration: hardware === 'hardware' ? 'prefer-hardware' : 'prefer-software',
        avc: { format: 'avc' },
      };
      if (await supports(config)) return { config, hardware };
    }
  }
  return null;
}
