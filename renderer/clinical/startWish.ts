import { useEffect, useSyncExternalStore } from 'react';
import { useLatest } from '../ui/useLatest.ts';
import type { Startable } from './visitActions.ts';

/** A form that is to be begun by the screen on which it is filled in: there its side, its course and what blocks it are known and seen. */
type StartWish = { readonly visitId: string; readonly form: Startable };

let waiting: StartWish | null = null;
const listeners = new Set<() => void>();

function setWaiting(next: StartWish | null): void {
  waiting = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const current = (): StartWish | null => waiting;

/** Wishes for a form; the screen takes the wish once it is there and read. A newer wish takes its place. */
export const wishStart = (visitId: string, form: Startable): void => setWaiting({ visitId, form });

/** Gives up a wish that `keeps` does not want: its screen was left before it could be taken. */
export function dropWish(keeps: (wish: StartWish) => boolean): void {
  if (waiting !== null && !keeps(waiting)) setWaiting(null);
}

/** Begins what was wished for of `forms` at this visit, once, as soon as the caller is `ready`. */
export function useStartWish<F extends Startable>(visitId: string, forms: readonly F[], ready: boolean, begin: (form: F) => void): void {
  const wish = useSyncExternalStore(subscribe, current);
  const latest = useLatest({ forms, begin });
  useEffect(() => {
    // Read anew: an effect may run twice on one drawing, and a wish is granted once.
    const now = current();
    if (!ready || wish === null || now?.visitId !== visitId) return;
    const form = latest.current.forms.find((each) => each === now.form);
    if (form === undefined) return;
    setWaiting(null);
    latest.current.begin(form);
  }, [wish, ready, visitId, latest]);
}
