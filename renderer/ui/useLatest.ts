import { type RefObject, useEffect, useRef } from 'react';

/** A box with what was drawn last, for what runs later than the drawing that made it: an undo, a timer. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
