import { type GaitTake, hasGait } from '#core/domain/gaitTake.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import { fittingBand } from '#core/gait/bandGeometry.ts';
import { standingOf } from '#core/gait/decidedHints.ts';
import { differenceTable } from '#core/gait/difference.ts';
import { hintsOf } from '#core/gait/hints.ts';
import { strikeType } from '#core/gait/kinematics.ts';
import { gaitTableVersion } from '#core/gait/table.ts';
import { progress } from '#core/protocol/progress.ts';
import type { ComparedSource, DifferenceSource, ReportRecording, ReportSources } from '#db/repositories/reportSources.ts';
import { type ComparedTake, comparedTake } from '../gait/comparedTake.ts';
import { gaitTake } from '../gait/takes.ts';
import { factsOf } from '../protocol/runs.ts';
import type { PrintedMetric, PrintedReference, ReportDifference, ReportGaitClip, ReportProtocol, ReportSuggestion } from './gaitModel.ts';
import { missingWords } from './protocolWords.ts';

export type TakenClip = { readonly from: ReportRecording; readonly take: GaitTake };

/** The clips of the visit whose gait tells anything, in the order of the clips. */
export const gaitClips = ({ recordings, visit }: Pick<ReportSources, 'recordings' | 'visit'>): readonly TakenClip[] =>
  recordings.flatMap((from) => {
    const take = gaitTake(from, visit, recordings);
    return take === null || !hasGait(take) ? [] : [{ from, take }];
  });

/** One clip's gait as it is printed; `clip` is its number in the report. */
export function printedGait({ take }: TakenClip, clip: number): ReportGaitClip {
  const { method, conditions, strides, issues, metrics, circumstances } = take;
  return {
    clip,
    method,
    conditions,
    strides,
    issues,
    metrics: metrics.map((metric) => ({ ...metric, reference: referenceOf(metric, circumstances.speed) })),
    strikes: metrics.flatMap(({ id, side, result }) =>
      id === 'foot-inclination' && side !== null && result.ok ? [{ side, ...strikeType(result) }] : [],
    ),
  };
}

/** Nothing is drawn beside a foot that has no value. */
function referenceOf({ id, result }: Pick<PrintedMetric, 'id' | 'result'>, speed: number | null): PrintedReference | null {
  const found = result.ok ? fittingBand(id, speed) : null;
  if (found === null || found.speed === null) return null;
  const { band, population, speed: range, source } = found;
  return { band, population, speed: range, source };
}

/** Two clips metric by metric, as they stand now. */
export function printedDifference({ a, b, purposes }: DifferenceSource, numberOf: (from: ReportRecording) => number): ReportDifference {
  const sides = { a: comparedTake(a), b: comparedTake(b) };
  const compared = ({ from, visit }: ComparedSource, { circumstances }: ComparedTake) => ({
    clip: numberOf(from),
    visitAt: visit.startedAt,
    condition: from.recording.condition,
    circumstances,
  });
  return {
    a: compared(a, sides.a),
    b: compared(b, sides.b),
    method: gaitTableVersion,
    purposes: [...purposes],
    rows: [...differenceTable(sides.a, sides.b, purposes)],
  };
}

/** The suggestions that the clinician accepted, as they were shown then, oldest decision first, with whether the numbers of now still give them. */
export function acceptedSuggestions({ recordings, visit, decisions }: ReportSources): readonly ReportSuggestion[] {
  const now = hintsOf(recordings.flatMap((from) => gaitTake(from, visit, recordings) ?? []));
  return decisions
    .filter(({ decision }) => decision === 'accepted')
    .map(({ hint, note, decidedAt, decidedBy }) => ({ hint, note, at: decidedAt, by: decidedBy, standing: standingOf(hint, now) }));
}

/** The guided protocols of the visit as they were begun, and what the record says of each step now. */
export function printedProtocols({ recordings, visit, protocolRuns }: ReportSources): readonly ReportProtocol[] {
  const facts = factsOf(recordings, visit);
  const titleOf = (id: RecordingId): string => recordings.find(({ recording }) => recording.id === id)?.recording.title ?? '';
  return protocolRuns.map(({ protocol, state, startedAt, finishedAt }) => ({
    name: protocol.name,
    startedAt,
    finishedAt,
    steps: progress(protocol, facts, state).steps.map(({ step, status, skipReason, missing }) => ({
      instruction: step.instruction,
      status,
      skipReason,
      missing: missing.map((one) => missingWords(one, titleOf)),
    })),
  }));
}
