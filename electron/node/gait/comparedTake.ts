import type { GaitTake } from '#core/domain/gaitTake.ts';
import { circumstancesOf } from '#core/gait/take.ts';
import type { ComparedSource } from '#db/repositories/reportSources.ts';
import { gaitTake } from './takes.ts';

export type ComparedTake = Pick<GaitTake, 'title' | 'circumstances' | 'metrics'>;

/** A clip of a kept difference as it measures now. One whose frame index is missing has no numbers: then every row says that it was not measured. */
export function comparedTake({ from, visit, ofVisit }: ComparedSource): ComparedTake {
  const take = gaitTake(from, visit, ofVisit);
  if (take !== null) return take;
  const { recording } = from;
  return {
    title: recording.title || recording.originalName,
    circumstances: circumstancesOf(recording, visit.startedAt.slice(0, 10)),
    metrics: [],
  };
}
