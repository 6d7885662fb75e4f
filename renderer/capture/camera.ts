import type { CameraMode, CameraRange } from '#core/capture/mode.ts';
import type { CameraDevice, CameraTrouble } from './session.ts';

/** An open camera. Whoever opens it stops it. */
export type Camera = {
  readonly track: MediaStreamTrack;
  readonly got: CameraMode;
  readonly range: CameraRange;
};

/** Cameras of this computer. Their names are only told once the permission is given. */
export async function camerasFound(): Promise<readonly CameraDevice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }, at) => ({ id: deviceId, label: label === '' ? `Camera ${at + 1}` : label }));
}

/** Asks for the permission to film, by opening some camera and closing it at once. */
export async function askPermission(): Promise<'granted' | 'refused' | 'none-found'> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    for (const track of stream.getTracks()) track.stop();
    return 'granted';
  } catch (error) {
    const { kind } = troubleOf(error, null);
    if (kind === 'refused') return 'refused';
    return kind === 'none-found' ? 'none-found' : 'granted';
  }
}

/** Where nothing was asked for: faster than any camera, and a picture that this computer can surely encode at such a rate. */
const highest: CameraMode = { width: 1280, height: 720, framesPerSecond: 240 };

/** Opens a camera as near to the asked mode as it goes. Throws what the browser throws. */
export async function openCamera(device: CameraDevice, asked: CameraMode | null): Promise<Camera> {
  const { width, height, framesPerSecond } = asked ?? highest;
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      deviceId: { exact: device.id },
      width: { ideal: width },
      height: { ideal: height },
      frameRate: { ideal: framesPerSecond },
      // A picture that the browser has scaled is not what the camera saw.
      ...({ resizeMode: 'none' } as object),
    },
  });
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new DOMException('no picture', 'NotFoundError');
  const capabilities = track.getCapabilities();
  const settings = track.getSettings();
  const got = {
    width: settings.width ?? width,
    height: settings.height ?? height,
    framesPerSecond: settings.frameRate ?? framesPerSecond,
  };
  const reach = (range: { min?: number; max?: number } | undefined, own: number) => ({ min: range?.min ?? own, max: range?.max ?? own });
  return {
    track,
    got,
    range: {
      width: reach(capabilities.width, got.width),
      height: reach(capabilities.height, got.height),
      framesPerSecond: reach(capabilities.frameRate, got.framesPerSecond),
    },
  };
}

/** What is the matter, from what the browser throws when a camera does not open. */
export function troubleOf(error: unknown, asked: CameraMode | null): CameraTrouble {
  const { name = '', message = '' } = error instanceof Error ? error : { message: String(error) };
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return { kind: 'refused' };
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return { kind: 'none-found' };
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return { kind: 'in-use' };
    case 'OverconstrainedError':
      return asked === null ? { kind: 'unplugged' } : { kind: 'mode-impossible', asked };
    default:
      return { kind: 'other', message: message || name };
  }
}
