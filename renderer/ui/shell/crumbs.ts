import { useEffect, useSyncExternalStore } from 'react';

/** One step of the way to what is on screen. `href` like '/patients/…'; without one it is the thing itself. */
export type Crumb = { readonly label: string; readonly href?: string };

let crumbs: readonly Crumb[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Crumb[]): void {
  crumbs = next;
  for (const listener of listeners) listener();
}

/** Shows the way to this screen in the top bar while it is mounted, and names the window after its last step. */
export function useCrumbs(steps: readonly Crumb[]): void {
  const text = JSON.stringify(steps);
  useEffect(() => {
    const next: readonly Crumb[] = JSON.parse(text);
    set(next);
    const last = next.at(-1);
    document.title = last ? `${last.label} · Soleus` : 'Soleus';
    return () => set([]);
  }, [text]);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useShownCrumbs = (): readonly Crumb[] => useSyncExternalStore(subscribe, () => crumbs);
