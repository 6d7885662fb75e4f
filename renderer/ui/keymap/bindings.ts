import type { Preferences } from '#core/domain/settings.ts';
import type { ActionSpec } from './action.ts';
import { normaliseChord } from './chord.ts';

export type KeyChoices = Pick<Preferences, 'keymap' | 'keyProfile'>;

const tidy = (chords: readonly string[]): readonly string[] => chords.map(normaliseChord).filter((chord) => chord !== null);

/** The chords that trigger `spec` now: the clinician's own where remapped (an empty list means none), else the profile's. */
export const chordsFor = (spec: ActionSpec, choices: KeyChoices): readonly string[] =>
  tidy(choices.keymap[spec.id] ?? spec.chords[choices.keyProfile]);

export const isRemapped = (spec: ActionSpec, choices: KeyChoices): boolean => choices.keymap[spec.id] !== undefined;

/** Whether two actions can ask for a key at the same moment: in the same mode, on one screen. */
const compete = (a: ActionSpec, b: ActionSpec): boolean =>
  a.mode === b.mode && (a.screen === undefined || b.screen === undefined || a.screen === b.screen);

/** The other action that could run beside `wanted` and answers to `chord` now, if any. */
export const holderOf = (chord: string, wanted: ActionSpec, specs: readonly ActionSpec[], choices: KeyChoices): ActionSpec | null =>
  specs.find((spec) => spec.id !== wanted.id && compete(spec, wanted) && chordsFor(spec, choices).includes(chord)) ?? null;

/** Actions that could run beside each other and answer to the same chord; the first wins while both are on screen. */
export function conflicts(
  specs: readonly ActionSpec[],
  choices: KeyChoices,
): readonly { readonly chord: string; readonly ids: readonly string[] }[] {
  const chords = new Set(specs.flatMap((spec) => chordsFor(spec, choices)));
  return [...chords].flatMap((chord) => {
    const holders = specs.filter((spec) => chordsFor(spec, choices).includes(chord));
    const clashing = holders.filter((spec) => holders.some((other) => other.id !== spec.id && compete(spec, other)));
    return clashing.length > 1 ? [{ chord, ids: clashing.map(({ id }) => id) }] : [];
  });
}

/** The keymap after giving `spec` exactly these chords. */
export const remap = (spec: ActionSpec, chords: readonly string[], choices: KeyChoices): Preferences['keymap'] => ({
  ...choices.keymap,
  [spec.id]: [...tidy(chords)],
});

/** The keymap after `chord` moves from whoever holds it to `spec`, which gives its own first chord in exchange. */
export function swap(spec: ActionSpec, chord: string, holder: ActionSpec, choices: KeyChoices): Preferences['keymap'] {
  const mine = chordsFor(spec, choices);
  const theirs = chordsFor(holder, choices);
  const given = mine[0];
  const kept = theirs.filter((c) => c !== chord);
  return {
    ...choices.keymap,
    [spec.id]: [chord, ...mine.slice(1).filter((c) => c !== chord)],
    [holder.id]: given !== undefined && !kept.includes(given) ? [given, ...kept] : kept,
  };
}

/** The keymap with one action, or all of them, back on the profile's keys. */
export function reset(id: string | null, choices: KeyChoices): Preferences['keymap'] {
  if (id === null) return {};
  return Object.fromEntries(Object.entries(choices.keymap).filter(([key]) => key !== id));
}
