import { type DecodingTools, decodeListed } from './decodedFrames.ts';
import { FfmpegError } from './ffmpeg.ts';
import { type FittedFrames, fitFrames, interlacedWarnings } from './fitFrames.ts';
import type { ProbedClip } from './probe.ts';
import { repeatWarnings } from './repeatedFrames.ts';

/**
 * Decodes a clip that could be reviewed as it is, once, and says what it found: null where a frame is missing, surplus or damaged, for then only a review copy
 * holds exactly the frames that the index counts.
 */
export async function provenAsIs(original: string, clip: ProbedClip, tools: DecodingTools): Promise<FittedFrames | null> {
  if (!clip.reviewAsIs) return null;
  try {
    const { frames, complained, interlaced, differences } = await decodeListed(original, clip, {}, tools);
    if (complained || frames.ticks.length === 0) return null;
    const fit = fitFrames(clip, frames);
    return fit.warnings.length > 0
      ? null
      : { index: fit.index, warnings: [...repeatWarnings(differences), ...interlacedWarnings(interlaced)] };
  } catch (error) {
    if (error instanceof FfmpegError) return null;
    throw error;
  }
}
