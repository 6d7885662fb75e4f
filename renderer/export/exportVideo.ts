import { BufferTarget, Mp4OutputFormat, Output, VideoSample, VideoSampleSource } from 'mediabunny';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { toYuv, yuvBytes } from '#core/export/yuv.ts';
import { createFrameEngine } from '../media/createFrameEngine.ts';
import type { EngineOptions, FrameEngine } from '../media/engine.ts';

/** What is to be seen in a video: clips to decode, and how a picture of it is painted. */
export type ExportScene = {
  /** Even numbers. */
  readonly width: number;
  readonly height: number;
  readonly clips: readonly Omit<EngineOptions, 'cacheLimit'>[];
  /** Frame of each clip at a moment. */
  readonly framesAt: (moment: FrameNo) => readonly FrameNo[];
  /** The pictures are in the clips' order and closed by the caller. */
  readonly paint: (context: OffscreenCanvasRenderingContext2D, pictures: readonly VideoFrame[], moment: FrameNo) => void;
};

export type ExportOrder = {
  readonly scene: ExportScene;
  /** The moment of each frame of the video. */
  readonly moments: readonly FrameNo[];
  /** Frames a second of the video. */
  readonly rate: number;
  readonly signal: AbortSignal;
  /** Share that is done, 0 to 1. */
  readonly onProgress: (share: number) => void;
};

const colorSpace = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false } as const;

/** Enough for the frames around one place; the clips on screen keep theirs. */
const cacheBytes = 160 * 1024 * 1024;

/** Bits for each pixel of a frame: sharp edges of lines and letters stay sharp. */
const bitsPerPixel = 0.14;

/**
 * Encodes a scene as H.264 in MP4 with its index at the front, 4:2:0 in the BT.709 limited range, a key frame each second. Nothing of the source files goes
 * along but what is painted. Decodes with engines of its own, so that what is on screen is not disturbed. Rejects with the signal's reason when
 * cancelled, and with a plain error when this computer cannot encode.
 */
export async function exportVideo({ scene, moments, rate, signal, onProgress }: ExportOrder): Promise<Blob> {
  const { width, height } = scene;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('this window cannot paint on a canvas');
  const engines: FrameEngine[] = [];
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const source = new VideoSampleSource({
    codec: 'avc',
    bitrate: Math.round(Math.max(1_500_000, width * height * rate * bitsPerPixel)),
    keyFrameInterval: 1,
    latencyMode: 'quality',
  });
  output.addVideoTrack(source, { frameRate: rate });
  try {
    for (const clip of scene.clips) engines.push(await createFrameEngine({ ...clip, cacheLimit: cacheBytes }));
    await output.start();
    let before: FrameNo | null = null;
    const yuv = new Uint8Array(yuvBytes(width, height));
    for (const [n, moment] of moments.entries()) {
      signal.throwIfAborted();
      if (moment !== before) {
        await paintMoment(scene, engines, context, moment);
        toYuv(context.getImageData(0, 0, width, height).data, width, height, yuv);
      }
      before = moment;
      // A browser's own conversion gives the full range, which some phones show too dark or too bright.
      const sample = new VideoSample(yuv, {
        format: 'I420',
        codedWidth: width,
        codedHeight: height,
        timestamp: n / rate,
        duration: 1 / rate,
        colorSpace,
      });
      try {
        await source.add(sample);
      } finally {
        sample.close();
      }
      onProgress((n + 1) / moments.length);
    }
    await output.finalize();
  } catch (error) {
    if (output.state !== 'finalized' && output.state !== 'canceled') await output.cancel();
    throw error;
  } finally {
    for (const engine of engines) engine.close();
  }
  if (target.buffer === null) throw new Error('the video was not written');
  return new Blob([target.buffer], { type: 'video/mp4' });
}

async function paintMoment(
  scene: ExportScene,
  engines: readonly FrameEngine[],
  context: OffscreenCanvasRenderingContext2D,
  moment: FrameNo,
): Promise<void> {
  const frames = scene.framesAt(moment);
  const pictures = await Promise.all(engines.map((engine, i) => engine.decoded(frames[i] ?? (0 as FrameNo))));
  try {
    scene.paint(context, pictures, moment);
  } finally {
    for (const picture of pictures) picture.close();
  }
}
