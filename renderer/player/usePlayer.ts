import { useMemo } from 'react';
import type { KeyImage } from '#core/annotation/records.ts';
import { type FrameNo, frameCount } from '#core/domain/frameIndex.ts';
import type { FrameEngine } from '../media/engine.ts';
import type { Player } from './Transport.tsx';

export type FullPlayer = Player & {
  readonly show: (frame: FrameNo) => void;
  /** A share of the clip on or back, at least one frame. */
  readonly stepShare: (share: number) => void;
  /** One frame back; from the first one of the loop, or of the clip, to its last. */
  readonly backAround: () => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly toKeyImage: (images: readonly KeyImage[], direction: 1 | -1) => void;
};

/** What buttons and keys do with the engine. */
export function usePlayer(engine: FrameEngine): FullPlayer {
  return useMemo(() => {
    const last = (frameCount(engine.index) - 1) as FrameNo;
    const show = (frame: FrameNo): void => void engine.show(frame);
    const step = (by: number): void => void engine.step(by);
    return {
      show,
      step,
      stepShare: (share) => step(Math.sign(share) * Math.max(1, Math.round(Math.abs(share) * last))),
      backAround: () => {
        const { loop, wanted } = engine.state();
        if (wanted === (loop?.from ?? 0)) show(loop?.to ?? last);
        else step(-1);
      },
      first: () => show(engine.state().loop?.from ?? (0 as FrameNo)),
      last: () => show(engine.state().loop?.to ?? last),
      toggle: () => {
        const { playing, speed } = engine.state();
        if (playing) engine.pause();
        else engine.play(speed, 1);
      },
      play: () => engine.play(engine.state().speed, 1),
      playBack: () => engine.play(engine.state().speed, -1),
      pause: () => engine.pause(),
      setSpeed: (speed) => engine.setSpeed(speed),
      toKeyImage: (images, direction) => {
        const { wanted } = engine.state();
        const next = direction === 1 ? images.find((image) => image.frame > wanted) : images.findLast((image) => image.frame < wanted);
        if (next !== undefined) show(next.frame);
      },
    };
  }, [engine]);
}
