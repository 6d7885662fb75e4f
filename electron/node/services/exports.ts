import { copyFile, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import { recordingById } from '#db/repositories/recordings.ts';
import { refuseLeaving } from '../clinical/leaving.ts';
import { shownBy } from '../clinical/shown.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { found, written } from '../written.ts';

/** First bytes by which a made file is known for what it is called. */
const signatures = {
  png: { at: 0, bytes: '\x89PNG' },
  mp4: { at: 4, bytes: 'ftyp' },
  /** The byte order mark by which a spreadsheet knows UTF-8. */
  csv: { at: 0, bytes: '\xef\xbb\xbf' },
} as const;
const whatIsMade = { png: 'picture', mp4: 'video', csv: 'curves' } as const;

export function exportsHandlers(context: AppContext): Pick<Handlers, 'exports.keep' | 'exports.letOut'> {
  const { db, folders, ports, uploads, outputs } = context;
  return {
    'exports.keep': async ({ uploadId, kind, recordings, purpose }) => {
      const outputId = ports.ids.next();
      const half = join(folders.outputs, `half-${outputId}`);
      const { file } = uploads.finished(uploadId);
      const way = { way: kind === 'png' ? 'still' : 'export', purpose } as const;
      try {
        for (const id of recordings) found(recordingById(db, id), 'recording');
        refuseLeaving(context, recordings, way);
        if (!(await beginsAs(file, kind)))
          throw new FailureError('invalid-input', `What was sent is no ${kind.toUpperCase()} file.`, 'Make the picture or video again.');
        await copyFile(file, half);
        await rename(half, join(folders.outputs, `${outputId}.${kind}`));
      } finally {
        await uploads.abandon(uploadId);
        await rm(half, { force: true });
      }
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

async function beginsAs(file: string, kind: keyof typeof signatures): Promise<boolean> {
  const { at, bytes } = signatures[kind];
  await using handle = await open(file, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes.length), 0, bytes.length, at);
  return bytesRead === bytes.length && buffer.toString('latin1') === bytes;
}
