import { z } from 'zod';
import { episodeId } from '../clinical/intake/episode.ts';
import { uploadId } from '../domain/ids.ts';
import { timelineSchema } from '../timeline/timeline.ts';
import { method } from './method.ts';

/** An episode over time. */
export const timelineApi = {
  /**
   * Visits, clips, gait metrics, treatments, scores, plans, load, running and pain of an episode by their days. What is of no problem comes along where it lies within the episode,
   * marked as such; what is of another problem does not, nor what was removed. Fails with 'not-found' for an unknown episode.
   */
  'timeline.ofEpisode': method(z.object({ episodeId }), timelineSchema),
  /**
   * Makes an uploaded picture of an episode's timeline a file to fetch through media id `output-<id>`, and writes down that it leaves the program. It shows no clip, and so asks for no
   * consent to the use of video.
   */
  'timeline.keepPicture': method(
    z.object({ episodeId, uploadId, kind: z.enum(['svg', 'png']) }),
    z.object({ outputId: z.string(), fileName: z.string() }),
  ),
} as const;
