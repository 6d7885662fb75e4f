import type { CameraMode } from '#core/capture/mode.ts';
import type { CaptureOptions } from '#core/capture/settings.ts';
import type { Camera } from './camera.ts';
import { encodingFor } from './encoding.ts';
import type { FromCapture, ToCapture } from './protocol.ts';

export type CameraWorker = {
  readonly tell: (message: ToCapture, transfer?: Transferable[]) => void;
  readonly setOptions: (options: CaptureOptions) => Promise<void>;
  readonly close: () => void;
};

/** Frames that wait for the worker at most; what a stall pushes out beyond that is missing, and blamed on this computer. */
const waitingFrames = (mode: CameraMode): number => Math.max(12, Math.ceil(mode.framesPerSecond / 4));

const supports = async (config: VideoEncoderConfig): Promise<boolean> =>
  VideoEncoder.isConfigSupported(config).then(
    ({ supported }) => supported === true,
    () => false,
  );

const ringSeconds = ({ preRollSeconds }: CaptureOptions): number => (preRollSeconds === 0 ? 0 : preRollSeconds + 1);

/** Hands a camera's frames to a worker of their own. Throws 'no-frames' or 'no-encoder' where this browser or computer cannot. */
export async function startWorker(
  camera: Camera,
  options: CaptureOptions,
  makeWorker: () => Worker,
  onMessage: (message: FromCapture) => void,
): Promise<CameraWorker> {
  if (typeof MediaStreamTrackProcessor === 'undefined') throw new CannotCapture('no-frames');
  const { track, got } = camera;
  const encoding = typeof VideoEncoder === 'undefined' ? null : await encodingFor(got, options.quality, supports);
  if (encoding === null) throw new CannotCapture('no-encoder');
  const frames = new MediaStreamTrackProcessor({ track, maxBufferSize: waitingFrames(got) }).readable as ReadableStream<VideoFrame>;
  const worker = makeWorker();
  const tell = (message: ToCapture, transfer: Transferable[] = []): void => worker.postMessage(message, transfer);
  worker.onmessage = ({ data }: MessageEvent<FromCapture>) => onMessage(data);
  worker.onerror = (event) => onMessage({ type: 'encoder-failed', message: event.message });
  tell({ type: 'open', frames, mode: got, encoding, ringSeconds: ringSeconds(options) }, [frames]);
  return {
    tell,
    setOptions: async (changed) => {
      const next = await encodingFor(got, changed.quality, supports);
      if (next !== null) tell({ type: 'ring', seconds: ringSeconds(changed), encoding: next });
    },
    close: () => {
      tell({ type: 'close' });
      track.stop();
    },
  };
}

/** This browser gives no frames of a camera, or this computer has no encoder for them. */
export class CannotCapture extends Error {
  readonly reason: 'no-frames' | 'no-encoder';
  constructor(reason: 'no-frames' | 'no-encoder') {
    super(reason);
    this.reason = reason;
  }
}
