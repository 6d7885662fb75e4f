import type { QueryClient, QueryKey } from '@tanstack/react-query';

const writes = new Map<string, number>();
const nameOf = (key: QueryKey): string => JSON.stringify(key);

/** Whether what is shown of a read is on its way to the record: what is read meanwhile lacks it. */
export const isWriting = (key: QueryKey): boolean => writes.has(nameOf(key));

/**
 * Holds what is shown of a read as it is until its change is written, since a reading in between would take the change off the screen and put it back. Call what it
 * gives once, however the writing ended: after the last of several changes the read is made anew.
 */
export function beginWriting(client: QueryClient, key: QueryKey): () => Promise<void> {
  const name = nameOf(key);
  writes.set(name, (writes.get(name) ?? 0) + 1);
  return async () => {
    const others = (writes.get(name) ?? 0) - 1;
    if (others > 0) {
      writes.set(name, others);
      return;
    }
    writes.delete(name);
    await client.invalidateQueries({ queryKey: key });
  };
}
