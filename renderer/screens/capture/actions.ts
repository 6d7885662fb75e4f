import type { ActionSpec } from '../../ui/keymap/action.ts';

const same = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

/** What keys and a foot pedal can do while filming; Kinovea records by Ctrl+Enter, and moves its delay by the arrows. */
export const captureActions = [
  {
    id: 'capture.record',
    group: 'capture',
    chords: { soleus: ['Space', 'Ctrl+Enter', 'F9'], kinovea: ['Ctrl+Enter', 'F9'], nle: ['Space', 'Ctrl+Enter', 'F9'] },
  },
  { id: 'capture.arm', group: 'capture', chords: same('A') },
  { id: 'capture.replay', group: 'capture', chords: same('R') },
  { id: 'capture.throwAway', group: 'capture', chords: same('Ctrl+Delete') },
  { id: 'capture.later', group: 'capture', repeats: true, chords: same('Shift+ArrowUp', 'ArrowUp') },
  { id: 'capture.sooner', group: 'capture', repeats: true, chords: same('Shift+ArrowDown', 'ArrowDown') },
  { id: 'capture.live', group: 'capture', chords: same('Alt+L') },
  { id: 'capture.grid', group: 'capture', chords: same('H') },
  { id: 'capture.ghost', group: 'capture', chords: same('G') },
] as const satisfies readonly ActionSpec[];
