import { createHash } from 'node:crypto';
import { createReadStream, renameSync } from 'node:fs';
import { copyFile, link, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { conditionText, takeName } from '#core/capture/names.ts';
import type { TakeLog } from '#core/capture/take.ts';
import { FailureError } from '#core/contract/failure.ts';
import { secondsBetween, toFrameNo } from '#core/domain/frameIndex.ts';
import { paceOf } from '#core/domain/frameTiming.ts';
import type { RecordingId, TakeId } from '#core/domain/ids.ts';
import { type CaptureRate, conditionsSchema, type Recording } from '#core/domain/recording.ts';
import { addRecording } from '#db/repositories/recordings.ts';
import { keepTake, type StoredTake, setTakeState, takeById } from '#db/repositories/takes.ts';
import type { AppContext } from '../context.ts';
import { neededFfmpeg } from '../media/ffmpeg.ts';
import { type ProbedClip, probeClip } from '../media/probe.ts';
import { openStage, syncFile, syncFolder } from '../media/staging.ts';
import type { JobContext } from '../ports.ts';
import { wholeFragments } from '../takes/fragments.ts';
import { takeWarnings } from '../takes/takeWarnings.ts';
import { found, nowOf, written } from '../written.ts';
import { makePoster } from './importVideo.ts';

/**
 * Makes a recording of a take: cut after its last whole fragment, read, hashed and filed without copying a byte. Finishing twice gives the same
 * recording. A take without a whole fragment is thrown away, and a failure says so. Killed at any moment, the take is still there to be finished.
 */
export async function finishTake(
  context: AppContext,
  id: TakeId,
  log: TakeLog | null,
  { signal, report }: JobContext,
): Promise<{ recordingId: RecordingId }> {
  const { db, folders, ports, events, takeFiles } = context;
  const take = found(takeById(db, id), 'take');
  if (take.recordingId !== null) return { recordingId: take.recordingId };
  if (take.state === 'discarded') throw new FailureError('conflict', 'This take was thrown away.', 'Bring it back first if it is wanted.');

  report(0.1, 'Closing the take');
  await takeFiles.end(id);
  const file = takeFiles.path(id);
  const { end } = await wholeFragments(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return { end: 0 };
  });
  if (end === 0) {
    written(context, { action: 'removed', entity: 'take', entityId: id, detail: 'no whole frame' }, () =>
      setTakeState(db, id, 'recording', 'discarded'),
    );
    events.emit({ type: 'changed', topic: 'takes', id: take.visitId });
    throw new FailureError('file-empty', 'Not one frame of this take was saved.', 'Record the take again.');
  }
  await cutAfter(file, end);

  report(0.3, 'Reading the frames');
  await using stage = await openStage(folders);
  const clip = await probeClip(file, `take-${take.number}.mp4`, null, { ffmpeg: ports.ffmpeg, tempFolder: stage.folder, signal });
  const sha256 = await hashOf(file, signal, (share) => report(0.4 + 0.4 * (share / end), 'Checking the bytes'));
  const poster = join(stage.folder, 'poster.jpg');
  await makePoster(neededFfmpeg(ports.ffmpeg), file, poster, signal);

  report(0.9, 'Filing');
  signal.throwIfAborted();
  const recording = recordingOf(context, take, log, clip, { sha256, bytes: end });
  const home = join(folders.library, recording.id);
  // A second name for the same bytes: until the record says otherwise, the take itself stays where it was.
  await linkOrCopy(file, join(stage.folder, 'original.mp4'));
  syncFolder(stage.folder);
  try {
    written(context, { action: 'recorded', entity: 'recording', entityId: recording.id, detail: sha256 }, () => {
      addRecording(db, { recording, files: { original: 'original.mp4', review: null }, index: clip.index });
      keepTake(db, id, recording.id, log);
      renameSync(stage.folder, home);
    });
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
  syncFolder(folders.library);
  await takeFiles.remove(id);
  for (const topic of ['takes', 'visit'] as const) events.emit({ type: 'changed', topic, id: take.visitId });
  events.emit({ type: 'changed', topic: 'recording', id: recording.id });
  return { recordingId: recording.id };
}

async function cutAfter(file: string, end: number): Promise<void> {
  await using handle = await open(file, 'r+');
  if ((await handle.stat()).size > end) await handle.truncate(end);
  await handle.sync();
}

async function hashOf(file: string, signal: AbortSignal, onRead: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of createReadStream(file, { signal, highWaterMark: 1024 * 1024 })) {
    hash.update(chunk as Buffer);
    read += (chunk as Buffer).byteLength;
    onRead(read);
  }
  return hash.digest('hex');
}

/** Some file systems know no second names; there the bytes are copied. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await copyFile(from, to);
    await syncFile(to);
  }
}

function recordingOf(
  context: AppContext,
  take: StoredTake,
  log: TakeLog | null,
  clip: ProbedClip,
  bytes: { readonly sha256: string; readonly bytes: number },
): Recording {
  const { index, probe } = clip;
  const rate = rateOf(log, clip);
  const { role } = take.camera;
  return {
    id: context.ports.ids.next() as RecordingId,
    visitId: take.visitId,
    title: takeName({ number: take.number, role, conditions: take.conditions }).slice(0, 200),
    view: role,
    cameraPosition: role,
    // The belt's speed has a field of its own.
    condition: conditionText({ ...take.conditions, speed: null }).slice(0, 200),
    conditions: conditionsSchema.parse(take.conditions),
    speed: take.conditions.speed,
    width: probe.width,
    height: probe.height,
    frames: index.ticks.length,
    durationSeconds: secondsBetween(index, toFrameNo(0), toFrameNo(index.ticks.length - 1)),
    captureRate: rate,
    originalName: `take-${String(take.number).padStart(2, '0')}-${role}.mp4`,
    originalBytes: bytes.bytes,
    originalSha256: bytes.sha256,
    reviewCopy: false,
    probe: { ...probe, proposedRate: rate, warnings: [...takeWarnings(take.camera, log, clip)] },
    importedAt: nowOf(context),
    removedAt: null,
  };
}

/** The camera's own times are in the file, so the rate is measured and nothing is left to ask. */
function rateOf(log: TakeLog | null, { index }: ProbedClip): CaptureRate {
  const measured = log?.measuredRate ?? paceOf(index).rate ?? 30;
  return {
    framesPerSecond: Math.round(measured * 1000) / 1000,
    slowdown: 1,
    source: 'camera-timestamps',
    confirmed: true,
    reason: 'Measured from the time that the camera gave each frame.',
  };
}
