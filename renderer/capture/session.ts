import type { CameraMode, CameraRange, CameraRole } from '#core/capture/mode.ts';
import type { Finding } from '#core/capture/quality/finding.ts';
import type { CaptureOptions } from '#core/capture/settings.ts';
import type { Drop, Take, TakeConditions, TakeLog } from '#core/capture/take.ts';

/** Why there is no picture, each with its way on. */
export type CameraTrouble =
  | { readonly kind: 'refused' }
  | { readonly kind: 'none-found' }
  | { readonly kind: 'in-use' }
  | { readonly kind: 'unplugged' }
  /** It is there and gives no pictures. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'mode-impossible'; readonly asked: CameraMode }
  | { readonly kind: 'cannot-capture'; readonly reason: 'no-frames' | 'no-encoder' }
  | { readonly kind: 'other'; readonly message: string };

/** A camera that the computer has now. `id` stays the same for one browser profile. */
export type CameraDevice = { readonly id: string; readonly label: string };

/** A control of the camera that can be set now. Numbers carry their range; `unit` is what the standard says the number means. */
export type CameraControl =
  | {
      readonly name: string;
      readonly kind: 'number';
      readonly value: number;
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly unit: 'ms' | 'ratio' | 'none';
    }
  | { readonly name: string; readonly kind: 'choice'; readonly value: string; readonly choices: readonly string[] };

/** Figures of the last second, renewed four times a second. */
export type LiveFigures = {
  readonly deliveredPerSecond: number;
  readonly jitterMs: number;
  /** Share of the pending buffer in use, 0 to 1, and how many frames wait. */
  readonly bufferUse: number;
  readonly waiting: number;
  readonly missing: number;
  readonly megabitsPerSecond: number;
  /** Share of the picture that is white or black beyond telling, 0 to 1; mean light, 0 to 1. */
  readonly overexposed: number;
  readonly underexposed: number;
  readonly light: number;
};

export type CameraState = {
  readonly role: CameraRole;
  readonly device: CameraDevice | null;
  readonly trouble: CameraTrouble | null;
  /** Null until the camera streams. */
  readonly asked: CameraMode | null;
  readonly got: CameraMode | null;
  readonly range: CameraRange | null;
  readonly controls: readonly CameraControl[];
  readonly figures: LiveFigures | null;
  /** Seconds that the pre-roll ring holds now. */
  readonly ringSeconds: number;
  readonly drops: readonly Drop[];
};

export type TakePhase =
  | { readonly kind: 'idle' }
  /** Waiting for a sound above the threshold. */
  | { readonly kind: 'armed' }
  | { readonly kind: 'counting'; readonly secondsLeft: number }
  | { readonly kind: 'recording'; readonly seconds: number; readonly bytes: number }
  | { readonly kind: 'finishing' }
  /** `recordingIds` in the order of the cameras. */
  | {
      readonly kind: 'ended';
      readonly takes: readonly Take[];
      readonly logs: readonly TakeLog[];
      readonly recordingIds: readonly string[];
      readonly findings: readonly (readonly Finding[])[];
      readonly trouble: string | null;
    };

export type CaptureState = {
  /** Cameras found on this computer; null until permission was given or refused. */
  readonly devices: readonly CameraDevice[] | null;
  readonly permission: 'unknown' | 'granted' | 'refused';
  readonly cameras: readonly CameraState[];
  readonly phase: TakePhase;
  /** Sound level now, 0 to 1; null while no microphone listens. */
  readonly soundLevel: number | null;
  /** The microphone is wanted and cannot be had. */
  readonly soundTrouble: boolean;
};

/**
 * One or two cameras, live, and the takes made from them. Frames never pass through React: the session paints on the canvases it is given.
 * Whoever makes it closes it.
 */
export type CaptureSession = {
  readonly state: () => CaptureState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks for the permission if need be, then lists. */
  readonly findCameras: () => Promise<void>;
  /** Opens a camera in a role, or changes its mode. Its trouble is in the state; this never rejects. */
  readonly openCamera: (role: CameraRole, device: CameraDevice, asked: CameraMode | null) => Promise<void>;
  readonly closeCamera: (role: CameraRole) => void;
  readonly setControl: (role: CameraRole, name: string, value: number | string) => Promise<void>;
  readonly setOptions: (options: CaptureOptions) => Promise<void>;
  /** Paints the camera, late by `delaySeconds` (0 to 10; mirrored left to right when asked), until let go. */
  readonly attach: (
    role: CameraRole,
    canvas: HTMLCanvasElement,
    how: { readonly delaySeconds: number; readonly mirrored: boolean },
  ) => () => void;
  /** Waits for a loud sound, then starts as `start` does. */
  readonly arm: (visitId: string, conditions: TakeConditions) => void;
  /** Counts down if so set, then records from all open cameras, pre-roll included. */
  readonly start: (visitId: string, conditions: TakeConditions) => void;
  /** Ends countdown, waiting or take. */
  readonly stop: () => void;
  readonly close: () => void;
};
