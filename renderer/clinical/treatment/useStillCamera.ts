import { useEffect, useState } from 'react';
import type { CameraMode } from '#core/capture/mode.ts';
import { askPermission, camerasFound, openCamera, troubleOf } from '../../capture/camera.ts';
import type { CameraDevice, CameraTrouble } from '../../capture/session.ts';
import { camerasToOpen } from '../../screens/capture/useRememberedCameras.ts';
import { useRead } from '../../ui/data/reads.ts';

export type StillCamera = {
  readonly devices: readonly CameraDevice[];
  readonly device: CameraDevice | null;
  /** The live picture; null until it comes. */
  readonly stream: MediaStream | null;
  /** Why there is none. */
  readonly trouble: CameraTrouble | null;
  readonly choose: (deviceId: string) => void;
  /** Looks for cameras and tries once more. */
  readonly again: () => void;
};

/** For a still, size goes before speed. */
const wanted: CameraMode = { width: 1920, height: 1080, framesPerSecond: 30 };

type Found = Pick<StillCamera, 'devices' | 'device' | 'stream' | 'trouble'>;
const nothing: Found = { devices: [], device: null, stream: null, trouble: null };

/** The camera that films while the caller is on screen: the chosen one, else the one that filmed last time, else the first. It is switched off at the end. */
export function useStillCamera(): StillCamera {
  const settings = useRead('settings.getCapture', {});
  const [chosen, choose] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const [found, setFound] = useState<Found>(nothing);
  const remembered = settings.data?.cameras;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try looks anew
  useEffect(() => {
    if (remembered === undefined) return;
    let left = false;
    let track: MediaStreamTrack | null = null;
    const say = (next: Found): void => {
      if (!left) setFound(next);
    };
    const open = async (): Promise<void> => {
      setFound((before) => ({ ...before, stream: null, trouble: null }));
      const permission = await askPermission();
      if (permission !== 'granted') return say({ ...nothing, trouble: { kind: permission } });
      const devices = await camerasFound();
      const device = devices.find(({ id }) => id === chosen) ?? camerasToOpen(remembered, devices)[0]?.device ?? null;
      if (device === null) return say({ ...nothing, trouble: { kind: 'none-found' } });
      try {
        const camera = await openCamera(device, wanted);
        track = camera.track;
        if (left) return track.stop();
        track.addEventListener('ended', () => say({ devices, device, stream: null, trouble: { kind: 'unplugged' } }));
        say({ devices, device, stream: new MediaStream([track]), trouble: null });
      } catch (thrown) {
        say({ devices, device, stream: null, trouble: troubleOf(thrown, null) });
      }
    };
    open().catch((thrown: unknown) => say({ ...nothing, trouble: troubleOf(thrown, null) }));
    return () => {
      left = true;
      track?.stop();
    };
  }, [remembered, chosen, tries]);
  return { ...found, choose, again: () => setTries((before) => before + 1) };
}
