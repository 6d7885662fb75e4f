import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The width of an element as it is now; 0 until it is there. */
export function useWidth(): { readonly box: RefObject<HTMLElement | null>; readonly width: number } {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { box, width };
}
