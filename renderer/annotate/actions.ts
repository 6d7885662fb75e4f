import type { Tool } from '#core/annotation/tools/editor.ts';
import type { ActionSpec } from '../ui/keymap/action.ts';

const same = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

/** Landmarks are taken up where their moment is chosen, not from the palette. */
export type PaletteTool = Exclude<Tool, 'landmarks'>;

/** One key a tool, where one is left by the player; the others are in the palette. */
const toolKeys: readonly (readonly [PaletteTool, ...string[]])[] = [
  ['select', 'V'],
  ['line', 'Shift+L'],
  ['arrow', 'Shift+A'],
  ['polyline', 'Shift+P'],
  ['freehand', 'P'],
  ['rectangle', 'R'],
  ['ellipse', 'E'],
  ['point', 'X'],
  ['text', 'T'],
  ['distance', 'D'],
  ['angle', 'A'],
  ['angle-vertical', 'Shift+V'],
  ['angle-horizontal', 'Shift+H'],
  ['angle-lines', 'Shift+D'],
  ['goniometer', 'Shift+G'],
  ['stopwatch', 'W'],
  ['grid', 'Shift+R'],
  ['spotlight', 'S'],
  ['calibration-line', 'Shift+C'],
  ['calibration-plane', 'Shift+B'],
  ['vertical-reference', 'Shift+U'],
  ['track', 'Shift+T'],
];

export const toolActionId = (tool: PaletteTool): string => `tools.${tool}`;
export const tools: readonly PaletteTool[] = toolKeys.map(([tool]) => tool);

export const toolActions: readonly ActionSpec[] = toolKeys.map(([tool, ...chords]) => ({
  id: toolActionId(tool),
  group: 'tools',
  chords: same(...chords),
}));

/** Arrow keys belong to the drawing only while its points are being moved or placed by keyboard; else they step. */
export const drawingActions: readonly ActionSpec[] = [
  { id: 'drawing.cancel', group: 'edit', mode: 'drawing', chords: same('Escape') },
  { id: 'drawing.place', group: 'edit', chords: same('Enter', 'Shift+Enter') },
  { id: 'drawing.nextPoint', group: 'edit', chords: same('Tab') },
  { id: 'drawing.remove', group: 'edit', chords: same('Delete', 'Backspace') },
  { id: 'drawing.cut', group: 'edit', chords: same('Ctrl+X') },
  { id: 'drawing.copy', group: 'edit', chords: same('Ctrl+C') },
  { id: 'drawing.paste', group: 'edit', chords: same('Ctrl+V') },
  { id: 'drawing.duplicate', group: 'edit', chords: same('Ctrl+D') },
  { id: 'drawing.stopwatch', group: 'edit', chords: same('F5') },
  { id: 'drawing.split', group: 'edit', chords: same('F6') },
  { id: 'drawing.left', group: 'edit', mode: 'drawing', repeats: true, chords: same('ArrowLeft') },
  { id: 'drawing.right', group: 'edit', mode: 'drawing', repeats: true, chords: same('ArrowRight') },
  { id: 'drawing.up', group: 'edit', mode: 'drawing', repeats: true, chords: same('ArrowUp') },
  { id: 'drawing.down', group: 'edit', mode: 'drawing', repeats: true, chords: same('ArrowDown') },
  { id: 'drawing.leftFine', group: 'edit', mode: 'drawing', repeats: true, chords: same('Alt+ArrowLeft') },
  { id: 'drawing.rightFine', group: 'edit', mode: 'drawing', repeats: true, chords: same('Alt+ArrowRight') },
  { id: 'drawing.upFine', group: 'edit', mode: 'drawing', repeats: true, chords: same('Alt+ArrowUp') },
  { id: 'drawing.downFine', group: 'edit', mode: 'drawing', repeats: true, chords: same('Alt+ArrowDown') },
];

export const annotationActions: readonly ActionSpec[] = [...toolActions, ...drawingActions];
