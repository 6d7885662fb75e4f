import type { ActionSpec } from '../../ui/keymap/action.ts';

const same = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

/** Keys of the timeline. Plain arrows belong to a mark while it has the keys. */
export const timelineActions = [
  { id: 'timeline.closer', group: 'view', repeats: true, chords: same('+', '=') },
  { id: 'timeline.further', group: 'view', repeats: true, chords: same('-') },
  { id: 'timeline.earlier', group: 'view', repeats: true, chords: same('ArrowLeft', 'Shift+ArrowLeft') },
  { id: 'timeline.later', group: 'view', repeats: true, chords: same('ArrowRight', 'Shift+ArrowRight') },
  { id: 'timeline.all', group: 'view', chords: same('Home') },
  { id: 'timeline.shown', group: 'view', chords: same('Alt+W') },
  { id: 'timeline.savePicture', group: 'view', chords: same() },
] as const satisfies readonly ActionSpec[];
