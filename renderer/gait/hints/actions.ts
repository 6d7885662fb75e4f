import type { ActionSpec } from '../../ui/keymap/action.ts';

const same = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

/** Where suggestions are shown: on the visit and on the differences they come from. */
export const hintActions = [
  { id: 'hints.accept', group: 'general', chords: same('Alt+A') },
  { id: 'hints.dismiss', group: 'general', chords: same('Alt+X') },
] as const satisfies readonly ActionSpec[];
