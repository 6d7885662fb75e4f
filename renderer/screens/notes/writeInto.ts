/**
 * Makes a text field say `text` as if it had been typed, so that the browser's own undo takes it back; only the part that differs is written. The caret stands at `caret`
 * then, counted in UTF-16 units, or behind what was written. The field gets the focus.
 */
export function writeInto(field: HTMLTextAreaElement, text: string, caret: number | null = null): void {
  const before = field.value;
  if (before === text) return;
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before[start] === text[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end++;
  const inserted = text.slice(start, text.length - end);
  field.focus();
  field.setSelectionRange(start, before.length - end);
  const written = inserted === '' ? document.execCommand('delete') : document.execCommand('insertText', false, inserted);
  if (!written) {
    field.setRangeText(inserted, start, before.length - end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const at = caret ?? text.length - end;
  field.setSelectionRange(at, at);
}
