import type { CameraMode } from '#core/capture/mode.ts';
import type { TakeInput } from '#core/capture/quality/input.ts';
import type { LightSeries } from '#core/capture/sync.ts';
import type { TakeLog } from '#core/capture/take.ts';
import type { Encoding } from './encoding.ts';
import type { LiveFigures } from './session.ts';

/** Moments are in microseconds on the page's clock: `performance.timeOrigin + performance.now()`, times a thousand. */
export const pageNow = (): number => (performance.timeOrigin + performance.now()) * 1000;

/** What a take is judged by, besides its frames. */
export type Judged = Pick<TakeInput, 'asked' | 'got' | 'exposureMs' | 'mainsHertz' | 'speed'>;

/** What the page tells the worker of one camera. */
export type ToCapture =
  | {
      readonly type: 'open';
      readonly frames: ReadableStream<VideoFrame>;
      readonly mode: CameraMode;
      readonly encoding: Encoding;
      /** Seconds of encoded frames to keep; 0 encodes only while recording. */
      readonly ringSeconds: number;
    }
  | { readonly type: 'ring'; readonly seconds: number; readonly encoding: Encoding }
  /** The start was given: nothing from then on may be missed while the file is being opened. */
  | { readonly type: 'prepare'; readonly preRollSeconds: number; readonly at: number; readonly judged: Judged }
  | { readonly type: 'record'; readonly takeId: string; readonly lengthSeconds: number | null }
  | { readonly type: 'stop'; readonly at: number }
  /** The sound of the room, for the takes to come. */
  | { readonly type: 'sound'; readonly pieces: ReadableStream<AudioData> }
  | { readonly type: 'silence' }
  /** Pictures of so many seconds ago from now on; null for none. */
  | { readonly type: 'view'; readonly delaySeconds: number | null }
  | { readonly type: 'close' };

export type StopReason = TakeLog['stopped'];

/** What the worker tells the page. */
export type FromCapture =
  | {
      readonly type: 'figures';
      readonly figures: LiveFigures;
      readonly ringSeconds: number;
      readonly seconds: number;
      readonly bytes: number;
    }
  /** The receiver owns the picture and closes it. */
  | { readonly type: 'picture'; readonly picture: VideoFrame }
  /** The camera gives no more frames. */
  | { readonly type: 'gone' }
  /** The camera is there and gives nothing, or gives frames again. */
  | { readonly type: 'silent'; readonly silent: boolean }
  | { readonly type: 'encoder-failed'; readonly message: string }
  /** The take is over and safe. `arrival` is the least time from a frame's own time to its arrival, in microseconds: it shows whether clocks are shared. */
  | {
      readonly type: 'ended';
      readonly log: TakeLog;
      readonly light: LightSeries;
      readonly arrival: number;
    };
