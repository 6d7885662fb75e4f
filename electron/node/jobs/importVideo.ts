import { renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import { secondsBetween, toFrameNo } from '#core/domain/frameIndex.ts';
import { timingWarnings } from '#core/domain/frameTiming.ts';
import type { RecordingId, VisitId } from '#core/domain/ids.ts';
import { type Conditions, type MediaWarning, type Probe, type Recording, unknownConditions, type View } from '#core/domain/recording.ts';
import { addRecording, recordingsWithHash } from '#db/repositories/recordings.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { AppContext } from '../context.ts';
import { provenAsIs } from '../media/asIs.ts';
import { unreadable } from '../media/decodedProbe.ts';
import { FfmpegError, type FfmpegOrder, type FfmpegWatch, neededFfmpeg, runFfmpeg } from '../media/ffmpeg.ts';
import type { FittedFrames } from '../media/fitFrames.ts';
import { type ProbedClip, probeClip } from '../media/probe.ts';
import { makeReviewCopy } from '../media/reviewCopy.ts';
import { type Copied, copyHashed, openStage, syncFile, syncFolder } from '../media/staging.ts';
import type { JobContext } from '../ports.ts';
import { found, nowOf, written } from '../written.ts';

export type ImportInput = {
  readonly visitId: VisitId;
  /** Where the bytes are now. */
  readonly file: string;
  /** What the clip is called where it comes from. */
  readonly name: string;
  /** A Kinovea file beside it. */
  readonly kva: string | null;
  /** Sets what the file cannot tell; else guessed from its name or left open. */
  readonly view?: View;
  readonly title?: string;
  readonly condition?: string;
  readonly conditions?: Conditions;
  readonly cameraPosition?: string;
  readonly speed?: number | null;
};

/** Brings one clip into the library: copied, hashed, probed, made reviewable, then listed. Until the last step nothing is listed; whatever fails leaves nothing. */
export async function importVideo(
  context: AppContext,
  input: ImportInput,
  { signal, report }: JobContext,
): Promise<{ recordingId: RecordingId }> {
  const { db, folders, ports, events } = context;
  const visit = found(visitById(db, input.visitId), 'visit');
  await using stage = await openStage(folders);

  const extension = /^\.[a-z0-9]{1,5}$/i.test(extname(input.name)) ? extname(input.name).toLowerCase() : '.video';
  const names = { original: `original${extension}`, review: 'review.mp4', poster: 'poster.jpg' };
  const original = join(stage.folder, names.original);
  const copied = await copyHashed(input.file, original, signal, (fraction) => report(fraction * 0.2, 'Copying'));
  const twin = recordingsWithHash(db, visit.patientId, copied.sha256).find((recording) => recording.removedAt === null);
  if (twin !== undefined) throw alreadyThere(twin, twin.visitId === visit.id);

  report(0.2, 'Reading the frames');
  const tools = { ffmpeg: ports.ffmpeg, tempFolder: stage.folder, signal };
  const clip = await probeClip(original, input.name, input.kva, tools);
  const ffmpeg = neededFfmpeg(ports.ffmpeg);
  const asIs = await provenAsIs(original, clip, {
    ...tools,
    ffmpeg,
    onProgress: (fraction) => report(0.2 + 0.75 * fraction, 'Checking every frame'),
  });
  const review = join(stage.folder, names.review);
  const frames =
    asIs ??
    (await makeReviewCopy(original, review, clip, {
      ...tools,
      ffmpeg,
      onProgress: (fraction) => report(0.2 + 0.75 * fraction, 'Making the review copy'),
    }));

  report(0.95, 'Filing');
  const poster = join(stage.folder, names.poster);
  await makePoster(ffmpeg, asIs === null ? review : original, poster, signal);
  if (asIs === null) await syncFile(review);
  await syncFile(poster);
  syncFolder(stage.folder);
  signal.throwIfAborted();

  const recording = recordingFrom(context, input, { clip, frames, copied, reviewCopy: asIs === null });
  const home = join(folders.library, recording.id);
  const files = { original: names.original, review: asIs === null ? names.review : null };
  try {
    written(context, { action: 'imported', entity: 'recording', entityId: recording.id, detail: copied.sha256 }, () => {
      addRecording(db, { recording, files, index: frames.index });
      renameSync(stage.folder, home);
      syncFolder(folders.library);
    });
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
  events.emit({ type: 'changed', topic: 'visit', id: visit.id });
  events.emit({ type: 'changed', topic: 'recording', id: recording.id });
  return { recordingId: recording.id };
}

function alreadyThere(twin: Recording, sameVisit: boolean): FailureError {
  return new FailureError(
    'duplicate',
    `This very file is already in the record as “${twin.title}”${sameVisit ? '' : ', in another visit of this patient'}.`,
    'Open that clip; importing it again is not needed.',
  );
}

/** Runs ffmpeg over a clip; when it cannot, the clip is at fault and the failure says so. */
async function readByFfmpeg(program: string, order: FfmpegOrder, watch: FfmpegWatch): Promise<void> {
  try {
    await runFfmpeg(program, order, watch);
  } catch (error) {
    throw error instanceof FfmpegError ? unreadable(false, error.log) : error;
  }
}

const posterWidth = 640;

export async function makePoster(ffmpeg: string, clip: string, output: string, signal: AbortSignal): Promise<void> {
  await readByFfmpeg(
    ffmpeg,
    {
      input: clip,
      inputOptions: ['-v', 'error'],
      outputs: [
        {
          file: output,
          options: [
            '-map',
            '0:v:0',
            '-vf',
            `scale='min(${posterWidth},iw)':-2`,
            '-frames:v',
            '1',
            '-q:v',
            '4',
            '-y',
            '-f',
            'image2',
            '-update',
            '1',
          ],
        },
      ],
    },
    { signal },
  );
}

type Made = {
  readonly clip: ProbedClip;
  readonly frames: FittedFrames;
  readonly copied: Copied;
  readonly reviewCopy: boolean;
};

const timingCodes: ReadonlySet<MediaWarning['code']> = new Set(['variable-rate', 'gap', 'slow-motion-ramp']);

function recordingFrom(context: AppContext, input: ImportInput, { clip, frames, copied, reviewCopy }: Made): Recording {
  const { index } = frames;
  const facts = clip.probe.warnings.filter(({ code }) => !timingCodes.has(code));
  const probe: Probe = { ...clip.probe, frames: index.ticks.length, warnings: [...timingWarnings(index), ...facts, ...frames.warnings] };
  return {
    id: context.ports.ids.next() as RecordingId,
    visitId: input.visitId,
    title: input.title ?? basename(input.name, extname(input.name)).slice(0, 200),
    view: input.view ?? viewFromName(input.name),
    cameraPosition: input.cameraPosition ?? '',
    condition: input.condition ?? '',
    conditions: input.conditions ?? unknownConditions,
    speed: input.speed ?? null,
    width: probe.width,
    height: probe.height,
    frames: index.ticks.length,
    durationSeconds: secondsBetween(index, toFrameNo(0), toFrameNo(index.ticks.length - 1)),
    captureRate: probe.proposedRate,
    originalName: basename(input.name),
    originalBytes: copied.bytes,
    originalSha256: copied.sha256,
    reviewCopy,
    probe,
    importedAt: nowOf(context),
    removedAt: null,
  };
}

/** What clinics write into file names; else left open. */
export function viewFromName(name: string): View {
  const words = name.toLowerCase();
  if (/rear|back|behind|posterior/.test(words)) return 'rear';
  if (/front|anterior/.test(words)) return 'front';
  if (/side|sagittal|lateral/.test(words)) return /right|\br\b|_r[_.]/.test(words) ? 'side-right' : 'side-left';
  return 'other';
}
