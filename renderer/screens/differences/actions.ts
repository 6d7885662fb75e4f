import type { ActionSpec } from '../../ui/keymap/action.ts';

const same = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

export const differenceActions = [
  { id: 'differences.swap', group: 'compare', chords: same('Shift+S') },
  { id: 'differences.changedOnly', group: 'compare', chords: same('C') },
  { id: 'differences.report', group: 'compare', chords: same('R') },
  { id: 'differences.sideBySide', group: 'compare', chords: same('V') },
] as const satisfies readonly ActionSpec[];
