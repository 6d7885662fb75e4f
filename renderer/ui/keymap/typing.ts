/** Whether the last change of focus came from the keyboard: then Space and Enter belong to the focused control. */
let focusByKeyboard = false;

/** Keeps track of how focus moves. Call once for the page. */
export function watchFocus(target: Window): () => void {
  const pointer = () => {
    focusByKeyboard = false;
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Tab') focusByKeyboard = true;
  };
  target.addEventListener('pointerdown', pointer, true);
  target.addEventListener('keydown', key, true);
  return () => {
    target.removeEventListener('pointerdown', pointer, true);
    target.removeEventListener('keydown', key, true);
  };
}

const textTypes = new Set([
  'text',
  'search',
  'email',
  'tel',
  'url',
  'number',
  'password',
  'date',
  'time',
  'datetime-local',
  'month',
  'week',
]);

function takesText(element: Element): boolean {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  if (element instanceof HTMLInputElement && element.readOnly)
    // The field of a list to choose from: chosen by hand and closed, it has no more use for keys.
    return focusByKeyboard || element.getAttribute('aria-expanded') === 'true';
  if (element instanceof HTMLInputElement) return textTypes.has(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
}

const editing = /^(Ctrl\+)?(Alt\+)?(Shift\+)?(Arrow\w+|Home|End|Backspace|Delete|Insert|Enter|Tab|Escape|PageUp|PageDown)$/;
const clipboard = new Set(['Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z', 'Ctrl+Shift+V']);
const arrows = /^(Shift\+)?(Arrow\w+|Home|End|PageUp|PageDown)$/;

/**
 * Whether a key press belongs to the control it was made in rather than to the keymap: typing in a text field, Space on a button reached by keyboard,
 * arrows in a slider, list or row of tabs, and anything but Ctrl chords inside a dialog, menu or list.
 */
export function belongsToControl(target: EventTarget | null, chord: string): boolean {
  if (!(target instanceof Element)) return false;
  const command = chord.startsWith('Ctrl+') || chord.startsWith('Alt+') || /^(Shift\+)?F\d+$/.test(chord);
  if (takesText(target)) return !command || editing.test(chord) || clipboard.has(chord);
  if (target.closest('[role="dialog"],[role="menu"],[role="listbox"],[data-own-keys]')) return !chord.startsWith('Ctrl+');
  const press = chord === 'Space' || chord === 'Enter' || chord === 'NumEnter';
  if (
    focusByKeyboard &&
    press &&
    target.closest('button,a[href],summary,[role="button"],[role="checkbox"],[role="switch"],[role="radio"],[role="tab"],input')
  )
    return true;
  return focusByKeyboard && arrows.test(chord) && target.closest('[role="slider"],[role="tab"],[role="radio"],input') !== null;
}
