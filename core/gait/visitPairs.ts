import { type Circumstances, differIn, isAlike, purposes } from './difference.ts';

export type VisitPairs<C> = {
  /** Earlier clip and later clip of the same view, in the order of the later ones. */
  readonly pairs: readonly { readonly a: C; readonly b: C }[];
  /** Later clips for which no clip of the same view is left. */
  readonly alone: readonly C[];
};

/** How unlike two clips of one view are: by what is known to differ, then by what is not known. */
const unlike = (a: Circumstances, b: Circumstances): number =>
  differIn(a, b).length * purposes.length + purposes.filter((circumstance) => isAlike(circumstance, a, b) === null).length;

/** Each later clip with the earlier clip of the same view that was filmed most alike; no clip stands in two pairs, and of equals the first is taken. */
export function visitPairs<C extends { readonly circumstances: Circumstances }>(earlier: readonly C[], later: readonly C[]): VisitPairs<C> {
  const possible = later.flatMap((b) =>
    earlier
      .filter((a) => a.circumstances.view === b.circumstances.view)
      .map((a) => ({ a, b, away: unlike(a.circumstances, b.circumstances) })),
  );
  const taken = new Map<C, C>();
  const used = new Set<C>();
  for (const { a, b } of possible.toSorted((p, q) => p.away - q.away)) {
    if (taken.has(b) || used.has(a)) continue;
    taken.set(b, a);
    used.add(a);
  }
  return {
    pairs: later.flatMap((b) => {
      const a = taken.get(b);
      return a === undefined ? [] : [{ a, b }];
    }),
    alone: later.filter((b) => !taken.has(b)),
  };
}
