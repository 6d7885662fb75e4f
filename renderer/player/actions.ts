import type { ActionSpec } from '../ui/keymap/action.ts';

const same = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

/** What keys can do on the player; Kinovea's own keys work in every profile, unless another meaning is in the way. */
export const playerActions = [
  { id: 'player.forward', group: 'player', repeats: true, chords: same('ArrowRight', '.') },
  { id: 'player.back', group: 'player', repeats: true, chords: same('ArrowLeft', ',') },
  { id: 'player.backAround', group: 'player', repeats: true, chords: same('Shift+ArrowLeft') },
  { id: 'player.forwardTenth', group: 'player', repeats: true, chords: same('PageDown') },
  { id: 'player.backTenth', group: 'player', repeats: true, chords: same('PageUp') },
  { id: 'player.forwardHundredth', group: 'player', repeats: true, chords: same('Shift+PageDown') },
  { id: 'player.backHundredth', group: 'player', repeats: true, chords: same('Shift+PageUp') },
  { id: 'player.first', group: 'player', chords: same('Home') },
  { id: 'player.last', group: 'player', chords: same('End') },
  { id: 'player.playPause', group: 'player', chords: same('Space') },
  { id: 'player.playBack', group: 'player', chords: same('J') },
  { id: 'player.pause', group: 'player', chords: same('K') },
  { id: 'player.play', group: 'player', chords: same('L') },
  { id: 'player.faster', group: 'player', repeats: true, chords: same('ArrowUp') },
  { id: 'player.slower', group: 'player', repeats: true, chords: same('ArrowDown') },
  { id: 'player.goTo', group: 'player', chords: same('G') },
  { id: 'player.origin', group: 'player', chords: same('F8') },
  { id: 'player.nextKeyImage', group: 'player', repeats: true, chords: same('Ctrl+ArrowRight') },
  { id: 'player.previousKeyImage', group: 'player', repeats: true, chords: same('Ctrl+ArrowLeft') },
] as const satisfies readonly ActionSpec[];

export const markActions = [
  { id: 'marks.in', group: 'marks', chords: same('I') },
  { id: 'marks.out', group: 'marks', chords: same('O') },
  { id: 'marks.clearLoop', group: 'marks', chords: same('Shift+X') },
  { id: 'marks.origin', group: 'marks', chords: same('Shift+F8') },
  { id: 'marks.keyImage', group: 'marks', chords: same('Insert', 'M') },
  { id: 'marks.removeKeyImage', group: 'marks', chords: same('Ctrl+Delete') },
  { id: 'marks.initialContactLeft', group: 'marks', chords: same('Ctrl+1') },
  { id: 'marks.initialContactRight', group: 'marks', chords: same('Ctrl+2') },
  { id: 'marks.midstanceLeft', group: 'marks', chords: same('Ctrl+3') },
  { id: 'marks.midstanceRight', group: 'marks', chords: same('Ctrl+4') },
  { id: 'marks.toeOffLeft', group: 'marks', chords: same('Ctrl+5') },
  { id: 'marks.toeOffRight', group: 'marks', chords: same('Ctrl+6') },
] as const satisfies readonly ActionSpec[];

export const viewActions = [
  { id: 'view.zoomIn', group: 'view', repeats: true, chords: same('Ctrl++', '+') },
  { id: 'view.zoomOut', group: 'view', repeats: true, chords: same('Ctrl+-', '-') },
  { id: 'view.fit', group: 'view', chords: same('Ctrl+0', 'F', 'Escape') },
  { id: 'view.still', group: 'view', chords: same('C') },
  { id: 'view.copy', group: 'view', chords: same('Ctrl+Shift+C') },
  { id: 'view.strobe', group: 'view', chords: same('Alt+S') },
  { id: 'edit.undo', group: 'edit', chords: same('Ctrl+Z') },
  { id: 'edit.redo', group: 'edit', chords: same('Ctrl+Y', 'Ctrl+Shift+Z') },
] as const satisfies readonly ActionSpec[];

export const reviewActions: readonly ActionSpec[] = [...playerActions, ...markActions, ...viewActions];
