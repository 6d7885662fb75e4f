import { useEffect, useRef, useState } from 'react';
import { copyPng } from '../player/stills.ts';
import { reportFailure } from '../ui/failures.ts';
import { saveMade } from '../ui/files.ts';
import type { StrobeMade, StrobeRecipe } from './protocol.ts';
import { openStrobeBench, type StrobeClip } from './strobeBench.ts';

/** Makes the picture at its full size and hands it out. `share` is what is done of it, null while none is being made; `copied` until the next one is made. */
export function useStrobeOutput(clip: StrobeClip) {
  const [share, setShare] = useState<number | null>(null);
  const [copied, setCopied] = useState(false);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const hand = async (recipe: StrobeRecipe, seen: StrobeMade | null, use: (png: Blob) => Promise<void>) => {
    const controller = new AbortController();
    stop.current = controller;
    setShare(0);
    setCopied(false);
    try {
      // What was seen is what is kept.
      const order: StrobeRecipe =
        seen === null
          ? recipe
          : { ...recipe, crop: recipe.crop === 'about' ? seen.box : recipe.crop, spread: recipe.spread ?? seen.spread };
      const bench = await openStrobeBench(clip, order.kind);
      const close = (): void => bench.close();
      controller.signal.addEventListener('abort', close);
      try {
        controller.signal.throwIfAborted();
        const { png } = await bench.make(order, { signal: controller.signal, onProgress: setShare });
        controller.signal.throwIfAborted();
        await use(png);
      } finally {
        bench.close();
      }
    } catch (thrown) {
      if (!controller.signal.aborted) reportFailure(thrown);
    } finally {
      stop.current = null;
      setShare(null);
    }
  };
  return {
    share,
    copied,
    cancel: () => stop.current?.abort(),
    save: (recipe: StrobeRecipe, seen: StrobeMade | null, name: string) =>
      hand(recipe, seen, (png) => saveMade(png, 'png', [clip.recording.id], `${name}.png`)),
    copy: (recipe: StrobeRecipe, seen: StrobeMade | null) =>
      hand(recipe, seen, async (png) => {
        await copyPng(png, [clip.recording.id]);
        setCopied(true);
      }),
  };
}
