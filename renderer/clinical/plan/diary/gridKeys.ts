import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Enter: [1, 0],
};

const placeOf = (cell: HTMLElement): readonly [number, number] => [Number(cell.dataset['row']), Number(cell.dataset['column'])];

type Field = HTMLButtonElement | HTMLInputElement;

/** Arrow keys, and Enter downwards, go to the next field of the week that can be filled in; at the edge they stay. Fields name their `data-row` and `data-column`. */
export function goAlong(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.nativeEvent.isComposing) return;
  if (!(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined) return;
  event.preventDefault();
  const [row, column] = placeOf(event.target);
  const [down, right] = step;
  // Days of rest have no field: what lies behind them is the next.
  const ahead = [...event.currentTarget.querySelectorAll<Field>('[data-row]:not(:disabled)')].filter((field) => {
    const [r, c] = placeOf(field);
    return down === 0 ? r === row && (c - column) * right > 0 : c === column && (r - row) * down > 0;
  });
  const distance = (field: Field): number => {
    const [r, c] = placeOf(field);
    return Math.abs(r - row) + Math.abs(c - column);
  };
  const [next] = ahead.toSorted((a, b) => distance(a) - distance(b));
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}

/** Whether a key undoes, or does again. Null in a field with something that cannot be kept: there the browser takes back what was typed. */
export function undoKey(event: KeyboardEvent<HTMLElement>): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (event.target instanceof HTMLElement && event.target.getAttribute('aria-invalid') === 'true') return null;
  const key = event.key.toLowerCase();
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo';
  return key === 'z' ? 'undo' : null;
}
