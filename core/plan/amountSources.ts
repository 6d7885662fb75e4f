type Place = { readonly path: readonly (string | number)[]; readonly source: string };

/** Every source that a number or criterion anywhere in a programme or plan names, with its place; `evidence` included. */
export function amountSources(value: unknown, path: readonly (string | number)[] = []): readonly Place[] {
  if (Array.isArray(value)) {
    const at = path.at(-1);
    if (at === 'evidence') return value.map((source, i) => ({ path: [...path, i], source: String(source) }));
    return value.flatMap((item, i) => amountSources(item, [...path, i]));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if (path.length === 0 && key === 'sources') return [];
    return key === 'source' && typeof part === 'string' ? [{ path: [...path, key], source: part }] : amountSources(part, [...path, key]);
  });
}
