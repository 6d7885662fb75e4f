import { createHash } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { FailureError } from '#core/contract/failure.ts';
import { formById } from '#db/repositories/forms.ts';
import { refuseSigned } from '../clinical/locks.ts';
import { photoFile, photoFolder } from '../clinical/photoFiles.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { imageTypeOf } from '../imageType.ts';
import { moveFile } from '../moveFile.ts';
import { found, written } from '../written.ts';

/** More than any camera's still. */
const largestBytes = 64 * 1024 * 1024;

export function formPhotosHandlers(context: AppContext): Pick<Handlers, 'forms.keepPhoto'> {
  const { db, folders, uploads } = context;
  return {
    'forms.keepPhoto': async ({ id, uploadId }) => {
      const { file } = uploads.finished(uploadId);
      try {
        const form = found(formById(db, id), 'form');
        if (form.kind !== 'taping')
          throw new FailureError('invalid-input', 'Only a taping keeps pictures.', 'Open the taping and take the picture there.');
        refuseSigned(db, form.visitId, 'the taping');
        if (form.removedAt !== null) throw new FailureError('conflict', 'This form was removed.', 'Bring it back first.');
        if ((await stat(file)).size > largestBytes)
          throw new FailureError('too-large', 'This picture is larger than 64 MB.', 'Take it again at a smaller size.');
        const picture = await readFile(file);
        if (imageTypeOf(picture) !== 'image/png')
          throw new FailureError('invalid-input', 'A picture of a tape must be a PNG.', 'Take it again.');
        const sha256 = createHash('sha256').update(picture).digest('hex');
        await mkdir(photoFolder(folders, id), { recursive: true, mode: 0o700 });
        await moveFile(file, photoFile(folders, id, sha256));
        written(context, { action: 'kept', entity: 'form', entityId: id, detail: 'taping: picture' }, () => undefined);
        return { sha256 };
      } finally {
        await uploads.abandon(uploadId);
      }
    },
  };
}
