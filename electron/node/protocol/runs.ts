import type { Visit } from '#core/domain/patient.ts';
import type { ProtocolFacts } from '#core/protocol/facts.ts';
import { progress, summaryOf } from '#core/protocol/progress.ts';
import type { ListedRun, ProtocolRun, RunSummary } from '#core/protocol/run.ts';
import { runsOfVisit } from '#db/repositories/protocolRuns.ts';
import { type ReportRecording, reportRecordings } from '#db/repositories/reportSources.ts';
import type { ReadDb } from '#db/sql.ts';

/** What a protocol looks at of a visit. A clip whose frame index is missing is left out: nothing on it can be placed in time. */
export const factsOf = (recordings: readonly ReportRecording[], visit: Visit): ProtocolFacts => ({
  clips: recordings.flatMap(({ recording, index, gaitEvents, keyImages, shapes, calibrations }) =>
    index === null ? [] : [{ recording, index, events: gaitEvents, keyImages, shapes, calibrations }],
  ),
  notes: { reason: visit.reason, findings: visit.findings, advice: visit.advice },
});

export const factsOfVisit = (db: ReadDb, visit: Visit): ProtocolFacts => factsOf(reportRecordings(db, visit.id), visit);

export const summaryOfRun = ({ protocol, state }: Pick<ProtocolRun, 'protocol' | 'state'>, facts: ProtocolFacts): RunSummary =>
  summaryOf(progress(protocol, facts, state));

/** The runs of a visit with how far each has come, the one opened last first. */
export function listedRuns(db: ReadDb, visit: Visit): readonly ListedRun[] {
  const runs = runsOfVisit(db, visit.id);
  if (runs.length === 0) return [];
  const facts = factsOfVisit(db, visit);
  return runs.map((run) => ({ ...run, summary: summaryOfRun(run, facts) }));
}
