import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { mediaUrl } from '../link.ts';
import { createFrameEngine } from '../media/createFrameEngine.ts';
import type { EngineState, FrameEngine } from '../media/engine.ts';
import { whyNotOpened } from './whyNotOpened.ts';

export type OpenEngine =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly engine: FrameEngine }
  | { readonly kind: 'failed'; readonly message: string; readonly retry: () => void };

/** Opens the frame engine for a recording and closes it when the recording or the screen goes. A new true rate changes only the pace of play. */
export function useEngine(recording: Recording, index: FrameIndex, cacheLimit: number): OpenEngine {
  const [state, setState] = useState<OpenEngine>({ kind: 'opening' });
  const { id, width, height } = recording;
  const { slowdown } = recording.captureRate;
  const pace = useRef(slowdown);
  const [attempt, setAttempt] = useState(0);
  const open = state.kind === 'open' ? state.engine : null;
  useEffect(() => {
    pace.current = slowdown;
    open?.setSlowdown(slowdown);
  }, [open, slowdown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens the same clip again.
  useEffect(() => {
    let gone = false;
    let engine: FrameEngine | null = null;
    setState({ kind: 'opening' });
    const url = new URL(mediaUrl(`clip-${id}`), window.location.href).href;
    createFrameEngine({
      url,
      index,
      width,
      height,
      slowdown: pace.current,
      cacheLimit,
    }).then(
      (opened) => {
        engine = opened;
        if (gone) opened.close();
        else setState({ kind: 'open', engine: opened });
      },
      async (error: unknown) => {
        const message = await whyNotOpened(url, error);
        if (!gone) setState({ kind: 'failed', message, retry: () => setAttempt((n) => n + 1) });
      },
    );
    return () => {
      gone = true;
      engine?.close();
    };
  }, [id, width, height, index, cacheLimit, attempt]);
  return state;
}

/** The engine's state, read again after each change. */
export const useEngineState = (engine: FrameEngine): EngineState => useSyncExternalStore(engine.subscribe, engine.state);
