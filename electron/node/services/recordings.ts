import { isDeepStrictEqual } from 'node:util';
import { compareInstants } from '#core/clinical/calendar.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import type { CaptureRate, Recording } from '#core/domain/recording.ts';
import * as recordings from '#db/repositories/recordings.ts';
import { signatureOf } from '#db/repositories/signatures.ts';
import { visitById } from '#db/repositories/visits.ts';
import { signedFailure } from '../clinical/locks.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { found, written } from '../written.ts';

export function recordingsHandlers(
  context: AppContext,
): Pick<
  Handlers,
  | 'recordings.list'
  | 'recordings.get'
  | 'recordings.frameIndex'
  | 'recordings.update'
  | 'recordings.confirmRate'
  | 'recordings.remove'
  | 'recordings.restore'
> {
  const { db, events } = context;
  const get = (id: RecordingId): Recording => found(recordings.recordingById(db, id), 'recording');
  const changed = (id: RecordingId): Recording => {
    const recording = get(id);
    events.emit({ type: 'changed', topic: 'recording', id });
    events.emit({ type: 'changed', topic: 'visit', id: recording.visitId });
    return recording;
  };
  /** A clip that was there when its visit was signed stays as it was; one that came later is still to be described. */
  const refuseSignedClip = ({ visitId, importedAt }: Recording, what: string): void => {
    const signature = signatureOf(db, visitId);
    if (signature !== null && compareInstants(importedAt, signature.at) <= 0) throw signedFailure(what);
  };
  const setRemoved = (id: RecordingId, removed: boolean): Recording => {
    if ((get(id).removedAt !== null) === removed) return get(id);
    refuseSignedClip(get(id), 'its clip');
    written(context, { action: removed ? 'removed' : 'restored', entity: 'recording', entityId: id }, (at) =>
      recordings.setRecordingRemoved(db, id, removed ? at : null),
    );
    return changed(id);
  };
  return {
    'recordings.list': ({ visitId }) => {
      found(visitById(db, visitId), 'visit');
      return [...recordings.recordingsOfVisit(db, visitId)];
    },
    'recordings.get': ({ id }) => get(id),
    'recordings.frameIndex': ({ id }) => {
      const { ticks, ticksPerSecond } = found(recordings.frameIndexOf(db, id), 'recording');
      return { ticks: [...ticks], ticksPerSecond };
    },
    'recordings.update': ({ id, ...asked }) => {
      const before = get(id);
      const details = { ...asked, conditions: asked.conditions ?? before.conditions };
      const fields = (Object.keys(details) as (keyof typeof details)[]).filter((key) => !isDeepStrictEqual(before[key], details[key]));
      if (fields.length === 0) return before;
      refuseSignedClip(before, 'what it says of its clip');
      written(context, { action: 'updated', entity: 'recording', entityId: id, detail: fields.join(', ') }, () =>
        recordings.updateRecording(db, id, details),
      );
      return changed(id);
    },
    'recordings.confirmRate': ({ id, framesPerSecond }) => {
      const before = get(id);
      // What nobody had answered at the signing may still be answered.
      if (before.captureRate.confirmed) refuseSignedClip(before, 'the capture rate of its clip');
      const rate = confirmedRate(before, framesPerSecond);
      written(context, { action: 'confirmed', entity: 'recording', entityId: id, detail: `${framesPerSecond} frames/s` }, () =>
        recordings.setCaptureRate(db, id, rate),
      );
      return changed(id);
    },
    'recordings.remove': ({ id }) => setRemoved(id, true),
    'recordings.restore': ({ id }) => setRemoved(id, false),
  };
}

/**
 * The clinician's answer: `slowdown` follows from the rate at which the clip's own clock shows frames, so that true time comes out at the answered
 * rate. An answer equal to the proposal keeps the proposal's slowdown and names its source in the reason.
 */
function confirmedRate(recording: Recording, framesPerSecond: number): CaptureRate {
  const proposed = recording.probe.proposedRate;
  const clipRate = proposed.framesPerSecond / proposed.slowdown;
  return framesPerSecond === proposed.framesPerSecond
    ? { ...proposed, confirmed: true, reason: `Confirmed by the clinician. ${proposed.reason}` }
    : {
        framesPerSecond,
        slowdown: framesPerSecond / clipRate,
        source: 'clinician',
        confirmed: true,
        reason: `Given by the clinician; ${proposed.framesPerSecond} frames/s had been proposed. ${proposed.reason}`,
      };
}
