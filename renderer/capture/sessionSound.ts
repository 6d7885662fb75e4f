import type { CaptureOptions } from '#core/capture/settings.ts';
import type { CameraWorker } from './cameraWorker.ts';
import { listen, openMicrophone, type SoundTrigger } from './soundTrigger.ts';

/** The microphone of a session: it may start takes, and be recorded with the first camera. Whoever makes it closes it. */
export type SessionSound = {
  /** Opens and closes the microphone as the options ask; `worker` is the first camera's, null while there is none. */
  readonly follow: (options: CaptureOptions, worker: CameraWorker | null) => Promise<void>;
  readonly listens: () => boolean;
  /** What a sound above the threshold does, once; null for nothing. */
  readonly onLoud: (start: (() => void) | null) => void;
  readonly close: () => void;
};

/** A change of level that can be seen on the meter. */
const visible = 0.02;

/** `onLevel` gets the level to show, null when nothing listens; `onTrouble` whether the microphone is wanted and cannot be had. */
export function createSessionSound(onLevel: (level: number | null) => void, onTrouble: (trouble: boolean) => void): SessionSound {
  let trigger: SoundTrigger | null = null;
  let threshold: number | null = null;
  let recorded: { readonly worker: CameraWorker; readonly track: MediaStreamTrack } | null = null;
  let loud: (() => void) | null = null;
  let shown = 0;
  let closed = false;
  let turn: Promise<void> = Promise.resolve();

  const hear = (level: number): void => {
    if (Math.abs(level - shown) > visible) {
      shown = level;
      onLevel(level);
    }
    if (loud === null || threshold === null || level < threshold) return;
    const start = loud;
    loud = null;
    start();
  };
  const stopRecording = (): void => {
    recorded?.worker.tell({ type: 'silence' });
    recorded?.track.stop();
    recorded = null;
  };
  const stopListening = (): void => {
    trigger?.close();
    trigger = null;
    onLevel(null);
  };
  const apply = async (options: CaptureOptions, worker: CameraWorker | null): Promise<void> => {
    threshold = options.soundThreshold;
    if (threshold === null && trigger !== null) stopListening();
    if (threshold !== null && trigger === null) trigger = await listen(hear);
    if (recorded !== null && (!options.audio || recorded.worker !== worker)) stopRecording();
    if (options.audio && worker !== null && recorded === null) {
      const [track] = (await openMicrophone()).getAudioTracks();
      if (track !== undefined) {
        recorded = { worker, track };
        const pieces = new MediaStreamTrackProcessor({ track }).readable as ReadableStream<AudioData>;
        worker.tell({ type: 'sound', pieces }, [pieces]);
      }
    }
    onTrouble(false);
    if (closed) close();
  };
  const close = (): void => {
    closed = true;
    loud = null;
    stopRecording();
    trigger?.close();
    trigger = null;
  };
  return {
    follow: (options, worker) => {
      turn = turn.then(() => apply(options, worker)).catch(() => onTrouble(true));
      return turn;
    },
    listens: () => trigger !== null,
    onLoud: (start) => {
      loud = start;
    },
    close,
  };
}
