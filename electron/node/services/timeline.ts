import { episodeById } from '#db/repositories/episodes.ts';
import { presentPatient } from '../clinical/present.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { readTimeline } from '../timeline/read.ts';
import { found } from '../written.ts';

export function timelineHandlers(context: AppContext): Pick<Handlers, 'timeline.ofEpisode'> {
  const { db } = context;
  return {
    'timeline.ofEpisode': ({ episodeId }) => {
      const episode = found(episodeById(db, episodeId), 'episode');
      presentPatient(db, episode.patientId, 'read');
      return readTimeline(context, episode);
    },
  };
}
