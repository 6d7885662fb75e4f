import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { RecordingId, VisitId } from '#core/domain/ids.ts';
import { everyPart } from '#core/domain/report.ts';
import { neededFfmpeg, runFfmpeg } from '#node/media/ffmpeg.ts';
import { stillFrames } from '#node/media/stillFrame.ts';
import { type Answer, failureOfJob, type Session } from '../session.ts';

/** Makes and keeps the visit's report, and writes a copy to `out`. */
export async function writeReport(session: Session, visitId: VisitId, out: string, paper: 'A4' | 'Letter' | null): Promise<Answer> {
  const { call, ends, app } = session;
  const { preferences } = await call('settings.get', {});
  const { job } = await call('reports.create', {
    visitId,
    options: {
      paper: paper ?? preferences.paper,
      keyImages: null,
      ...everyPart,
    },
  });
  const [state] = await ends([job]);
  const failure = state === undefined ? null : failureOfJob(state);
  if (failure !== null) return { json: null, text: '', failures: [failure] };
  const reportId = state?.result['reportId'] ?? '';
  await call('exports.letOut', { recordingIds: [], mediaId: `report-${reportId}`, way: 'report' });
  const { file, bytes } = await app.bytes.resolve(`report-${reportId}`);
  await put(file, out);
  return { json: { reportId, file: resolve(out), bytes }, text: resolve(out) };
}

/** Writes one frame of a clip as PNG, without annotation: the frame of that number, whatever its time. */
export async function writeStill({ call, app, ports, signal }: Session, id: RecordingId, frame: number, out: string): Promise<Answer> {
  const recording = await call('recordings.get', { id });
  if (frame >= recording.frames)
    throw new FailureError(
      'invalid-input',
      `Frame ${frame} is not in this clip of ${recording.frames} frames.`,
      `Choose a frame from 0 to ${recording.frames - 1}.`,
    );
  await call('exports.letOut', { recordingIds: [id], way: 'still' });
  const { file } = await app.bytes.resolve(`clip-${id}`);
  const folder = await mkdtemp(join(tmpdir(), 'soleus-still-'));
  try {
    const { width, height } = recording;
    const order = stillFrames({ file, frames: [toFrameNo(frame)], width, height, pattern: join(folder, '%d.png') });
    await runFfmpeg(neededFfmpeg(ports.ffmpeg), order, { signal });
    await put(join(folder, '1.png'), out);
    return { json: { recordingId: id, frame, width, height, file: resolve(out) }, text: resolve(out) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Copies to its place whole or not at all; a file that is there is replaced. */
async function put(file: string, out: string): Promise<void> {
  const target = resolve(out);
  const beside = join(dirname(target), `.soleus-${process.pid}.part`);
  try {
    await copyFile(file, beside).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT'
        ? new FailureError('not-found', `The folder ${dirname(target)} does not exist.`, 'Make it, or name another place.')
        : error;
    });
    await rename(beside, target).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EISDIR' || error.code === 'ENOTEMPTY'
        ? new FailureError('invalid-input', `${target} is a folder.`, 'Name a file.')
        : error;
    });
  } finally {
    await rm(beside, { force: true });
  }
}
