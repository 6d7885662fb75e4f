import type { GaitTake } from '#core/domain/gaitTake.ts';
import type { Visit } from '#core/domain/patient.ts';
import { gaitClipOf } from '#core/gait/clip.ts';
import { issuesOf } from '#core/gait/events.ts';
import { marksOfClip } from '#core/gait/ofClip.ts';
import { stridesOf } from '#core/gait/strides.ts';
import { gaitTableVersion } from '#core/gait/table.ts';
import { landmarksOf, measuredTake, type TakeSource } from '#core/gait/take.ts';
import { type ReportRecording, reportRecordings } from '#db/repositories/reportSources.ts';
import type { ReadDb } from '#db/sql.ts';

/** Null where the frame index is missing: then no time is known. */
function takeSource({ recording, index, gaitEvents, keyImages, shapes, calibrations }: ReportRecording): TakeSource | null {
  return index === null ? null : { recording, index, events: gaitEvents, keyImages, shapes, calibrations };
}

/** What is measured of a clip's gait. `ofVisit`: all clips of its visit, among which the runner may stand still. Null where its frame index is missing. */
export function gaitTake(from: ReportRecording, visit: Visit, ofVisit: readonly ReportRecording[]): GaitTake | null {
  const source = takeSource(from);
  if (source === null) return null;
  const others = ofVisit.filter((other) => other !== from).flatMap((other) => takeSource(other) ?? []);
  const { recording, index } = source;
  const { circumstances, metrics } = measuredTake(source, visit.startedAt.slice(0, 10), others);
  const clip = gaitClipOf(recording, index);
  const marks = marksOfClip(source.events, source.keyImages);
  const { strides } = stridesOf(marks, clip);
  const of = (side: 'left' | 'right') => strides.filter((stride) => stride.side === side).length;
  return {
    recordingId: recording.id,
    visitId: visit.id,
    visitAt: visit.startedAt,
    title: recording.title || recording.originalName,
    view: recording.view,
    condition: recording.condition,
    conditions: recording.conditions,
    circumstances,
    method: gaitTableVersion,
    metrics,
    strides: { left: of('left'), right: of('right') },
    landmarks: landmarksOf(source.shapes).length,
    issues: issuesOf(marks, clip).length,
  };
}

/** What is measured of the gait on each clip of a visit that is not removed, in the order of the clips. */
export function takesOfVisit(db: ReadDb, visit: Visit): readonly GaitTake[] {
  const all = reportRecordings(db, visit.id);
  return all.flatMap((from) => gaitTake(from, visit, all) ?? []);
}
