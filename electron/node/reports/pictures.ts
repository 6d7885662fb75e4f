import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyImage } from '#core/annotation/records.ts';
import { emailTargetBytes } from '#core/domain/report.ts';
import type { ReportRecording } from '#db/repositories/reportSources.ts';
import type { AppContext } from '../context.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import { framesPerRun, printPicture, stillFrames, stillOrder } from '../media/stillFrame.ts';
import type { JobContext } from '../ports.ts';
import { pictureFacts } from './imageFile.ts';
import type { Picture } from './model.ts';

/** Longest printed side is 330 points; at 300 dots an inch that is 1375 pixels. */
const longestSide = 1400;
/** Longest sides that are tried for a report to be sent, in pixels: the first with which all pictures fit. */
const emailSides = [1000, 700, 500, 360] as const;
/** Left for words, drawings and fonts. */
const emailPictureBytes = emailTargetBytes - 400_000;

export type ReportPictures = {
  readonly of: (image: KeyImage) => Picture | null;
  /** Where each picture lies, by sha256. */
  readonly files: Readonly<Record<string, string>>;
};

type Wanted = { readonly from: ReportRecording; readonly image: KeyImage };

/**
 * Finds the picture of every key image: the stored one of what was painted, else that very frame read from the clip. Each is brought to print size
 * once and kept in the outputs folder, so that a refreshed preview is quick. A frame that cannot be read gives none and is logged; the report
 * says so in its place. `forEmail` brings them down until they fit into a file to be sent, or to the least size. Rejects only with 'cancelled' or a full disk.
 */
export async function reportPictures(
  context: Pick<AppContext, 'ports' | 'folders'>,
  wanted: readonly Wanted[],
  job: JobContext,
  forEmail = false,
): Promise<ReportPictures> {
  const cache = join(context.folders.outputs, 'report-pictures');
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  await readMissing(context, cache, wanted, job);
  const sides: readonly number[] = forEmail ? emailSides : [longestSide];
  for (const [n, side] of sides.entries()) {
    const pictures = await picturesOf(context, cache, wanted, side, job);
    const bytes = Object.values(pictures.files).reduce((sum, file) => sum + statSync(file).size, 0);
    if (!forEmail || bytes <= emailPictureBytes || n === sides.length - 1) return pictures;
  }
  throw new TypeError('there is no size for pictures');
}

async function picturesOf(
  context: Pick<AppContext, 'ports' | 'folders'>,
  cache: string,
  wanted: readonly Wanted[],
  side: number,
  job: JobContext,
): Promise<ReportPictures> {
  const files: Record<string, string> = {};
  const found = new Map<string, Picture>();
  for (const [n, { from, image }] of wanted.entries()) {
    job.signal.throwIfAborted();
    job.report(0.3 + (0.3 * n) / wanted.length, `Preparing picture ${n + 1} of ${wanted.length}`);
    const source = sourceOf(context, cache, from, image);
    if (source === null || !existsSync(source.file)) continue;
    const file = await printFile(context, cache, source, side, job.signal);
    const facts = file === null ? null : pictureFacts(file);
    if (file === null || facts === null) continue;
    files[facts.sha256] = file;
    found.set(image.id, facts);
  }
  return { of: (image) => found.get(image.id) ?? null, files };
}

const inLibrary = ({ folders }: Pick<AppContext, 'folders'>, { recording }: ReportRecording, file: string): string =>
  join(folders.library, recording.id, file);

const readName = (from: ReportRecording, frame: number): string => `read-${from.recording.id}-${frame}.png`;

type Source = { readonly file: string; readonly key: string };

/** The full-size picture of a key image, and a name that changes with its content. */
function sourceOf(context: Pick<AppContext, 'folders'>, cache: string, from: ReportRecording, image: KeyImage): Source | null {
  const stored = from.pictures.get(image.frame);
  if (stored !== undefined && existsSync(inLibrary(context, from, stored.file)))
    return { file: inLibrary(context, from, stored.file), key: stored.sha256 };
  const name = readName(from, image.frame);
  return { file: join(cache, name), key: name.replace('.png', '') };
}

/** Reads the frames that have no stored picture from their clips, one pass a clip. */
async function readMissing(
  context: Pick<AppContext, 'ports' | 'folders'>,
  cache: string,
  wanted: readonly Wanted[],
  { signal, report }: JobContext,
): Promise<void> {
  const { ffmpeg, log, ids } = context.ports;
  const missing = wanted.filter(({ from, image }) => {
    const stored = from.pictures.get(image.frame);
    return (
      !(stored !== undefined && existsSync(inLibrary(context, from, stored.file))) && !existsSync(join(cache, readName(from, image.frame)))
    );
  });
  if (missing.length === 0) return;
  if (ffmpeg === null) {
    log.warn('pictures for a report could not be read: no ffmpeg', { pictures: missing.length });
    return;
  }
  const clips = [...new Set(missing.map(({ from }) => from))];
  for (const [n, from] of clips.entries()) {
    report((0.3 * n) / clips.length, `Reading pictures from clip ${n + 1} of ${clips.length}`);
    const frames = stillOrder(missing.filter((one) => one.from === from).map(({ image }) => image.frame));
    const { width, height } = from.recording;
    if (from.reviewedFile === null) continue;
    const file = inLibrary(context, from, from.reviewedFile);
    for (let at = 0; at < frames.length; at += framesPerRun) {
      const part = frames.slice(at, at + framesPerRun);
      const folder = join(cache, `reading-${ids.next()}`);
      mkdirSync(folder, { mode: 0o700 });
      try {
        await runFfmpeg(ffmpeg, stillFrames({ file, frames: part, width, height, pattern: join(folder, '%d.png') }), { signal });
        const written = readdirSync(folder).length;
        if (written === part.length)
          part.forEach((frame, i) => void renameSync(join(folder, `${i + 1}.png`), join(cache, readName(from, frame))));
        else log.warn('a clip lacks frames that a report wanted', { wanted: part.length, found: written });
      } catch (error) {
        signal.throwIfAborted();
        log.error('pictures for a report could not be read from a clip', error);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  }
}

/** The picture at print size as JPEG; where ffmpeg is missing or fails, the picture as it is. Null when it is no picture. */
async function printFile(
  context: Pick<AppContext, 'ports'>,
  cache: string,
  source: Source,
  side: number,
  signal: AbortSignal,
): Promise<string | null> {
  const { ffmpeg, log } = context.ports;
  const target = join(cache, `print-${source.key}${side === longestSide ? '' : `-${side}`}.jpg`);
  if (existsSync(target)) return target;
  if (ffmpeg === null) return source.file;
  const half = join(cache, `half-${context.ports.ids.next()}.jpg`);
  try {
    await runFfmpeg(ffmpeg, printPicture(source.file, side, side, half), { signal });
    renameSync(half, target);
    return target;
  } catch (error) {
    signal.throwIfAborted();
    log.error('a picture could not be prepared for print', error);
    return source.file;
  } finally {
    rmSync(half, { force: true });
  }
}
