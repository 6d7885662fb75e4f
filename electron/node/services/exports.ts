import { recordingById } from '#db/repositories/recordings.ts';
import { refuseLeaving } from '../clinical/leaving.ts';
import { shownBy } from '../clinical/shown.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { keepUpload } from '../keepUpload.ts';
import { found, written } from '../written.ts';

const whatIsMade = { png: 'picture', mp4: 'video', csv: 'curves' } as const;

export function exportsHandlers(context: AppContext): Pick<Handlers, 'exports.keep' | 'exports.letOut'> {
  const { db, outputs } = context;
  return {
    'exports.keep': async ({ uploadId, kind, recordings, purpose }) => {
      const way = { way: kind === 'png' ? 'still' : 'export', purpose } as const;
      const outputId = await keepUpload(context, uploadId, kind, () => {
        for (const id of recordings) found(recordingById(db, id), 'recording');
        refuseLeaving(context, recordings, way);
      });
      outputs.add(outputId, { recordings, purpose, made: 'to-hand-out' });
      for (const entityId of recordings)
        written(context, { action: 'exported', entity: 'recording', entityId, detail: `${whatIsMade[kind]} made of it` }, () => undefined);
      return { outputId };
    },
    'exports.letOut': ({ recordingIds, mediaId, way, purpose }) => {
      const clips = [...new Set([...recordingIds, ...(mediaId === null ? [] : shownBy(context, mediaId))])];
      refuseLeaving(context, clips, { way, purpose });
      for (const entityId of clips)
        written(context, { action: 'exported', entity: 'recording', entityId, detail: `${way}, for ${purpose}` }, () => undefined);
      // What shows no clip, such as a letter, leaves as well.
      if (mediaId !== null && clips.length === 0)
        written(context, { action: 'exported', entity: 'file', entityId: mediaId, detail: way }, () => undefined);
      return {};
    },
  };
}
