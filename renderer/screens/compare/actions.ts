import { playerActions, viewActions } from '../../player/actions.ts';
import type { ActionSpec } from '../../ui/keymap/action.ts';

const same = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

/** What only the compare screen can do. */
export const compareActions = [
  { id: 'compare.firstBack', group: 'compare', repeats: true, chords: same('[') },
  { id: 'compare.firstOn', group: 'compare', repeats: true, chords: same(']') },
  { id: 'compare.secondBack', group: 'compare', repeats: true, chords: same('{') },
  { id: 'compare.secondOn', group: 'compare', repeats: true, chords: same('}') },
  { id: 'compare.chosenBack', group: 'compare', repeats: true, chords: same('Alt+ArrowLeft') },
  { id: 'compare.chosenOn', group: 'compare', repeats: true, chords: same('Alt+ArrowRight') },
  { id: 'compare.alignHere', group: 'compare', chords: same('Shift+F8') },
  { id: 'compare.contact', group: 'compare', chords: same('B') },
  { id: 'compare.byStride', group: 'compare', chords: same('Shift+N') },
  { id: 'compare.nextClip', group: 'compare', chords: same('Q') },
  { id: 'compare.swap', group: 'compare', chords: same('Shift+S') },
  { id: 'compare.mirror', group: 'compare', chords: same('Ctrl+M') },
  { id: 'compare.overlay', group: 'compare', chords: same('F9') },
  { id: 'compare.moreOpaque', group: 'compare', repeats: true, chords: same('Alt++') },
  { id: 'compare.lessOpaque', group: 'compare', repeats: true, chords: same('Alt+-') },
  { id: 'compare.pair', group: 'compare', chords: same('Insert', 'M') },
  { id: 'compare.copyShape', group: 'compare', chords: same('Ctrl+B') },
  { id: 'compare.in', group: 'compare', chords: same('I') },
  { id: 'compare.out', group: 'compare', chords: same('O') },
  { id: 'compare.clearLoop', group: 'compare', chords: same('Shift+X') },
  { id: 'compare.moveUpper', group: 'compare', chords: same('Shift+F9') },
  { id: 'compare.backInPlace', group: 'compare', chords: same('Ctrl+F9') },
] as const satisfies readonly ActionSpec[];

/** Arrow keys belong to the upper clip of an overlay only while it is moved; else they step. */
export const movingActions = [
  { id: 'compare.moveLeft', group: 'compare', mode: 'moving', repeats: true, chords: same('ArrowLeft') },
  { id: 'compare.moveRight', group: 'compare', mode: 'moving', repeats: true, chords: same('ArrowRight') },
  { id: 'compare.moveUp', group: 'compare', mode: 'moving', repeats: true, chords: same('ArrowUp') },
  { id: 'compare.moveDown', group: 'compare', mode: 'moving', repeats: true, chords: same('ArrowDown') },
  { id: 'compare.moveFarLeft', group: 'compare', mode: 'moving', repeats: true, chords: same('Shift+ArrowLeft') },
  { id: 'compare.moveFarRight', group: 'compare', mode: 'moving', repeats: true, chords: same('Shift+ArrowRight') },
  { id: 'compare.moveFarUp', group: 'compare', mode: 'moving', repeats: true, chords: same('Shift+ArrowUp') },
  { id: 'compare.moveFarDown', group: 'compare', mode: 'moving', repeats: true, chords: same('Shift+ArrowDown') },
  { id: 'compare.moveDone', group: 'compare', mode: 'moving', chords: same('Escape') },
] as const satisfies readonly ActionSpec[];

const notHere: ReadonlySet<string> = new Set(['player.goTo', 'player.nextKeyImage', 'player.previousKeyImage']);

/** Everything keys can do here; the player's and the picture's are the review screen's own. */
export const compareScreenActions: readonly ActionSpec[] = [
  ...compareActions,
  ...playerActions.filter(({ id }) => !notHere.has(id)),
  ...viewActions,
];
