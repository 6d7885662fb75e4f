import type { VisitHints } from '#core/domain/gaitHint.ts';
import type { Visit } from '#core/domain/patient.ts';
import { targetsOf } from '#core/gait/cadenceTargets.ts';
import { withDecisions } from '#core/gait/decidedHints.ts';
import { hintsOf } from '#core/gait/hints.ts';
import { hintDecisionsOf } from '#db/repositories/hintDecisions.ts';
import type { ReadDb } from '#db/sql.ts';
import { takesOfVisit } from './takes.ts';

/** What the numbers of a visit give rise to now, with what was decided on it. */
export function visitHints(db: ReadDb, visit: Visit): VisitHints {
  const takes = takesOfVisit(db, visit);
  return {
    hints: [...withDecisions(hintsOf(takes), hintDecisionsOf(db, visit.id))],
    cadences: takes.flatMap(({ recordingId, title, circumstances: { speed }, metrics }) => {
      const targets = [...targetsOf({ metrics })];
      const cadence = metrics.find(({ id }) => id === 'cadence')?.result;
      return targets.length === 0 || cadence?.ok !== true
        ? []
        : [{ recordingId, title, speed, cadence: cadence.value, uncertainty: cadence.uncertainty, targets }];
    }),
  };
}
