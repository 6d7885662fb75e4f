import { FailureError } from '#core/contract/failure.ts';
import { refuseLeaving } from '../clinical/leaving.ts';
import { shownBy } from '../clinical/shown.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { written } from '../written.ts';

export function filesHandlers(
  context: AppContext,
): Pick<Handlers, 'files.pickVideos' | 'files.pickFolder' | 'files.saveAs' | 'files.open'> {
  const { ports, bytes } = context;
  const { desktop } = ports;
  return {
    'files.pickVideos': async () => {
      if (!desktop.nativeFiles)
        throw new FailureError(
          'forbidden',
          'This window cannot show a file dialog of its own.',
          'Use the page’s button or drop the files.',
        );
      return { paths: [...(await desktop.pickVideos())] };
    },
    'files.pickFolder': async () => {
      if (!desktop.nativeFiles)
        throw new FailureError('forbidden', 'This window cannot show a file dialog of its own.', 'Type where the folder is.');
      return { path: await desktop.pickFolder() };
    },
    'files.saveAs': async ({ mediaId, suggestedName, purpose }) => {
      refuseLeaving(context, shownBy(context, mediaId), { way: wayOf(mediaId), purpose });
      const source = await bytes.resolve(mediaId);
      const outcome = await desktop.saveAs(source.file, suggestedName);
      if (outcome !== 'cancelled') written(context, { action: 'exported', entity: 'file', entityId: mediaId }, () => undefined);
      return { outcome };
    },
    'files.open': async ({ mediaId, purpose }) => {
      // Opened in another program it is out of this one's hands.
      refuseLeaving(context, shownBy(context, mediaId), { way: wayOf(mediaId), purpose });
      const source = await bytes.resolve(mediaId);
      const outcome = await desktop.open(source.file);
      written(context, { action: 'opened', entity: 'file', entityId: mediaId }, () => undefined);
      return { outcome };
    },
  };
}

/** A report may be a preview, which is an output: what it is weighs the same by any way. */
const wayOf = (mediaId: string): 'report' | 'export' => (mediaId.startsWith('report-') ? 'report' : 'export');
