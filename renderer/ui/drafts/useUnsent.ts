import { useEffect, useState } from 'react';

/** What was typed and waits for a decision, by key; it outlives its screen, and closing the window asks first. */
const unsent = new Map<string, unknown>();

const leaving = (event: BeforeUnloadEvent) => {
  if (unsent.size > 0) event.preventDefault();
};
if (typeof window !== 'undefined') window.addEventListener('beforeunload', leaving);

/** Something typed that is not stored until the clinician says so, such as an amendment. Setting it to `empty` again forgets it. */
export function useUnsent<T>(key: string, empty: T): readonly [T, (value: T) => void] {
  const kept = (): T => (unsent.has(key) ? (unsent.get(key) as T) : empty);
  const [value, setValue] = useState<T>(kept);
  useEffect(() => {
    if (JSON.stringify(value) === JSON.stringify(empty)) unsent.delete(key);
    else unsent.set(key, value);
  }, [key, value, empty]);
  return [value, setValue];
}
