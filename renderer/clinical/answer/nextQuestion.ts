import type { KeyboardEvent } from 'react';

/** Enter in a field goes to the first control of the next question of the same form; in the last one it stays. */
export function toNextQuestion(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
  const field = event.currentTarget.closest('[data-answer]');
  const fields = [...(field?.closest('[data-form]') ?? document).querySelectorAll('[data-answer]')];
  const next = field === null ? undefined : fields[fields.indexOf(field) + 1];
  const first = next?.querySelector<HTMLElement>('input, textarea, select');
  if (first === null || first === undefined) return;
  const chosen = first.matches('[type="radio"]') ? next?.querySelector<HTMLElement>('[type="radio"]:checked') : null;
  event.preventDefault();
  (chosen ?? first).focus();
}
