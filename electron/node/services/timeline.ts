import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import { episodeById } from '#db/repositories/episodes.ts';
import { momentNow } from '../clinical/day.ts';
import { presentPatient } from '../clinical/present.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { keepUpload } from '../keepUpload.ts';
import { readTimeline } from '../timeline/read.ts';
import { keptTakes } from '../timeline/takes.ts';
import { found, written } from '../written.ts';

export function timelineHandlers(context: AppContext): Pick<Handlers, 'timeline.ofEpisode' | 'timeline.keepPicture'> {
  const { db, outputs } = context;
  const kept = keptTakes(db);
  const get = (id: EpisodeId): StoredEpisode => {
    const episode = found(episodeById(db, id), 'episode');
    presentPatient(db, episode.patientId, 'read');
    return episode;
  };
  return {
    'timeline.ofEpisode': ({ episodeId }) => readTimeline(context, get(episodeId), kept),
    'timeline.keepPicture': async ({ episodeId, uploadId, kind }) => {
      const outputId = await keepUpload(context, uploadId, kind, () => void get(episodeId));
      outputs.add(outputId, { recordings: [], purpose: 'care', made: 'to-hand-out' });
      written(context, { action: 'exported', entity: 'episode', entityId: episodeId, detail: `timeline as ${kind}` }, () => undefined);
      return { outputId, fileName: `timeline-${momentNow(context).day}.${kind}` };
    },
  };
}
