import { join } from 'node:path';
import type { FormId } from '#core/clinical/form.ts';
import type { Folders } from '../folders.ts';

/** Where the pictures that the camera took for a form lie; not there while it has none. */
export const photoFolder = (folders: Folders, form: FormId): string => join(folders.photos, form);

export const photoFile = (folders: Folders, form: FormId, sha256: string): string => join(photoFolder(folders, form), `${sha256}.png`);
