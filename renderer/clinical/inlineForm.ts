import { type KeyboardEvent, useEffect, useRef } from 'react';

/** A form that opens in its place takes the focus to what is chosen in it, or to its first control; Tab goes on out of it. `wanted` false leaves the focus where it is. */
export function useFocusFirst(wanted: boolean) {
  const form = useRef<HTMLFormElement>(null);
  const first = useRef(wanted);
  useEffect(() => {
    if (!first.current) return;
    const control =
      form.current?.querySelector<HTMLElement>('input[type="radio"]:checked') ??
      form.current?.querySelector<HTMLElement>('input, textarea, button');
    control?.focus();
  }, []);
  return form;
}

/** Escape leaves the form, unless it closes a list that is open in it. */
export const leaves = (event: KeyboardEvent): boolean =>
  event.key === 'Escape' &&
  !event.defaultPrevented &&
  event.target instanceof HTMLElement &&
  event.target.getAttribute('aria-expanded') !== 'true';
