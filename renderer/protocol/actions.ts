import type { ActionSpec } from '../ui/keymap/action.ts';

const same = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

export const openAction: ActionSpec = { id: 'protocol.open', group: 'marks', chords: same('Shift+Q') };
export const doAction: ActionSpec = { id: 'protocol.do', group: 'marks', chords: same('Q') };
export const skipAction: ActionSpec = { id: 'protocol.skip', group: 'marks', chords: same('Alt+Q') };

export const protocolActions: readonly ActionSpec[] = [openAction, doAction, skipAction];
