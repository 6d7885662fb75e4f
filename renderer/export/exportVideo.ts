import { BufferTarget, Mp4OutputFormat, Output, VideoSample, VideoSampleSource } from 'mediabunny';
import { FailureError } from '#core/contract/failure.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { createFrameEngine } from '../media/createFrameEngine.ts';
import type { EngineOptions, FrameEngine } from '../media/engine.ts';
import { paintInOrder } from './paintPool.ts';
import type { Painting } from './paintTogether.ts';

/** What is to be seen in a video: clips to decode, and what is painted of them. */
export type ExportScene = {
  /** Even numbers. */
  readonly width: number;
  readonly height: number;
  readonly clips: readonly Omit<EngineOptions, 'cacheLimit'>[];
  /** Frame of each clip at a moment. */
  readonly framesAt: (moment: FrameNo) => readonly FrameNo[];
  /** Of the scene's size, its parts in the clips' order. */
  readonly painting: (moment: FrameNo) => Painting;
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
  /** Asked when frames do not come; rejects with what to say when the application is gone. */
  readonly isThere: () => Promise<unknown>;
};

const colorSpace = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false } as const;

/** Enough for the frames around one place; the clips on screen keep theirs. */
const cacheBytes = 160 * 1024 * 1024;

/** Bits for each pixel of a frame: sharp edges of lines and letters stay sharp. */
const bitsPerPixel = 0.14;

/** Milliseconds without a frame after which the application is asked whether it is there. */
const patience = 4000;

/**
 * Encodes a scene as H.264 in MP4 with its index at the front, 4:2:0 in the BT.709 limited range, a key frame each second. Nothing of the source files goes
 * along but what is painted. Decodes with engines of its own, so that what is on screen is not disturbed, and paints in workers. Rejects with the
 * signal's reason as soon as it is cancelled, with 'source-gone' when a clip cannot be read, and with a plain error when this computer cannot encode.
 */
export async function exportVideo(order: ExportOrder): Promise<Blob> {
  const { scene, moments, rate, signal, onProgress } = order;
  const { width, height } = scene;
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const source = new VideoSampleSource({
    codec: 'avc',
    bitrate: Math.round(Math.max(1_500_000, width * height * rate * bitsPerPixel)),
    keyFrameInterval: 1,
    latencyMode: 'quality',
  });
  output.addVideoTrack(source, { frameRate: rate });
  // A slow video shows each moment several times; it is painted once.
  const stays = staysOf(moments);
  await using clips = openedClips(order);
  try {
    await output.start();
    // A browser's own conversion gives the full range, which some phones show too dark or too bright.
    const format = { format: 'I420', codedWidth: width, codedHeight: height, duration: 1 / rate, colorSpace } as const;
    await paintInOrder(
      scene,
      stays.length,
      async (n) => {
        const moment = stays[n]?.moment ?? (0 as FrameNo);
        return { painting: scene.painting(moment), pictures: await clips.at(scene.framesAt(moment)) };
      },
      async (yuv, n) => {
        for (let frame = stays[n]?.from ?? 0; frame < (stays[n]?.to ?? 0); frame++) {
          signal.throwIfAborted();
          const sample = new VideoSample(yuv, { ...format, timestamp: frame / rate });
          try {
            await source.add(sample);
          } finally {
            sample.close();
          }
          onProgress((frame + 1) / moments.length);
        }
      },
    );
    await output.finalize();
  } catch (error) {
    if (output.state !== 'finalized' && output.state !== 'canceled') await output.cancel();
    throw error;
  }
  if (target.buffer === null) throw new Error('the video was not written');
  return new Blob([target.buffer], { type: 'video/mp4' });
}

type Stay = { readonly moment: FrameNo; readonly from: number; readonly to: number };

/** Runs of the same moment: frames `from` to before `to` of the video show it. */
function staysOf(moments: readonly FrameNo[]): readonly Stay[] {
  const starts = moments.flatMap((moment, n) => (moment === moments[n - 1] ? [] : [n]));
  return starts.flatMap((from, i) => {
    const moment = moments[from];
    return moment === undefined ? [] : [{ moment, from, to: starts[i + 1] ?? moments.length }];
  });
}

/** The scene's clips, opened at the first frames that are asked for. */
function openedClips({ scene, signal, isThere }: Pick<ExportOrder, 'scene' | 'signal' | 'isThere'>) {
  const opening = scene.clips.map((clip) => createFrameEngine({ ...clip, cacheLimit: cacheBytes }));
  let closed = false;
  const ended = Promise.withResolvers<never>();
  // Heard where a frame is waited for; otherwise nobody needs it.
  ended.promise.catch(() => {});
  const onAbort = (): void => ended.reject(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort);
  const close = async (): Promise<void> => {
    closed = true;
    signal.removeEventListener('abort', onAbort);
    ended.reject(new Error('the video was given up'));
    for (const engine of opening)
      engine.then(
        (opened) => opened.close(),
        // It closed itself.
        () => {},
      );
  };
  const frameOf = async (engine: Promise<FrameEngine>, frame: FrameNo): Promise<VideoFrame> => {
    try {
      return await (await engine).decoded(frame);
    } catch (cause) {
      throw new FailureError(
        'source-gone',
        'The video was not made: a clip could not be read to the end.',
        'Open the clip in the review screen to see what is wrong with it, then make the video again.',
        { cause },
      );
    }
  };
  /** Never resolves; rejects once frames keep away and the application does not answer. The decoder itself would ask again for ever. */
  const gone = async (coming: readonly Promise<unknown>[]): Promise<never> => {
    const come = Promise.allSettled(coming).then(() => true);
    const late = (): Promise<boolean> => new Promise((resolve) => setTimeout(() => resolve(false), patience));
    while (!(await Promise.race([come, late()])) && !closed) await isThere();
    return new Promise<never>(() => {});
  };
  return {
    /** The caller closes the frames. */
    at: async (frames: readonly FrameNo[]): Promise<readonly VideoFrame[]> => {
      const coming = opening.map((engine, i) => frameOf(engine, frames[i] ?? (0 as FrameNo)));
      try {
        return await Promise.race([Promise.all(coming), ended.promise, gone(coming)]);
      } catch (error) {
        // What still comes belongs to nobody.
        for (const frame of coming)
          frame.then(
            (picture) => picture.close(),
            () => {},
          );
        throw error;
      }
    },
    [Symbol.asyncDispose]: close,
  };
}
