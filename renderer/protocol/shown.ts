import { useSyncExternalStore } from 'react';

const key = 'soleus-protocol-shown';
const listeners = new Set<() => void>();
const isShown = (): boolean => localStorage.getItem(key) === 'yes';
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Shows or hides the panel, on every clip and the next time too. */
export function showProtocol(shown: boolean): void {
  if (shown) localStorage.setItem(key, 'yes');
  else localStorage.removeItem(key);
  for (const listener of listeners) listener();
}

export const useProtocolShown = (): boolean => useSyncExternalStore(subscribe, isShown);
