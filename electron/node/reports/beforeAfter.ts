import type { ReportModel } from './model.ts';

type Compared = Pick<ReportModel, 'comparisons' | 'differences'>;

/** Pairs of stills and differences of two visits, which stand on the page of before and after, apart from those of one. */
export function splitByVisit({ comparisons, differences }: Compared): { readonly across: Compared; readonly within: Compared } {
  const isAcross = (moments: readonly string[]): boolean => new Set(moments).size > 1;
  const pairAcross = ({ images }: Compared['comparisons'][number]): boolean => isAcross(images.map(({ visitAt }) => visitAt));
  const differs = ({ a, b }: NonNullable<Compared['differences']>[number]): boolean => isAcross([a.visitAt, b.visitAt]);
  return {
    across: { comparisons: comparisons.filter(pairAcross), differences: differences?.filter(differs) ?? null },
    within: {
      comparisons: comparisons.filter((pair) => !pairAcross(pair)),
      differences: differences?.filter((difference) => !differs(difference)) ?? null,
    },
  };
}
