import { createSpotlight } from '@mantine/spotlight';

/** The palette's own state, and how to open and close it from anywhere. */
export const [paletteStore, palette] = createSpotlight();

/** Chooses the first line, so that Enter after typing opens the best match. */
export function chooseFirst(): void {
  const { listId } = paletteStore.getState();
  const list = listId === '' ? null : document.getElementById(listId);
  if (!list) return;
  for (const chosen of list.querySelectorAll('[data-selected]')) chosen.removeAttribute('data-selected');
  const first = list.querySelector('[data-action]');
  first?.setAttribute('data-selected', 'true');
  paletteStore.updateState((state) => ({ ...state, selected: first ? 0 : -1 }));
}
