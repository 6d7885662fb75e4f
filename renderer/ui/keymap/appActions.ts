import type { ActionSpec } from './action.ts';

const everywhere = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

/** Actions that work on every screen. */
export const appActions = [
  { id: 'app.palette', group: 'general', chords: everywhere('Ctrl+K') },
  { id: 'app.find', group: 'general', chords: everywhere('Ctrl+F') },
  { id: 'app.keys', group: 'general', chords: everywhere('?') },
  { id: 'app.home', group: 'general', chords: everywhere('Alt+Home') },
  { id: 'app.back', group: 'general', chords: everywhere('Alt+ArrowUp') },
  { id: 'app.new', group: 'general', chords: everywhere('Alt+N') },
  { id: 'app.settings', group: 'general', chords: everywhere('Ctrl+,') },
  { id: 'app.record-keeping', group: 'general', chords: everywhere() },
  { id: 'app.retention', group: 'general', chords: everywhere() },
  { id: 'app.jobs', group: 'general', chords: everywhere('Alt+J') },
  { id: 'app.undo-removal', group: 'general', chords: everywhere('Alt+Z') },
  { id: 'patient.timeline', group: 'general', chords: everywhere('Alt+T') },
  { id: 'patient.merge', group: 'general', chords: everywhere() },
  { id: 'patient.erase', group: 'general', chords: everywhere() },
  { id: 'visit.film', group: 'general', chords: everywhere('Alt+F') },
  { id: 'visit.differences', group: 'general', chords: everywhere('Alt+V') },
  { id: 'visit.conditions', group: 'general', chords: everywhere('Alt+C') },
  { id: 'visit.import', group: 'general', chords: everywhere('Ctrl+O') },
  { id: 'visit.report', group: 'general', chords: everywhere('Ctrl+P') },
] as const satisfies readonly ActionSpec[];
