import { type Circumstances, differIn, type Purpose } from './difference.ts';

/** What two clips of a visit can be held against each other for. */
export const conditionKinds = ['fatigue', 'footwear', 'taping', 'speed', 'incline'] as const;
export type ConditionKind = (typeof conditionKinds)[number];

const purposeOf: Readonly<Record<ConditionKind, Purpose>> = {
  fatigue: 'other-fatigue',
  footwear: 'other-footwear',
  taping: 'other-taping',
  speed: 'other-speed',
  incline: 'other-incline',
};

/** `a` is the plainer one: fresh, without tape, slower, less steep; of two shoes the clip given first. */
export type ConditionPair<C> = { readonly condition: ConditionKind; readonly purpose: Purpose; readonly a: C; readonly b: C };

/** Less than 0 where `a` comes first. */
function order(condition: ConditionKind, a: Circumstances, b: Circumstances): number {
  if (condition === 'fatigue') return a.fatigue === b.fatigue ? 0 : a.fatigue === 'fresh' ? -1 : 1;
  if (condition === 'taping') return Number(a.taped) - Number(b.taped);
  if (condition === 'speed') return (a.speed ?? 0) - (b.speed ?? 0);
  if (condition === 'incline') return (a.inclinePercent ?? 0) - (b.inclinePercent ?? 0);
  return 0;
}

/**
 * The clips of the same view that are known to differ in one condition and in no other, each pair once, by condition. A rate that differs as well does not stand in the
 * way: it only makes times not comparable.
 */
export function conditionPairs<C extends { readonly circumstances: Circumstances }>(clips: readonly C[]): readonly ConditionPair<C>[] {
  const found = clips.flatMap((a, i) =>
    clips.slice(i + 1).flatMap((b): readonly ConditionPair<C>[] => {
      const differing = differIn(a.circumstances, b.circumstances).filter((purpose) => purpose !== 'other-rate');
      const condition = conditionKinds.find((kind) => purposeOf[kind] === differing[0]);
      if (differing.length !== 1 || condition === undefined) return [];
      const pair = { condition, purpose: purposeOf[condition] };
      return [order(condition, a.circumstances, b.circumstances) > 0 ? { ...pair, a: b, b: a } : { ...pair, a, b }];
    }),
  );
  return conditionKinds.flatMap((kind) => found.filter(({ condition }) => condition === kind));
}
