import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Enter: [1, 0],
};

const placeOf = (cell: HTMLElement): readonly [number, number] => [Number(cell.dataset['row']), Number(cell.dataset['column'])];

/** Arrow keys, and Enter downwards, go to the next field of the week that can be filled in; at the edge they stay. Fields name their `data-row` and `data-column`. */
export function goAlong(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.nativeEvent.isComposing) return;
  if (!(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined) return;
  const table = event.currentTarget;
  let [row, column] = placeOf(event.target);
  for (;;) {
    row += step[0];
    column += step[1];
    const next = table.querySelector<HTMLButtonElement | HTMLInputElement>(`[data-row="${row}"][data-column="${column}"]`);
    if (next === null) break;
    if (next.disabled) continue;
    next.focus();
    if (next instanceof HTMLInputElement) next.select();
    break;
  }
  event.preventDefault();
}
