import type { KeyboardEvent } from 'react';

/** Enter in a field goes to the first control of the next question of the same form; in the last one it stays. */
export function toNextQuestion(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
  const field = event.currentTarget.closest('[data-answer]');
  const fields = [...(field?.closest('[data-form]') ?? document).querySelectorAll('[data-answer]')];
  const next = field === null ? undefined : fields[fields.indexOf(field) + 1];
  const control = next?.querySelector<HTMLElement>('input:checked, input, textarea, select');
  if (control === null || control === undefined) return;
  event.preventDefault();
  control.focus();
}
