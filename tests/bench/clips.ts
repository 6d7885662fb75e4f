import { execFileSync } from 'node:child_process';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import type { TestApp } from '../helpers/testApp.ts';

export type ClipSource = { readonly frames: number; readonly width: number; readonly height: number; readonly rate: number };

/** Moving, textured pictures with few key frames: what a decoder has to work for, unlike flat colours. */
export function makeSource(file: string, { frames, width, height, rate }: ClipSource): string {
  const ffmpeg = findFfmpeg();
  if (ffmpeg === null) throw new Error('the bench needs ffmpeg');
  const picture = `testsrc2=size=${width}x${height}:rate=${rate},noise=alls=6:allf=t`;
  const codec = [
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '23',
    '-g',
    '250',
    '-keyint_min',
    '250',
    '-sc_threshold',
    '0',
    '-bf',
    '3',
  ];
  execFileSync(ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', picture, '-frames:v', String(frames), ...codec, '-pix_fmt', 'yuv420p', file]);
  return file;
}

/** The reviewed file of a clip, imported for a new patient. */
export async function importClip(lab: TestApp, path: string): Promise<{ readonly file: string; readonly index: FrameIndex }> {
  const patient = await lab.call('patients.create', {
    details: { familyName: 'Bench', givenName: 'Step', birthDate: null },
    despiteSimilar: true,
  });
  const visit = await lab.call('visits.create', { patientId: patient.id, details: { startedAt: '2026-03-02T09:00:00.000Z' } });
  const { jobs } = await lab.call('import.start', { visitId: visit.id, sources: [{ kind: 'path', path }] });
  const end = await lab.jobEnd(jobs[0] ?? '');
  const [recording] = await lab.call('recordings.list', { visitId: visit.id });
  if (recording === undefined) throw new Error(`the clip was not imported: ${JSON.stringify(end)}`);
  const id: RecordingId = recording.id;
  const clip = await lab.app.bytes.resolve(`clip-${id}`);
  return { file: clip.file, index: await lab.call('recordings.frameIndex', { id }) };
}
