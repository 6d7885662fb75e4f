import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import { FfmpegError, runFfmpeg } from './ffmpeg.ts';
import { containerLine, type FrameList, frameList, isAudioLine, rotationLine, type StreamLine, videoStreamLine } from './ffmpegLines.ts';

export type DecodedFacts = {
  readonly container: string;
  readonly stream: StreamLine;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly hasAudio: boolean;
  readonly frames: FrameList;
};

/** Reads a container that only ffmpeg knows, by decoding it once: every frame it shows, with its time. Failures are named. */
export async function probeByDecoding(program: string, file: string, tempFolder: string, signal: AbortSignal): Promise<DecodedFacts> {
  const list = join(tempFolder, `${randomUUID()}.framecrc`);
  let container = 'unknown';
  let stream: StreamLine | null = null;
  let rotation: 0 | 90 | 180 | 270 = 0;
  let hasAudio = false;
  try {
    await runFfmpeg(
      program,
      {
        input: file,
        inputOptions: [],
        outputs: [{ file: list, options: ['-map', '0:v:0', '-fps_mode', 'passthrough', '-enc_time_base', '-1', '-f', 'framecrc'] }],
      },
      {
        signal,
        onLine: (line) => {
          container = containerLine(line) ?? container;
          stream ??= videoStreamLine(line);
          rotation = rotationLine(line) ?? rotation;
          hasAudio ||= isAudioLine(line);
        },
      },
    );
    const frames = frameList(await readFile(list, 'utf8'));
    if (stream === null || frames.ticks.length === 0) throw unreadable(hasAudio, []);
    return { container, stream, rotation, hasAudio, frames };
  } catch (error) {
    throw error instanceof FfmpegError ? unreadable(hasAudio && stream === null, error.log) : error;
  } finally {
    await rm(list, { force: true });
  }
}

/** Why ffmpeg could not read a file, from its last words. */
export function unreadable(audioOnly: boolean, log: readonly string[]): FailureError {
  const said = log.join('\n');
  const notAVideo = new FailureError(
    'not-a-video',
    'This file is not a video that can be read.',
    'Choose the clip itself; if it is one, copy it from the camera again.',
  );
  if (/detected only with low score/.test(said)) return notAVideo;
  if (/moov atom not found/.test(said))
    return new FailureError(
      'damaged-file',
      'The recording was never finished: the index at its end is missing.',
      'Copy the file from the camera or phone again; if it is broken there too, it cannot be repaired here.',
    );
  if (audioOnly || /matches no streams|does not contain any stream/.test(said))
    return new FailureError('no-video-track', 'This file has sound but no picture.', 'Choose the video file.');
  if (/Decoder .* not found|Unknown decoder|Decoding requested, but no decoder|unknown codec|Could not find codec parameters/i.test(said))
    return new FailureError(
      'unsupported-codec',
      'This clip is in a video format that Soleus cannot read.',
      'Export it from the camera or phone as MP4 (H.264 or HEVC) and import that.',
    );
  if (/Invalid data found when processing input|Error opening input/i.test(said)) return notAVideo;
  return new FailureError('damaged-file', 'The clip is damaged and no frame of it can be read.', 'Copy it from the camera or phone again.');
}
