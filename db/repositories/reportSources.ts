import type { Calibration, GaitEvent, KeyImage, Mark, Shape, Track } from '#core/annotation/records.ts';
import type { ComparisonPair } from '#core/domain/comparison.ts';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import type { PatientId, RecordingId, VisitId } from '#core/domain/ids.ts';
import type { Patient, Visit } from '#core/domain/patient.ts';
import type { Recording } from '#core/domain/recording.ts';
import type { KeptDecision } from '#core/gait/decidedHints.ts';
import type { Purpose } from '#core/gait/difference.ts';
import type { ProtocolRun } from '#core/protocol/run.ts';
import { number, text } from '../rows.ts';
import { all, type ReadDb, sql } from '../sql.ts';
import { comparisonsOfPatient } from './comparisons.ts';
import { hintDecisionsOf } from './hintDecisions.ts';
import { keptDifferencesOf } from './keptDifferences.ts';
import { patientById } from './patients.ts';
import { runsOfVisit } from './protocolRuns.ts';
import { filesOfRecording, frameIndexOf, recordingById, recordingsOfVisit } from './recordings.ts';
import { reviewRecords } from './review.ts';
import { visitById } from './visits.ts';

/** A recording as a report needs it, with the files its frames are read from. */
export type ReportRecording = {
  readonly recording: Recording;
  /** Name of the reviewed file inside the recording's library folder. */
  readonly reviewedFile: string | null;
  readonly index: FrameIndex | null;
  readonly shapes: readonly Shape[];
  readonly keyImages: readonly KeyImage[];
  readonly marks: readonly Mark[];
  readonly tracks: readonly Track[];
  readonly gaitEvents: readonly GaitEvent[];
  /** Those that hold for this recording, shared ones included. */
  readonly calibrations: readonly Calibration[];
  /** Stored bare pictures by frame: name inside the recording's library folder. */
  readonly pictures: ReadonlyMap<number, { readonly file: string; readonly sha256: string }>;
};

/** Everything of one visit that a report may draw on, as it stands now. Removed recordings are left out. */
export type ReportSources = {
  readonly patient: Patient;
  readonly visit: Visit;
  readonly recordings: readonly ReportRecording[];
  readonly pairs: readonly PairSource[];
  readonly differences: readonly DifferenceSource[];
  /** What the clinician said to suggestions of the visit, oldest first. */
  readonly decisions: readonly KeptDecision[];
  /** Guided protocols of the visit, the one opened last first. */
  readonly protocolRuns: readonly ProtocolRun[];
};

/** A kept difference that a clip of the visit stands in, with its clips, of whichever visit. */
export type DifferenceSource = { readonly a: ComparedSource; readonly b: ComparedSource; readonly purposes: readonly Purpose[] };
/** `ofVisit`: all clips of its visit, this one included: on one of them the runner may stand still. */
export type ComparedSource = {
  readonly from: ReportRecording;
  readonly visit: Visit;
  readonly ofVisit: readonly ReportRecording[];
};

/** A pair of a comparison that a clip of the visit stands in, marked for the report or not, with its clips, of whichever visit. */
export type PairSource = {
  readonly pair: ComparisonPair;
  readonly images: readonly PairImageSource[];
};
/** `image` is null where the key image was removed since. */
export type PairImageSource = {
  readonly from: ReportRecording;
  readonly visit: Visit;
  readonly image: KeyImage | null;
  readonly mirrored: boolean;
};

/** Null for an unknown visit. A removed visit can still be reported on. */
export function reportSources(db: ReadDb, visitId: VisitId): ReportSources | null {
  const visit = visitById(db, visitId);
  const patient = visit === null ? null : patientById(db, visit.patientId);
  if (visit === null || patient === null) return null;
  const recordings = reportRecordings(db, visitId);
  return {
    patient,
    visit,
    recordings,
    pairs: pairsOf(db, patient.id, recordings),
    differences: differencesOf(db, visit, recordings),
    decisions: hintDecisionsOf(db, visitId),
    protocolRuns: runsOfVisit(db, visitId),
  };
}

/** The clips of a visit that are not removed, with everything of their review. */
export const reportRecordings = (db: ReadDb, visitId: VisitId): readonly ReportRecording[] =>
  recordingsOfVisit(db, visitId).map((recording) => withReview(db, recording));

/** Kept differences in which a clip of the visit stands, oldest first; the clips of another visit are read once each. */
function differencesOf(db: ReadDb, visit: Visit, recordings: readonly ReportRecording[]): readonly DifferenceSource[] {
  const read = new Map([[visit.id, recordings]]);
  const sourceOf = (id: RecordingId): ComparedSource | null => {
    const recording = recordingById(db, id);
    const at = recording === null ? null : visitById(db, recording.visitId);
    if (at === null) return null;
    const ofVisit = read.get(at.id) ?? reportRecordings(db, at.id);
    read.set(at.id, ofVisit);
    const from = ofVisit.find((other) => other.recording.id === id);
    return from === undefined ? null : { from, visit: at, ofVisit };
  };
  const own = new Set(recordings.map(({ recording }) => recording.id));
  return keptDifferencesOf(db, visit.patientId)
    .filter(({ a, b }) => own.has(a) || own.has(b))
    .flatMap(({ a: idA, b: idB, purposes }) => {
      const [a, b] = [sourceOf(idA), sourceOf(idB)];
      return a === null || b === null ? [] : [{ a, b, purposes }];
    });
}

/** Pairs in which a clip of the visit stands, oldest comparison first; clips of other visits are read once each. */
function pairsOf(db: ReadDb, patient: PatientId, recordings: readonly ReportRecording[]): readonly PairSource[] {
  const known = new Map(recordings.map((from) => [from.recording.id, from]));
  const own = new Set(known.keys());
  const sourceOf = (id: RecordingId): ReportRecording | null => {
    const held = known.get(id);
    if (held !== undefined) return held;
    const recording = recordingById(db, id);
    if (recording === null) return null;
    const from = withReview(db, recording);
    known.set(id, from);
    return from;
  };
  return comparisonsOfPatient(db, patient)
    .toReversed()
    .flatMap(({ content }) => content.pairs)
    .filter(({ images }) => images.some(({ recordingId }) => own.has(recordingId)))
    .map((pair) => ({
      pair,
      images: pair.images.flatMap(({ recordingId, keyImageId, mirrored }) => {
        const from = sourceOf(recordingId);
        const visit = from === null ? null : visitById(db, from.recording.visitId);
        if (from === null || visit === null) return [];
        return [{ from, visit, mirrored, image: from.keyImages.find(({ id }) => id === keyImageId) ?? null }];
      }),
    }));
}

function withReview(db: ReadDb, recording: Recording): ReportRecording {
  const { id, visitId, cameraPosition } = recording;
  const records = reviewRecords(db, { recordingId: id, visitId, cameraPosition });
  const files = filesOfRecording(db, id);
  return {
    recording,
    reviewedFile: files === null ? null : (files.review ?? files.original),
    index: frameIndexOf(db, id),
    shapes: records.filter((record) => record.type === 'shape'),
    keyImages: records.filter((record) => record.type === 'key-image'),
    marks: records.filter((record) => record.type === 'mark'),
    tracks: records.filter((record) => record.type === 'track'),
    gaitEvents: records.filter((record) => record.type === 'gait-event'),
    calibrations: records.filter((record) => record.type === 'calibration'),
    pictures: framePictures(db, id),
  };
}

const framePictures = (db: ReadDb, id: RecordingId): ReportRecording['pictures'] =>
  new Map(
    all(db, sql`SELECT frame, file, sha256 FROM frame_picture WHERE recording_id = ${id}`).map((row) => [
      number(row, 'frame'),
      { file: text(row, 'file'), sha256: text(row, 'sha256') },
    ]),
  );
