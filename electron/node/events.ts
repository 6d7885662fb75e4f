import type { SoleusEvent } from '#core/contract/events.ts';

export type Events = {
  readonly emit: (event: SoleusEvent) => void;
  /** Returns the function that ends the subscription. */
  readonly subscribe: (listener: (event: SoleusEvent) => void) => () => void;
};

/** Host to page. A listener that throws is dropped, so that one broken window cannot stop the others. */
export function createEvents(): Events {
  const listeners = new Set<(event: SoleusEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch {
          listeners.delete(listener);
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
