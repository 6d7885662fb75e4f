import type { UploadId } from '#core/domain/ids.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function uploadsHandlers({ uploads, ports }: AppContext): Pick<Handlers, 'uploads.begin' | 'uploads.abandon'> {
  return {
    'uploads.begin': async ({ name, bytes }) => {
      const id = ports.ids.next() as UploadId;
      await uploads.begin(id, name, bytes);
      return { id };
    },
    'uploads.abandon': async ({ id }) => {
      await uploads.abandon(id);
      return {};
    },
  };
}
