import { useEffect, useSyncExternalStore } from 'react';
import { failureOf } from '../failures.ts';
import { DraftKeeper, type DraftPorts, type DraftState, type Stored } from './draftKeeper.ts';

type Fields = Readonly<Record<string, unknown>>;
type AnyKeeper = Pick<DraftKeeper<Fields>, 'dirty' | 'flush'>;

/** Keepers outlive their screen until what they hold is stored, so that leaving a screen loses nothing. */
const keepers = new Map<string, AnyKeeper & { readonly users: Set<symbol> }>();

const leaving = (event: BeforeUnloadEvent) => {
  let unsaved = false;
  for (const keeper of keepers.values()) {
    if (!keeper.dirty) continue;
    unsaved = true;
    void keeper.flush();
  }
  if (unsaved) event.preventDefault();
};
if (typeof window !== 'undefined') window.addEventListener('beforeunload', leaving);

export type Draft<T> = DraftState<T> & {
  readonly edit: (patch: Partial<T>) => void;
  /** For onBlur: stores at once. */
  readonly flush: () => void;
  readonly keepMine: () => void;
  readonly keepTheirs: () => void;
};

type Held<T extends Fields> = DraftKeeper<T> & { users: Set<symbol> };

function keeperFor<T extends Fields>(key: string, stored: Stored<T>, ports: Omit<DraftPorts<T>, 'failureOf'>): Held<T> {
  const known = keepers.get(key);
  if (known) return known as unknown as Held<T>;
  const made = Object.assign(new DraftKeeper(stored, { ...ports, failureOf }), { users: new Set<symbol>() });
  keepers.set(key, made as unknown as AnyKeeper & { users: Set<symbol> });
  return made;
}

/** The draft of one stored thing, by `key` ('visit:<id>'): written through after a pause, on blur (`flush`) and when its screen is left. */
export function useDraft<T extends Fields>(key: string, stored: Stored<T>, ports: Omit<DraftPorts<T>, 'failureOf'>): Draft<T> {
  const keeper = keeperFor(key, stored, ports);
  const state = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  const { details, revision } = stored;

  useEffect(() => keeper.receive({ details, revision }), [keeper, details, revision]);
  useEffect(() => {
    const user = Symbol(key);
    keeper.users.add(user);
    return () => {
      keeper.users.delete(user);
      void keeper.flush().then(() => {
        if (keeper.users.size === 0 && !keeper.dirty) keepers.delete(key);
      });
    };
  }, [keeper, key]);

  return {
    ...state,
    edit: (patch) => keeper.edit(patch),
    flush: () => void keeper.flush(),
    keepMine: () => void keeper.keepMine(),
    keepTheirs: () => void keeper.keepTheirs(),
  };
}
