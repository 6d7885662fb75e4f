import type { ActionSpec } from './action.ts';
import { chordsFor, type KeyChoices } from './bindings.ts';
import { chordsOf, isMac } from './chord.ts';
import { belongsToControl, watchFocus } from './typing.ts';

export type ActionHandlers = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>;

/** A group of actions on screen; `current` is read at each key press, so handlers may change without registering again. */
export type ActionSet = { readonly current: { readonly specs: readonly ActionSpec[]; readonly handlers: ActionHandlers } };

/** Something that can be done now, for the palette and the key list. */
export type AvailableAction = { readonly spec: ActionSpec; readonly run: () => void };

let sets: readonly ActionSet[] = [];
let choices: KeyChoices = { keymap: {}, keyProfile: 'soleus' };
let version = 0;
let held = 0;
const listeners = new Set<() => void>();

const changed = () => {
  version++;
  for (const listener of listeners) listener();
};

/** For useSyncExternalStore: called after each change of the actions on screen or of the keys. */
export function subscribeActions(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
export const actionsVersion = (): number => version;
export const keyChoices = (): KeyChoices => choices;

export function setKeyChoices(next: KeyChoices): void {
  choices = next;
  changed();
}

/** Puts a set on screen; the one added last answers first. */
export function addActions(set: ActionSet): () => void {
  sets = [set, ...sets];
  changed();
  return () => {
    sets = sets.filter((other) => other !== set);
    changed();
  };
}

/** While held (a key is being recorded for remapping) no action runs. */
export function holdKeys(): () => void {
  held++;
  return () => {
    held--;
  };
}

/** Every action that can run now, those of the newest screen first, each id once. */
export function availableActions(): readonly AvailableAction[] {
  const seen = new Set<string>();
  const found: AvailableAction[] = [];
  for (const set of sets) {
    for (const spec of set.current.specs) {
      const handler = set.current.handlers[spec.id];
      if (!handler || seen.has(spec.id)) continue;
      seen.add(spec.id);
      found.push({ spec, run: () => handler(new KeyboardEvent('keydown')) });
    }
  }
  return found;
}

/** Who answers to `chord` now: an action of a passing mode before all others, then the screen added last. */
function answerTo(chord: string): { readonly spec: ActionSpec; readonly handler: (event: KeyboardEvent) => void } | null {
  let found: ReturnType<typeof answerTo> = null;
  for (const { current } of sets) {
    for (const spec of current.specs) {
      const handler = current.handlers[spec.id];
      if (!handler || !chordsFor(spec, choices).includes(chord)) continue;
      if (spec.mode !== undefined) return { spec, handler };
      found ??= { spec, handler };
    }
  }
  return found;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || held > 0) return;
  for (const chord of chordsOf(event, isMac)) {
    if (belongsToControl(event.target, chord)) continue;
    const answer = answerTo(chord);
    if (!answer) continue;
    event.preventDefault();
    if (!event.repeat || answer.spec.repeats) answer.handler(event);
    return;
  }
}

/** Begins to listen; once for the page. */
export function listenForKeys(target: Window): () => void {
  const stop = watchFocus(target);
  target.addEventListener('keydown', onKeyDown);
  return () => {
    stop();
    target.removeEventListener('keydown', onKeyDown);
  };
}
