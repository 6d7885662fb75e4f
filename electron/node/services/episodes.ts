import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import { canonical } from '#core/clinical/signedContent.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import * as episodes from '#db/repositories/episodes.ts';
import { changedKeys } from '../clinical/changedKeys.ts';
import { presentPatient } from '../clinical/present.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { found, nowOf, staleWindow, written } from '../written.ts';

type EpisodeMethods = 'episodes.list' | 'episodes.create' | 'episodes.update' | 'episodes.remove' | 'episodes.restore';

export function episodesHandlers(context: AppContext): Pick<Handlers, EpisodeMethods> {
  const { db, events, ports } = context;
  const get = (id: EpisodeId): StoredEpisode => found(episodes.episodeById(db, id), 'episode');
  const changed = (id: EpisodeId): StoredEpisode => {
    const episode = get(id);
    events.emit({ type: 'changed', topic: 'clinical', id: episode.patientId });
    return episode;
  };
  const setRemoved = (id: EpisodeId, removed: boolean): StoredEpisode => {
    if ((get(id).removedAt !== null) === removed) return get(id);
    written(context, { action: removed ? 'removed' : 'restored', entity: 'episode', entityId: id }, (at) =>
      episodes.setEpisodeRemoved(db, id, removed ? at : null, at),
    );
    return changed(id);
  };
  return {
    'episodes.list': ({ patientId }) => {
      presentPatient(db, patientId, 'read');
      return episodes.episodesOfPatient(db, patientId);
    },
    'episodes.create': ({ patientId, details }) => {
      presentPatient(db, patientId, 'write');
      const at = nowOf(context);
      const id = ports.ids.next() as EpisodeId;
      written(context, { action: 'created', entity: 'episode', entityId: id }, () =>
        episodes.addEpisode(db, { id, patientId, revision: 1, details, createdAt: at, updatedAt: at, removedAt: null }),
      );
      return changed(id);
    },
    'episodes.update': ({ id, revision, details }) => {
      const before = get(id);
      if (before.revision !== revision) throw staleWindow('episode');
      if (canonical(before.details) === canonical(details)) return before;
      written(context, { action: 'updated', entity: 'episode', entityId: id, detail: changedKeys(before.details, details) }, (at) => {
        if (!episodes.updateEpisode(db, id, revision, details, at)) throw staleWindow('episode');
      });
      return changed(id);
    },
    'episodes.remove': ({ id }) => setRemoved(id, true),
    'episodes.restore': ({ id }) => setRemoved(id, false),
  };
}
