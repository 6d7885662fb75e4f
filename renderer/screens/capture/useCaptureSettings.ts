import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaptureSettings } from '#core/capture/settings.ts';
import { call } from '../../link.ts';
import { reportFailure } from '../../ui/failures.ts';

export type SettingsInHand = {
  readonly settings: CaptureSettings;
  readonly change: (make: (now: CaptureSettings) => CaptureSettings) => void;
};

/** How this clinic films, changed at once on screen and written through one change after the other. */
export function useCaptureSettings(read: CaptureSettings): SettingsInHand {
  const [settings, setSettings] = useState(read);
  const now = useRef(read);
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  const change = useCallback<SettingsInHand['change']>((make) => {
    const next = make(now.current);
    now.current = next;
    setSettings(next);
    // Only the newest is worth writing when several wait.
    writing.current = writing.current.then(() => (now.current === next ? call('settings.setCapture', next).catch(reportFailure) : null));
  }, []);
  useEffect(() => {
    now.current = settings;
  }, [settings]);
  return { settings, change };
}
