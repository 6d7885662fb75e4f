import { type PointerEvent, useRef, useState } from 'react';

/** The further a pointer goes, the more it drags: less is a click that shook. */
const dragFrom = 4;

/** Drags sideways: `onDrag` is told by how much each time. A press that does not move stays a click. */
export function useDrag(onDrag: (by: number) => void) {
  const drag = useRef<{ readonly from: number; readonly at: number; readonly moved: boolean } | null>(null);
  const [held, setHeld] = useState(false);
  const end = (): void => {
    drag.current = null;
    setHeld(false);
  };
  return {
    held,
    handlers: {
      onPointerDown: (event: PointerEvent): void => {
        if (event.button === 0) drag.current = { from: event.clientX, at: event.clientX, moved: false };
      },
      onPointerMove: (event: PointerEvent): void => {
        const now = drag.current;
        if (now === null) return;
        if (event.buttons === 0) {
          end();
          return;
        }
        if (!now.moved && Math.abs(event.clientX - now.from) < dragFrom) return;
        if (!now.moved) event.currentTarget.setPointerCapture(event.pointerId);
        onDrag(event.clientX - now.at);
        drag.current = { from: now.from, at: event.clientX, moved: true };
        setHeld(true);
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}
