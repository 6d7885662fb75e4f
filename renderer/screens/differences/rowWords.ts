import i18next from 'i18next';
import type { DifferenceRow } from '#core/gait/difference.ts';

/** Why a row's numbers cannot be held against each other, naming the clip that lacks one; null where they can. */
export function reasonInWords(row: DifferenceRow): string | null {
  if (row.verdict !== 'not-comparable') return null;
  if (row.reason !== 'not-measured') return i18next.t(`differences:reason.${row.reason}`);
  const missing = (['a', 'b'] as const).flatMap((letter) => {
    const result = row[letter];
    if (result?.ok === true) return [];
    const reason = i18next.t(`gait:refusal.${result?.reason ?? 'incomplete'}`);
    return [i18next.t('differences:of', { letter: letter.toUpperCase(), reason })];
  });
  return missing.join('; ');
}

/** A row's metric and leg: 'Contact time, left'. */
export function rowName({ id, side }: Pick<DifferenceRow, 'id' | 'side'>): string {
  const metric = i18next.t(`gait:metric.${id}`);
  return side === null ? metric : i18next.t('hints:metricSide', { metric, side: i18next.t(`differences:sides.${side}`) });
}

/** Whether either clip has the number. */
export const isMeasured = ({ a, b }: DifferenceRow): boolean => a?.ok === true || b?.ok === true;
