import { setImmediate } from 'node:timers/promises';
import type { GaitTake } from '#core/domain/gaitTake.ts';
import type { VisitId } from '#core/domain/ids.ts';
import type { Visit } from '#core/domain/patient.ts';
import { type ReportRecording, reportRecordings } from '#db/repositories/reportSources.ts';
import type { ReadDb } from '#db/sql.ts';
import { hashOfText } from '../clinical/hash.ts';
import { gaitTake } from '../gait/takes.ts';

/** Takes of visits, kept for as long as nothing that they are made of has changed: to measure a year of clips anew at each look takes too long. */
export type KeptTakes = {
  /** What is measured on the clips of these visits, visit by visit. Other calls get their turn in between. */
  readonly of: (visits: readonly Visit[]) => Promise<ReadonlyMap<VisitId, readonly GaitTake[]>>;
};

/** Visits whose takes are kept at most. */
const mostKept = 400;
/** Visits that are measured in one go. */
const atOnce = 3;

export function keptTakes(db: ReadDb): KeptTakes {
  const kept = new Map<VisitId, { readonly made: string; readonly takes: readonly GaitTake[] }>();
  const takesOf = (visit: Visit): readonly GaitTake[] => {
    const clips = reportRecordings(db, visit.id);
    const made = madeOf(visit, clips);
    const known = kept.get(visit.id);
    const takes = known?.made === made ? known.takes : clips.flatMap((clip) => gaitTake(clip, visit, clips) ?? []);
    // The one read last is forgotten last.
    kept.delete(visit.id);
    kept.set(visit.id, { made, takes });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return takes;
  };
  return {
    of: async (visits) => {
      const found = new Map<VisitId, readonly GaitTake[]>();
      for (const [n, visit] of visits.entries()) {
        if (n % atOnce === atOnce - 1) await setImmediate();
        found.set(visit.id, takesOf(visit));
      }
      return found;
    },
  };
}

/** By what takes are known to be the same: everything that they are measured from. A clip's frame index never changes. */
const madeOf = ({ startedAt }: Visit, clips: readonly ReportRecording[]): string =>
  hashOfText(
    JSON.stringify([
      startedAt,
      clips.map(({ recording, shapes, keyImages, gaitEvents, calibrations }) => [recording, shapes, keyImages, gaitEvents, calibrations]),
    ]),
  );
