import { useEffect, useRef, useState } from 'react';
import { failureOf } from '../ui/failures.ts';
import type { StrobeMade, StrobeRecipe } from './protocol.ts';
import { openStrobeBench, type StrobeBench, type StrobeClip } from './strobeBench.ts';

export type StrobePreview = {
  /** What was made last and its address; stays while the next one is being made. */
  readonly shown: { readonly url: string; readonly made: StrobeMade; readonly of: string } | null;
  /** What is shown is the recipe asked for. */
  readonly fresh: boolean;
  /** Share that is done of the next one, 0 to 1; null when there is none. */
  readonly share: number | null;
  readonly failure: string | null;
};

const settleMs = 120;

/** A preview of the recipe, made anew whenever it changes; one preview at a time, the last recipe wins. Null for no recipe. */
export function useStrobe({ recording: { id, width, height }, index, mirrored }: StrobeClip, recipe: StrobeRecipe | null): StrobePreview {
  const [bench, setBench] = useState<StrobeBench | null>(null);
  const [preview, setPreview] = useState<Omit<StrobePreview, 'fresh'>>({ shown: null, share: 0, failure: null });
  const wanted = useRef(recipe);
  wanted.current = recipe;
  const key = JSON.stringify(recipe);

  useEffect(() => {
    let gone = false;
    let open: StrobeBench | null = null;
    openStrobeBench({ recording: { id, width, height }, index, mirrored }, 'preview').then(
      (made) => {
        if (gone) {
          made.close();
          return;
        }
        open = made;
        setBench(made);
      },
      (thrown: unknown) => {
        if (!gone) setPreview((now) => ({ ...now, share: null, failure: failureOf(thrown).message }));
      },
    );
    return () => {
      gone = true;
      open?.close();
      setBench(null);
    };
  }, [id, width, height, index, mirrored]);

  useEffect(() => {
    const order = wanted.current;
    if (bench === null) return;
    if (order === null) {
      setPreview((now) => ({ ...now, share: null }));
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      setPreview((now) => ({ ...now, share: 0, failure: null }));
      const onProgress = (share: number) => {
        if (!stop.signal.aborted) setPreview((now) => ({ ...now, share }));
      };
      bench.make(order, { signal: stop.signal, onProgress }).then(
        (made) => {
          if (!stop.signal.aborted)
            setPreview({ shown: { url: URL.createObjectURL(made.png), made, of: key }, share: null, failure: null });
        },
        (thrown: unknown) => {
          if (!stop.signal.aborted) setPreview((now) => ({ ...now, share: null, failure: failureOf(thrown).message }));
        },
      );
    }, settleMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [bench, key]);

  const url = preview.shown?.url;
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  return { ...preview, fresh: preview.shown?.of === key };
}
