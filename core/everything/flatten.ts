/** One value of a nested thing, with the way to it: names and places from 0, joined by dots. */
export type Leaf = { readonly path: string; readonly value: string | number | boolean | null };

/** Every value of a nested thing, in its order. What is empty, a list or an object, has no leaf. */
export function leavesOf(value: unknown, path = ''): readonly Leaf[] {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [{ path, value }];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, path === '' ? name : `${path}.${name}`));
}
