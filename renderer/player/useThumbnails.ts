import { useEffect, useRef, useState } from 'react';
import { type FrameNo, frameCount } from '#core/domain/frameIndex.ts';
import type { FrameEngine } from '../media/engine.ts';
import type { Range } from './timelineRange.ts';

export type Thumbnail = { readonly key: number; readonly left: number; readonly url: string };

const settleMs = 250;

/** Small pictures side by side along the timeline. Made one after another once the range has stood still; those made before are kept. */
export function useThumbnails(engine: FrameEngine, { from, to }: Range, width: number, each: number, height: number): readonly Thumbnail[] {
  const made = useRef(new Map<number, string>());
  const [shown, setShown] = useState<readonly Thumbnail[]>([]);

  useEffect(() => {
    const urls = made.current;
    return () => {
      for (const url of urls.values()) URL.revokeObjectURL(url);
      urls.clear();
    };
  }, []);

  useEffect(() => {
    if (width <= 0 || each <= 0) return;
    let gone = false;
    const count = Math.ceil(width / each);
    const last = frameCount(engine.index) - 1;
    const places = Array.from({ length: count }, (_, i) => {
      const share = ((i + 0.5) * each) / width;
      return { left: i * each, frame: Math.min(last, Math.max(0, Math.round(from + share * (to - from)))) };
    });
    const show = () => {
      if (gone) return;
      setShown(
        places.flatMap(({ left, frame }) => {
          const url = made.current.get(frame);
          return url === undefined ? [] : [{ key: left, left, url }];
        }),
      );
    };
    const make = async () => {
      for (const { frame } of places) {
        if (gone) return;
        if (!made.current.has(frame)) {
          const picture = await engine.thumbnail(frame as FrameNo, height);
          const url = await urlOf(picture).finally(() => picture.close());
          if (gone) URL.revokeObjectURL(url);
          else made.current.set(frame, url);
          show();
        }
      }
      show();
    };
    show();
    // A picture that does not come any more (the clip was closed, or cannot be decoded: the player says so) is simply not shown.
    const timer = setTimeout(() => void make().catch(show), settleMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [engine, from, to, width, each, height]);
  return shown;
}

async function urlOf(picture: ImageBitmap): Promise<string> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d', { alpha: false })?.drawImage(picture, 0, 0);
  return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 }));
}
