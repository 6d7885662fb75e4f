import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { formId } from '#core/clinical/form.ts';
import { FailureError } from '#core/contract/failure.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import { recordingId, reportId, takeId, uploadId } from '#core/domain/ids.ts';
import type { Recording } from '#core/domain/recording.ts';
import { formById } from '#db/repositories/forms.ts';
import { filesOfRecording, framePictureFile, recordingById } from '#db/repositories/recordings.ts';
import { reportFile } from '#db/repositories/reports.ts';
import type { ReadDb } from '#db/sql.ts';
import { photoFile } from '../clinical/photoFiles.ts';
import type { Folders } from '../folders.ts';
import { imageTypeOf } from '../imageType.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import { stillFrames } from '../media/stillFrame.ts';
import type { TakeFiles } from '../takes/takeFiles.ts';
import type { Uploads } from '../uploads.ts';

/** A file that a host may serve, whole or by range. */
export type ByteSource = { readonly file: string; readonly bytes: number; readonly mime: string; readonly name: string };

/**
 * The byte channel. Media ids: `clip-<recordingId>` (what is reviewed), `original-<recordingId>`, `thumbnail-<recordingId>-0`,
 * `picture-<recordingId>-<frame>` (the kept picture, else the frame itself), `photo-<formId>-<sha256>`, `report-<reportId>`, `output-<name>`, `logo`; written to: `upload-<uploadId>` and
 * `take-<takeId>`.
 */
export type Bytes = {
  /** Throws a 'not-found' failure for anything that is not a known media id; ids never become paths unchecked. */
  readonly resolve: (mediaId: string) => Promise<ByteSource>;
  /** Appends at `offset`, which must be the number of bytes received so far. Throws 'conflict', 'too-large', 'disk-full'. */
  readonly write: (mediaId: string, offset: number, chunk: Uint8Array) => Promise<{ readonly received: number }>;
};

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const patterns = {
  recording: new RegExp(`^(clip|original|thumbnail|picture)-(${uuid})(?:-(\\d{1,9}))?$`),
  photo: new RegExp(`^photo-(${uuid})-([0-9a-f]{64})$`),
  report: new RegExp(`^report-(${uuid})$`),
  upload: new RegExp(`^upload-(${uuid})$`),
  output: new RegExp(`^output-(${uuid})$`),
  take: new RegExp(`^take-(${uuid})$`),
};

export function createBytes({
  uploads,
  takeFiles,
  checkOutput,
  ...stills
}: Stills & {
  readonly uploads: Uploads;
  readonly takeFiles: TakeFiles;
  /** Throws where a made file may not be read any more. */
  readonly checkOutput: (outputId: string) => void;
}): Bytes {
  const { db, folders } = stills;
  const pathOf = async (mediaId: string): Promise<{ readonly file: string; readonly name: string }> => {
    if (mediaId === 'logo') return { file: join(folders.clinic, 'logo'), name: 'logo' };
    const recording = patterns.recording.exec(mediaId);
    if (recording !== null) return recordingFile(stills, recording);
    const photo = patterns.photo.exec(mediaId);
    if (photo !== null) {
      const form = formById(db, formId.parse(photo[1])) ?? missing();
      return { file: photoFile(folders, form.id, photo[2] as string), name: 'tape.png' };
    }
    const report = patterns.report.exec(mediaId);
    if (report !== null) {
      const file = reportFile(db, reportId.parse(report[1]));
      return { file: join(folders.reports, file ?? missing()), name: 'report.pdf' };
    }
    const output = patterns.output.exec(mediaId);
    if (output !== null) {
      checkOutput(output[1] as string);
      return outputFile(folders, output[1] as string);
    }
    const upload = patterns.upload.exec(mediaId);
    if (upload !== null) {
      const { file, name } = uploads.finished(uploadId.parse(upload[1]));
      return { file, name };
    }
    const take = patterns.take.exec(mediaId);
    if (take !== null) return { file: takeFiles.path(takeId.parse(take[1])), name: 'take.mp4' };
    return missing();
  };
  return {
    resolve: async (mediaId) => {
      const { file, name } = await pathOf(mediaId);
      const found = await stat(file).catch(() => null);
      if (found === null || !found.isFile()) return missing();
      return { file, name, bytes: found.size, mime: mediaId === 'logo' ? await imageMime(file) : mimeOf(file) };
    },
    write: async (mediaId, offset, chunk) => {
      const take = patterns.take.exec(mediaId);
      if (take !== null) return takeFiles.append(takeId.parse(take[1]), offset, chunk);
      const upload = patterns.upload.exec(mediaId);
      if (upload === null) return missing();
      return uploads.write(uploadId.parse(upload[1]), offset, chunk);
    },
  };
}

type Stills = { readonly db: ReadDb; readonly folders: Folders; readonly ffmpeg: string | null };

async function recordingFile(stills: Stills, [, kind, id, frame]: RegExpExecArray): Promise<{ file: string; name: string }> {
  const { db, folders } = stills;
  const recording = recordingId.parse(id);
  const facts = recordingById(db, recording) ?? missing();
  const files = filesOfRecording(db, recording) ?? missing();
  const at = (name: string): string => join(folders.library, recording, name);
  switch (kind) {
    case 'clip':
      return { file: at(files.review ?? files.original), name: facts.originalName };
    case 'original':
      return { file: at(files.original), name: facts.originalName };
    case 'thumbnail':
      return { file: at('poster.jpg'), name: 'poster.jpg' };
    default:
      return { file: await pictureFile(stills, facts, at, Number(frame)), name: `frame-${frame}.png` };
  }
}

/** The picture that was kept of a frame, else the frame taken from the clip, once for this run of the program. */
async function pictureFile(
  { db, folders, ffmpeg }: Stills,
  facts: Recording,
  at: (name: string) => string,
  frame: number,
): Promise<string> {
  const kept = framePictureFile(db, facts.id, frame);
  if (kept !== null) return at(kept);
  const files = filesOfRecording(db, facts.id);
  if (files === null || frame >= facts.frames || ffmpeg === null) return missing();
  const made = join(folders.outputs, `picture-${facts.id}-${frame}.png`);
  if ((await stat(made).catch(() => null)) !== null) return made;
  const part = `${randomUUID()}-`;
  const { width, height } = facts;
  const order = {
    file: at(files.review ?? files.original),
    frames: [toFrameNo(frame)],
    width,
    height,
    pattern: join(folders.outputs, `${part}%d.png`),
  };
  await runFfmpeg(ffmpeg, stillFrames(order), { signal: new AbortController().signal });
  await rename(join(folders.outputs, `${part}1.png`), made);
  return made;
}

/** Outputs are named `<id>.<extension>`, which is no name for a clinician: the page says what a download is called. */
async function outputFile(folders: Folders, id: string): Promise<{ file: string; name: string }> {
  const name = (await readdir(folders.outputs)).find((entry) => entry.startsWith(`${id}.`)) ?? missing();
  return { file: join(folders.outputs, name), name: '' };
}

function missing(): never {
  throw new FailureError('not-found', 'There is no such file in the library.', 'Go back and open it again.');
}

async function imageMime(file: string): Promise<string> {
  return imageTypeOf(await readFile(file)) ?? 'application/octet-stream';
}

function mimeOf(file: string): string {
  switch (extname(file).toLowerCase()) {
    case '.mp4':
    case '.m4v':
      return 'video/mp4';
    case '.mov':
      return 'video/quicktime';
    case '.webm':
      return 'video/webm';
    case '.png':
      return 'image/png';
    case '.jpg':
      return 'image/jpeg';
    case '.pdf':
      return 'application/pdf';
    case '.csv':
      return 'text/csv; charset=utf-8';
    case '.xlsx':
      return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    default:
      return 'application/octet-stream';
  }
}
