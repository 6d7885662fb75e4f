import { itemOf } from '#core/clinical/redFlags/items.ts';
import type { Safety } from '#core/clinical/redFlags/schema.ts';
import { flagState } from './clinicalWords.ts';
import { printedDay } from './format.ts';
import type { ReportModel } from './model.ts';

/**
 * Every red flag of a patient with what has become of it, the oldest first; what is not ruled out; and when somebody screened last. Null where nobody ever screened and nothing
 * was raised: a clinic that only films has no such part.
 */
export function printedSafety({ state, flags }: Safety, screenedOn: string | null, timeZone: string): ReportModel['safety'] {
  if (screenedOn === null && flags.length === 0) return null;
  return {
    screenedOn,
    unresolved: state.unresolved.map(({ item }) => `${item} ${itemOf(item).condition}`),
    flags: flags.map((record) => ({
      item: record.flag.item,
      condition: itemOf(record.flag.item).condition,
      level: record.flag.level,
      raisedAt: record.flag.raisedAt,
      state: flagState(record, (at) => printedDay(at, timeZone)),
    })),
  };
}
