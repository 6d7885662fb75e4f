import { useEffect } from 'react';

/** Brings a form that was asked for by its address into sight, once the screen is drawn. */
export function useShownForm(id: string | null, ready: boolean): void {
  useEffect(() => {
    if (id !== null && ready) show(id);
  }, [id, ready]);
}

function show(id: string, tries = 60): void {
  const form = document.querySelector<HTMLElement>(`[data-form="${CSS.escape(id)}"]`);
  if (form !== null) form.scrollIntoView({ block: 'center' });
  else if (tries > 0) requestAnimationFrame(() => show(id, tries - 1));
}
