import { join } from 'node:path';
import type { ProgrammeList } from '#core/plan/listing.ts';
import { type Programme, parseProgramme } from '#core/plan/programme.ts';
import type { AppContext } from '../context.ts';
import { type DataKind, readDataFiles } from '../dataFiles.ts';

const programmes: DataKind<Programme> = {
  one: 'programme',
  several: 'programmes',
  read: (text) => {
    const read = parseProgramme(text);
    return read.ok ? { ok: true, value: read.programme } : read;
  },
};

/** The programmes as their files stand now, the clinic's before those that come with Soleus. */
export async function programmeLibrary({ ports, folders }: Pick<AppContext, 'ports' | 'folders'>): Promise<ProgrammeList> {
  const { files, problems } = await readDataFiles(programmes, {
    shipped: join(ports.resourcesFolder, 'programmes'),
    clinic: folders.programmes,
  });
  return {
    folder: folders.programmes,
    programmes: files.map(({ value, origin, file, overrides }) => ({ programme: value, origin, file, overrides })),
    problems,
  };
}
