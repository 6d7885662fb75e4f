import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change, Patch } from '#core/annotation/patch.ts';
import type { Calibration, ReviewRecord } from '#core/annotation/records.ts';
import type { Review } from '#core/contract/api.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import type { Recording } from '#core/domain/recording.ts';
import { lastFrameOf } from '#core/tracking/path.ts';
import { recordingById, recordingsOfVisit, setFramePicture } from '#db/repositories/recordings.ts';
import * as review from '#db/repositories/review.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { imageTypeOf } from '../imageType.ts';
import { moveFile } from '../moveFile.ts';
import { found, nowOf, staleWindow, written } from '../written.ts';

export function reviewHandlers(
  context: AppContext,
): Pick<Handlers, 'review.get' | 'review.apply' | 'review.undo' | 'review.redo' | 'review.setPicture'> {
  const { db, events, bytes, folders } = context;

  const recordingOf = (id: RecordingId): Recording => found(recordingById(db, id), 'recording');
  const get = (recording: Recording): Review => ({
    recordingId: recording.id,
    sequence: review.reviewSequence(db, recording.id),
    records: review.reviewRecords(db, scopeOf(recording)),
    undo: review.undoStep(db, recording.id)?.label ?? null,
    redo: review.redoStep(db, recording.id)?.label ?? null,
  });

  /** Writes on the sequence the window has read; a record changed elsewhere is a stale window too. */
  const edit = (id: RecordingId, sequence: number, action: string, patch: Patch, change: (at: string) => void): Review => {
    const recording = recordingOf(id);
    if (review.reviewSequence(db, id) !== sequence) throw staleWindow('clip’s annotation');
    // A calibration can reach every clip of its visit, also one whose camera position this clip has left since.
    const reached = calibrates(patch) ? recordingsOfVisit(db, recording.visitId) : [];
    const inForce = (): readonly (readonly Calibration[])[] => reached.map((clip) => review.calibrationsOf(db, scopeOf(clip)));
    const before = inForce();
    try {
      written(context, { action, entity: 'review', entityId: id, detail: kindsOf(patch) }, (at) => {
        change(at);
        for (const [i, after] of inForce().entries()) refuseSecondReference(before[i] ?? [], after);
      });
    } catch (error) {
      throw error instanceof review.ReviewMismatch ? staleWindow('clip’s annotation') : named(error);
    }
    events.emit({ type: 'changed', topic: 'review', id });
    return get(recording);
  };

  return {
    'review.get': ({ recordingId }) => get(recordingOf(recordingId)),
    'review.apply': ({ recordingId, sequence, label, patch }) => {
      checkPatch(recordingOf(recordingId), patch);
      return edit(recordingId, sequence, 'edited', patch, (at) => review.applyEdit(db, recordingId, label, patch, at));
    },
    'review.undo': ({ recordingId, sequence }) => {
      const step = review.undoStep(db, recordingId);
      if (step === null) throw new FailureError('not-found', 'There is nothing to undo on this clip.', 'Go on working.');
      return edit(recordingId, sequence, 'undid', step.patch, () => review.undoEdit(db, recordingId, step));
    },
    'review.redo': ({ recordingId, sequence }) => {
      const step = review.redoStep(db, recordingId);
      if (step === null) throw new FailureError('not-found', 'There is nothing to redo on this clip.', 'Go on working.');
      return edit(recordingId, sequence, 'redid', step.patch, () => review.redoEdit(db, recordingId, step));
    },
    'review.setPicture': async ({ recordingId, frame, uploadId }) => {
      const recording = recordingOf(recordingId);
      if (frame >= recording.frames) throw outsideClip(frame, recording);
      const upload = await bytes.resolve(`upload-${uploadId}`);
      const picture = await readFile(upload.file);
      if (imageTypeOf(picture) !== 'image/png')
        throw new FailureError('invalid-input', 'A frame’s picture must be a PNG.', 'Take it again.');
      const folder = join(folders.library, recordingId);
      await mkdir(folder, { recursive: true });
      const sha256 = createHash('sha256').update(picture).digest('hex');
      const file = `frame-${frame}-${sha256.slice(0, 12)}.png`;
      await moveFile(upload.file, join(folder, file));
      setFramePicture(db, { recordingId, frame, file, sha256, createdAt: nowOf(context) });
      events.emit({ type: 'changed', topic: 'review', id: recordingId });
      return {};
    },
  };
}

const scopeOf = (recording: Recording): review.ReviewScope => ({
  recordingId: recording.id,
  visitId: recording.visitId,
  cameraPosition: recording.cameraPosition,
});

const isVertical = ({ kind }: Calibration): boolean => kind === 'vertical';

/**
 * One scale and one vertical hold for a camera position; a second would make lengths or angles a matter of luck. Two that came together because a clip was
 * moved to another position may stay until one is removed.
 */
function refuseSecondReference(before: readonly Calibration[], after: readonly Calibration[]): void {
  for (const [name, ofKind] of [
    ['scale', (calibration: Calibration) => !isVertical(calibration)],
    ['vertical', isVertical],
  ] as const) {
    const count = after.filter(ofKind).length;
    if (count > 1 && count > before.filter(ofKind).length)
      throw new FailureError(
        'conflict',
        `This camera position has a ${name} already, drawn on this clip or on another of the visit.`,
        'Read the clip again, then replace the one that is there.',
      );
  }
}

const calibrates = (patch: Patch): boolean => patch.flatMap(recordsOf).some((record) => record.type === 'calibration');
const recordsOf = (change: Change): readonly ReviewRecord[] => (change.op === 'change' ? [change.before, change.after] : [change.record]);

/** A patch may only touch this recording (calibrations: its visit), on frames that it has. */
function checkPatch(recording: Recording, patch: Patch): void {
  for (const record of patch.flatMap(recordsOf)) {
    const foreign = record.type === 'calibration' ? record.visitId !== recording.visitId : record.recordingId !== recording.id;
    if (foreign) throw new FailureError('invalid-input', 'This edit belongs to another clip.', 'Open that clip and repeat it there.');
    const last = lastOf(record);
    const onThisClip = record.recordingId === recording.id;
    if (onThisClip && last >= recording.frames) throw outsideClip(last, recording);
  }
  const moved = patch.some(
    (change) => change.op === 'add' && change.record.type === 'calibration' && change.record.cameraPosition !== recording.cameraPosition,
  );
  if (moved)
    throw new FailureError(
      'conflict',
      'The camera position of this clip was changed in another window.',
      'Read the clip again, then calibrate.',
    );
}

function lastOf(record: ReviewRecord): number {
  if (record.type === 'shape') return record.to;
  return record.type === 'track' ? lastFrameOf(record) : record.frame;
}

const outsideClip = (frame: number, recording: Recording): FailureError =>
  new FailureError('invalid-input', `Frame ${frame} is not in this clip of ${recording.frames} frames.`, 'Choose a frame of the clip.');

const kindsOf = (patch: Patch): string =>
  [...new Set(patch.map((change) => `${change.op} ${change.op === 'change' ? change.after.type : change.record.type}`))].join(', ');

/** The record's own rules, in the clinician's words. */
function named(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  if (/UNIQUE constraint failed: key_image\./.test(message))
    return new FailureError('duplicate', 'This frame is already a key image.', 'Change the one that is there, or choose another frame.');
  if (/UNIQUE constraint failed: gait_event\./.test(message))
    return new FailureError('duplicate', 'This event is already marked on this frame.', 'Choose another frame.');
  if (/UNIQUE constraint failed: mark\./.test(message))
    return new FailureError('duplicate', 'The clip already has this mark.', 'Move the one that is there.');
  if (/UNIQUE constraint failed/.test(message))
    return new FailureError('duplicate', 'This drawing is already on the clip.', 'Read the clip again, then repeat.');
  return error;
}
