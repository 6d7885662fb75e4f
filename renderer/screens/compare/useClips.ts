import { useEffect, useRef, useState } from 'react';
import type { ComparisonPane } from '#core/domain/comparison.ts';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import type { Visit } from '#core/domain/patient.ts';
import type { Recording } from '#core/domain/recording.ts';
import { call, mediaUrl } from '../../link.ts';
import { createFrameEngine } from '../../media/createFrameEngine.ts';
import type { FrameEngine } from '../../media/engine.ts';
import { whyNotOpened } from '../../player/whyNotOpened.ts';
import { failureOf } from '../../ui/failures.ts';

/** One pane's clip with an engine of its own. */
export type OpenClip = {
  readonly key: string;
  readonly recording: Recording;
  readonly visit: Visit;
  readonly index: FrameIndex;
  readonly engine: FrameEngine;
};

export type Clips =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly clips: readonly OpenClip[] }
  | (Failed & { readonly retry: () => void });

/** Which clip did not open, once that much is known of it, and why. */
type Failed = { readonly kind: 'failed'; readonly key: string; readonly recording: Recording | null; readonly message: string };

/** Names the panes so that swapping them opens nothing anew, though a clip may stand in two of them. */
export function paneKeys(panes: readonly Pick<ComparisonPane, 'recordingId'>[]): readonly string[] {
  const seen = new Map<string, number>();
  return panes.map(({ recordingId }) => {
    const nth = seen.get(recordingId) ?? 0;
    seen.set(recordingId, nth + 1);
    return `${recordingId}#${nth}`;
  });
}

/** Opens an engine for every pane, keeps those that stay, closes the others; all with the screen. `cacheLimit` is for each clip. */
export function useClips(panes: readonly ComparisonPane[], cacheLimit: number): Clips {
  const wanted = paneKeys(panes).join(' ');
  const open = useRef(new Map<string, OpenClip>());
  const [state, setState] = useState<Clips>({ kind: 'opening' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens what is missing again.
  useEffect(() => {
    const keys = wanted.split(' ');
    const held = open.current;
    let gone = false;
    for (const [key, clip] of held)
      if (!keys.includes(key)) {
        clip.engine.close();
        held.delete(key);
      }
    const all = (): readonly OpenClip[] => keys.flatMap((key) => held.get(key) ?? []);
    const openMissing = async (): Promise<void> => {
      for (const key of keys) {
        if (held.has(key)) continue;
        const clip = await openClip(key, cacheLimit);
        if ('kind' in clip) {
          if (!gone) setState({ ...clip, retry: () => setAttempt((n) => n + 1) });
          return;
        }
        // Closed, or opened by a later call meanwhile.
        if (gone || held.has(key)) clip.engine.close();
        else held.set(key, clip);
        if (gone) return;
      }
      setState({ kind: 'open', clips: all() });
    };
    if (all().length < keys.length) setState({ kind: 'opening' });
    void openMissing();
    return () => {
      gone = true;
    };
  }, [wanted, cacheLimit, attempt]);
  useEffect(() => {
    const held = open.current;
    return () => {
      for (const { engine } of held.values()) engine.close();
      held.clear();
    };
  }, []);
  return state;
}

async function openClip(key: string, cacheLimit: number): Promise<OpenClip | Failed> {
  const id = key.split('#')[0] ?? '';
  let recording: Recording | null = null;
  try {
    recording = await call('recordings.get', { id });
    const [index, visit] = await Promise.all([call('recordings.frameIndex', { id }), call('visits.get', { id: recording.visitId })]);
    const { width, height, captureRate } = recording;
    const url = new URL(mediaUrl(`clip-${id}`), window.location.href).href;
    try {
      const engine = await createFrameEngine({ url, index, width, height, slowdown: captureRate.slowdown, cacheLimit });
      return { key, recording, visit, index, engine };
    } catch (thrown) {
      return { kind: 'failed', key, recording, message: await whyNotOpened(url, thrown) };
    }
  } catch (thrown) {
    const { message, action } = failureOf(thrown);
    return { kind: 'failed', key, recording, message: `${message} ${action}` };
  }
}
