import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CaptureSession, CaptureState } from '../../capture/session.ts';

/** Opens a session of the cameras and closes it with the screen; null before the first render is on screen. */
export function useCapture(open: () => CaptureSession): CaptureSession | null {
  const [session, setSession] = useState<CaptureSession | null>(null);
  useEffect(() => {
    const opened = open();
    setSession(opened);
    return () => {
      setSession(null);
      opened.close();
    };
  }, [open]);
  return session;
}

/** The session's state, read again after each change. */
export const useCaptureState = (session: CaptureSession): CaptureState => useSyncExternalStore(session.subscribe, session.state);
