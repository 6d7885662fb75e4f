import { useEffect, useState, useSyncExternalStore } from 'react';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { mediaUrl } from '../../link.ts';
import { createFrameEngine } from '../../media/createFrameEngine.ts';
import type { EngineState, FrameEngine } from '../../media/engine.ts';

export type OpenEngine =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly engine: FrameEngine }
  | { readonly kind: 'failed'; readonly message: string };

/** Opens the frame engine for a recording and closes it when the recording or the screen goes. A new true rate opens it anew. */
export function useEngine(recording: Recording, index: FrameIndex, cacheLimit: number): OpenEngine {
  const [state, setState] = useState<OpenEngine>({ kind: 'opening' });
  const { id, width, height } = recording;
  const { slowdown } = recording.captureRate;
  useEffect(() => {
    let gone = false;
    let engine: FrameEngine | null = null;
    setState({ kind: 'opening' });
    createFrameEngine({ url: new URL(mediaUrl(`clip-${id}`), window.location.href).href, index, width, height, slowdown, cacheLimit }).then(
      (opened) => {
        engine = opened;
        if (gone) opened.close();
        else setState({ kind: 'open', engine: opened });
      },
      (error: unknown) => {
        if (!gone) setState({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      gone = true;
      engine?.close();
    };
  }, [id, width, height, slowdown, index, cacheLimit]);
  return state;
}

/** The engine's state, read again after each change. */
export const useEngineState = (engine: FrameEngine): EngineState => useSyncExternalStore(engine.subscribe, engine.state);
