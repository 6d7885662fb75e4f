import type { Preferences } from '#core/domain/settings.ts';
import type { ActionSpec } from './action.ts';
import { normaliseChord } from './chord.ts';

export type KeyChoices = Pick<Preferences, 'keymap' | 'keyProfile'>;

const tidy = (chords: readonly string[]): readonly string[] => chords.map(normaliseChord).filter((chord) => chord !== null);

/** The chords that trigger `spec` now: the clinician's own where remapped (an empty list means none), else the profile's. */
export const chordsFor = (spec: ActionSpec, choices: KeyChoices): readonly string[] =>
  tidy(choices.keymap[spec.id] ?? spec.chords[choices.keyProfile]);

export const isRemapped = (spec: ActionSpec, choices: KeyChoices): boolean => choices.keymap[spec.id] !== undefined;

/** The other action of the same mode that answers to `chord` now, if any. */
export const holderOf = (chord: string, wanted: ActionSpec, specs: readonly ActionSpec[], choices: KeyChoices): ActionSpec | null =>
  specs.find((spec) => spec.id !== wanted.id && spec.mode === wanted.mode && chordsFor(spec, choices).includes(chord)) ?? null;

/** Actions of one mode that answer to the same chord; the first wins while both are on screen. */
export function conflicts(
  specs: readonly ActionSpec[],
  choices: KeyChoices,
): readonly { readonly chord: string; readonly ids: readonly string[] }[] {
  const holders = new Map<string, { readonly chord: string; readonly ids: string[] }>();
  for (const spec of specs) {
    for (const chord of new Set(chordsFor(spec, choices))) {
      const key = `${spec.mode ?? ''} ${chord}`;
      const held = holders.get(key) ?? { chord, ids: [] };
      held.ids.push(spec.id);
      holders.set(key, held);
    }
  }
  return [...holders.values()].filter(({ ids }) => ids.length > 1);
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
