import { createHash } from 'node:crypto';
import { assertNever } from '#core/domain/brand.ts';
import type { ListedProtocol, ProtocolList } from '#core/protocol/listing.ts';
import { type Protocol, parseProtocol } from '#core/protocol/protocol.ts';
import { type DataFolders, type DataKind, readDataFiles } from '../dataFiles.ts';

const protocols: DataKind<Protocol> = {
  one: 'protocol',
  several: 'protocols',
  read: (text) => {
    const read = parseProtocol(text);
    return read.ok ? { ok: true, value: read.protocol } : read;
  },
};

/** Protocols of both folders, the clinic's before a shipped one of the same id, in order of their names; and what is wrong with files that cannot be used. */
export async function readLibrary(folders: DataFolders): Promise<ProtocolList> {
  const { files, problems } = await readDataFiles(protocols, folders);
  return {
    folder: folders.clinic,
    protocols: files.map(({ value, origin, file, text, overrides }) => ({
      protocol: value,
      origin,
      file,
      revision: revisionOf(origin, text),
      overrides,
    })),
    problems: [...problems],
  };
}

/** Changes with a file's content; 0 for what comes with Soleus, because the clinic has no file yet. */
function revisionOf(origin: ListedProtocol['origin'], text: string): number {
  switch (origin) {
    case 'shipped':
      return 0;
    case 'clinic':
      return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 12), 16);
    default:
      return assertNever(origin);
  }
}
