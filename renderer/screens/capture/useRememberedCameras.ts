import { useEffect, useRef } from 'react';
import { type CameraRole, cameraRoles } from '#core/capture/mode.ts';
import type { CaptureSettings, RememberedCamera } from '#core/capture/settings.ts';
import type { CameraDevice, CaptureSession, CaptureState } from '../../capture/session.ts';

/** The device that was meant: by its id, else by its name when only one has that name. */
export function deviceOf(remembered: RememberedCamera, devices: readonly CameraDevice[]): CameraDevice | null {
  const byId = devices.find(({ id }) => id === remembered.deviceId);
  if (byId !== undefined) return byId;
  const named = devices.filter(({ label }) => label === remembered.label);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** The cameras to switch on when the screen opens: those of last time that are here, at most two; else the first one, from the left side. */
export function camerasToOpen(
  cameras: CaptureSettings['cameras'],
  devices: readonly CameraDevice[],
): readonly { readonly role: CameraRole; readonly device: CameraDevice; readonly remembered: RememberedCamera | null }[] {
  const used = new Set<string>();
  const found = cameraRoles.flatMap((role) => {
    const remembered = cameras[role];
    const device = remembered === undefined ? null : deviceOf(remembered, devices);
    // A camera may serve two places when it was chosen for both; one that is only taken for another of its name may not.
    if (remembered === undefined || device === null || (used.has(device.id) && device.id !== remembered.deviceId)) return [];
    used.add(device.id);
    return [{ role, device, remembered }];
  });
  const first = devices[0];
  return found.length > 0 || first === undefined ? found.slice(0, 2) : [{ role: 'side-left', device: first, remembered: null }];
}

/** Looks for cameras once, then switches on those of last time. Cameras that were switched off by hand stay off. */
export function useRememberedCameras(session: CaptureSession, state: CaptureState, cameras: CaptureSettings['cameras']): void {
  const opened = useRef(false);
  useEffect(() => {
    void session.findCameras();
  }, [session]);
  const { devices } = state;
  useEffect(() => {
    if (opened.current || devices === null || devices.length === 0) return;
    opened.current = true;
    for (const { role, device, remembered } of camerasToOpen(cameras, devices)) {
      void session.openCamera(role, device, remembered?.asked ?? null).then(async () => {
        for (const [name, value] of Object.entries(remembered?.controls ?? {})) await session.setControl(role, name, value);
      });
    }
  }, [session, devices, cameras]);
}
