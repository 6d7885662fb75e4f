import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { ActionSpec } from './action.ts';
import { chordsFor, type KeyChoices } from './bindings.ts';
import { isMac, keyCaps } from './chord.ts';
import { type ActionHandlers, actionsVersion, addActions, keyChoices, subscribeActions } from './registry.ts';

/**
 * Lets keys, palette and key list run `handlers` (by action id) while the calling component is on screen and `active`. Handlers may be new at each
 * render; a missing one switches its action off. The component mounted last answers first. Typing in a text field never runs an action.
 */
export function useActions(
  specs: readonly ActionSpec[],
  handlers: ActionHandlers,
  { active = true }: { readonly active?: boolean } = {},
): void {
  const current = useRef({ specs, handlers });
  useLayoutEffect(() => {
    current.current = { specs, handlers };
  });
  useEffect(() => (active ? addActions(current) : undefined), [active]);
}

/** The clinician's keys as they stand now. */
export function useKeyChoices(): KeyChoices {
  useSyncExternalStore(subscribeActions, actionsVersion);
  return keyChoices();
}

/** The first chord of an action as printed on the keys ('Ctrl + K'), for tooltips; empty when it has none. */
export function useKeyHint(spec: ActionSpec): string {
  const chord = chordsFor(spec, useKeyChoices())[0];
  return chord === undefined ? '' : keyCaps(chord, isMac).join(' + ');
}
