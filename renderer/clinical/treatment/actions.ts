import type { ActionSpec } from '../../ui/keymap/action.ts';

const same = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

/** What is begun on the treatment screen: with Shift the same as last time. */
export const treatmentActions = [
  { id: 'treatment.shockwave', group: 'general', chords: same('S') },
  { id: 'treatment.shockwaveLast', group: 'general', chords: same('Shift+S') },
  { id: 'treatment.taping', group: 'general', chords: same('T') },
  { id: 'treatment.tapingLast', group: 'general', chords: same('Shift+T') },
  { id: 'treatment.manual', group: 'general', chords: same('M') },
  { id: 'treatment.manualLast', group: 'general', chords: same('Shift+M') },
  { id: 'treatment.effect', group: 'general', chords: same('E') },
  { id: 'treatment.effectLast', group: 'general', chords: same('Shift+E') },
] as const satisfies readonly ActionSpec[];

/** The kinds of treatment with their actions, in the order of the screen. */
export const treatmentKinds = [
  { kind: 'shockwave', begin: treatmentActions[0], repeat: treatmentActions[1] },
  { kind: 'taping', begin: treatmentActions[2], repeat: treatmentActions[3] },
  { kind: 'manual-release', begin: treatmentActions[4], repeat: treatmentActions[5] },
  { kind: 'cause-and-effect', begin: treatmentActions[6], repeat: treatmentActions[7] },
] as const;
export type TreatmentKind = (typeof treatmentKinds)[number]['kind'];
