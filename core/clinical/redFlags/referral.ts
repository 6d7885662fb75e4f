import type { FlagRecord } from './flagStatus.ts';

/** A referral that nobody has entered an outcome of; overdue once its day has passed. */
export type OpenReferral = { readonly record: FlagRecord; readonly to: string; readonly outcomeDue: string; readonly overdue: boolean };

/** The soonest due first. */
export const openReferrals = (records: readonly FlagRecord[], today: string): readonly OpenReferral[] =>
  records
    .flatMap((record): OpenReferral[] => {
      const { referral, closed } = record;
      if (referral === null || referral.outcome !== null || closed !== null) return [];
      const { to, outcomeDue } = referral.made;
      return [{ record, to, outcomeDue, overdue: outcomeDue < today }];
    })
    .toSorted((a, b) => (a.outcomeDue < b.outcomeDue ? -1 : a.outcomeDue > b.outcomeDue ? 1 : 0));
