import type { GaitTake } from '../../domain/gaitTake.ts';
import { gaitTable } from '../../gait/table.ts';
import type { GaitPoint, GaitSeries } from '../series.ts';
import type { Belonging } from '../source.ts';
import { byDay } from './belonging.ts';

export type DatedTake = { readonly take: GaitTake; readonly day: string; readonly of: Belonging };

/** Every metric that has a value on at least one clip, in the order of the table, each over all clips on which it was tried. Nothing marked at all is not tried. */
export function gaitSeries(takes: readonly DatedTake[]): readonly GaitSeries[] {
  const inOrder = byDay(takes);
  return gaitTable.flatMap(({ id, unit }) => {
    const points = inOrder.flatMap(({ take, day, of }) =>
      take.metrics
        .filter((metric) => metric.id === id)
        .flatMap(({ side, result }): readonly GaitPoint[] => {
          if (!result.ok && result.reason === 'incomplete') return [];
          const { recordingId, visitId, title, condition } = take;
          return [
            {
              recordingId,
              visitId,
              day,
              of,
              title,
              condition,
              side,
              result: result.ok
                ? { ok: true, value: result.value, standardError: result.standardError, n: result.n, few: result.few }
                : { ok: false, reason: result.reason },
            },
          ];
        }),
    );
    return points.some(({ result }) => result.ok) ? [{ metric: id, unit, points }] : [];
  });
}
