import type { ActionSpec } from '../ui/keymap/action.ts';

const everywhere = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

/** Keys of the clinical forms. */
export const sameAsLast = {
  id: 'clinical.same-as-last',
  group: 'general',
  screen: 'forms',
  chords: everywhere('Alt+L'),
} as const satisfies ActionSpec;
export const printForm = {
  id: 'clinical.print',
  group: 'general',
  screen: 'forms',
  chords: everywhere('Alt+P'),
} as const satisfies ActionSpec;
export const sectionActions = [
  { id: 'intake.nextSection', group: 'general', screen: 'forms', repeats: true, chords: everywhere('Alt+G') },
  { id: 'intake.previousSection', group: 'general', screen: 'forms', repeats: true, chords: everywhere('Alt+Shift+G') },
] as const satisfies readonly ActionSpec[];
export const clinicalActions: readonly ActionSpec[] = [sameAsLast, printForm, ...sectionActions];
