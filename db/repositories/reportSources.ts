import type { Calibration, KeyImage, Mark, Shape } from '#core/annotation/records.ts';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import type { RecordingId, VisitId } from '#core/domain/ids.ts';
import type { Patient, Visit } from '#core/domain/patient.ts';
import type { Recording } from '#core/domain/recording.ts';
import { number, text } from '../rows.ts';
import { all, type ReadDb, sql } from '../sql.ts';
import { patientById } from './patients.ts';
import { filesOfRecording, frameIndexOf, recordingsOfVisit } from './recordings.ts';
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
  /** Those that hold for this recording, shared ones included. */
  readonly calibrations: readonly Calibration[];
  /** Stored bare pictures by frame: name inside the recording's library folder. */
  readonly pictures: ReadonlyMap<number, { readonly file: string; readonly sha256: string }>;
};

/** Everything of one visit that a report may draw on, as it stands now. Removed recordings are left out. */
export type ReportSources = { readonly patient: Patient; readonly visit: Visit; readonly recordings: readonly ReportRecording[] };

/** Null for an unknown visit. A removed visit can still be reported on. */
export function reportSources(db: ReadDb, visitId: VisitId): ReportSources | null {
  const visit = visitById(db, visitId);
  const patient = visit === null ? null : patientById(db, visit.patientId);
  if (visit === null || patient === null) return null;
  return { patient, visit, recordings: recordingsOfVisit(db, visitId).map((recording) => withReview(db, recording)) };
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
