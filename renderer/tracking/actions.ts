import type { ActionSpec } from '../ui/keymap/action.ts';

const same = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

/** Beside the keys that step. */
export const trackActions: readonly ActionSpec[] = [
  { id: 'tracks.on', group: 'tools', chords: same('Alt+.') },
  { id: 'tracks.back', group: 'tools', chords: same('Alt+,') },
  { id: 'tracks.cancel', group: 'tools', chords: same('Ctrl+.') },
  { id: 'tracks.curves', group: 'view', chords: same('Shift+K') },
];
