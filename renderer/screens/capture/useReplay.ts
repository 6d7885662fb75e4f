import { useEffect, useState } from 'react';
import { jointClock } from '#core/compare/clock.ts';
import type { ComparisonPane } from '#core/domain/comparison.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { call, mediaUrl } from '../../link.ts';
import { createFrameEngine } from '../../media/createFrameEngine.ts';
import type { FrameEngine } from '../../media/engine.ts';
import { createJointPlayer, type JointPlayer } from '../../media/jointPlayer.ts';
import { failureOf } from '../../ui/failures.ts';
import type { TakeClip, TakeGroup } from './useTakes.ts';

export type Replay =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'open';
      readonly engines: readonly FrameEngine[];
      readonly player: JointPlayer;
      /** Seconds within which the clips agree, and how that is known; null for one clip. */
      readonly sync: { readonly residualSeconds: number; readonly method: 'shared-clock' | 'light' } | null;
    };

/** Opens the clips of a take on one clock, and closes them with the screen. The cache is shared out between them. */
export function useReplay(group: TakeGroup, cacheLimit: number): Replay {
  const [replay, setReplay] = useState<Replay>({ kind: 'opening' });
  const { clips } = group;
  useEffect(() => {
    const opened: FrameEngine[] = [];
    let player: JointPlayer | null = null;
    let gone = false;
    setReplay({ kind: 'opening' });
    const open = async (): Promise<void> => {
      const sync = clips.length < 2 ? null : await call('takes.sync', { groupId: group.id });
      const panes: ComparisonPane[] = [];
      for (const clip of clips) {
        const engine = await openEngine(clip, cacheLimit / clips.length);
        opened.push(engine);
        panes.push({
          recordingId: clip.recording.id,
          mirrored: false,
          zero: 0 as FrameNo,
          offset: sync !== null && clip.take.id === sync.other ? sync.offsetSeconds : 0,
          contacts: [],
        });
        if (gone) return;
      }
      const timed = opened.map(({ index }, i) => ({ index, slowdown: clips[i]?.recording.captureRate.slowdown ?? 1 }));
      player = createJointPlayer(opened, jointClock(panes, timed, 'time'));
      setReplay({ kind: 'open', engines: opened, player, sync });
    };
    const close = (): void => {
      player?.close();
      for (const engine of opened) engine.close();
    };
    const opening = open().catch((thrown: unknown) => {
      if (!gone) setReplay({ kind: 'failed', message: failureOf(thrown).message });
    });
    return () => {
      gone = true;
      void opening.finally(close);
    };
  }, [group.id, clips, cacheLimit]);
  return replay;
}

async function openEngine({ recording }: TakeClip, cacheLimit: number): Promise<FrameEngine> {
  const { id, width, height, captureRate } = recording;
  const index = await call('recordings.frameIndex', { id });
  const url = new URL(mediaUrl(`clip-${id}`), window.location.href).href;
  return createFrameEngine({ url, index, width, height, slowdown: captureRate.slowdown, cacheLimit });
}
