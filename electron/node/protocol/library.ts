import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { assertNever } from '#core/domain/brand.ts';
import type { ListedProtocol, ProtocolFileProblem, ProtocolList } from '#core/protocol/listing.ts';
import { parseProtocol, type ReadProtocol } from '#core/protocol/protocol.ts';

type Origin = ListedProtocol['origin'];
type Folders = Readonly<Record<Origin, string>>;

/** Files beyond this are not read: no protocol is as long. */
const mostBytes = 1024 * 1024;

/** Protocols of both folders, the clinic's before a shipped one of the same id, in order of their names; and what is wrong with files that cannot be used. */
export async function readLibrary(folders: Folders): Promise<ProtocolList> {
  const clinic = await readFolder('clinic', folders.clinic);
  const shipped = await readFolder('shipped', folders.shipped);
  const own = new Map(clinic.protocols.map((listed) => [listed.protocol.id, listed]));
  const isShipped = (id: string): boolean => shipped.protocols.some(({ protocol }) => protocol.id === id);
  const all = [
    ...clinic.protocols.map((listed) => ({ ...listed, overrides: isShipped(listed.protocol.id) })),
    ...shipped.protocols.filter(({ protocol }) => !own.has(protocol.id)),
  ];
  return {
    folder: folders.clinic,
    protocols: all.toSorted((a, b) => a.protocol.name.localeCompare(b.protocol.name, 'en')),
    problems: [...clinic.problems, ...shipped.problems],
  };
}

type Read = { readonly protocols: readonly ListedProtocol[]; readonly problems: readonly ProtocolFileProblem[] };

async function readFolder(origin: Origin, folder: string): Promise<Read> {
  const protocols: ListedProtocol[] = [];
  const problems: ProtocolFileProblem[] = [];
  const names = await namesIn(folder);
  if (names === null && origin === 'shipped')
    return {
      protocols,
      problems: [{ origin, file: folder, path: '', message: 'The protocols that come with Soleus are gone: install Soleus again.' }],
    };
  for (const file of (names ?? []).filter((name) => name.endsWith('.json') && !name.startsWith('.')).toSorted()) {
    const { found, revision } = await readOne(origin, join(folder, file));
    const twin = found.ok ? protocols.find(({ protocol }) => protocol.id === found.protocol.id) : undefined;
    if (!found.ok) problems.push(...found.problems.map((problem) => ({ origin, file, ...problem })));
    else if (twin !== undefined)
      problems.push({ origin, file, path: 'id', message: `${twin.file} has the id ${twin.protocol.id} already.` });
    else protocols.push({ protocol: found.protocol, origin, file, revision, overrides: false });
  }
  return { protocols, problems };
}

/** Null where there is no such folder: someone took it away while Soleus runs. */
async function namesIn(folder: string): Promise<readonly string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function readOne(origin: Origin, path: string): Promise<{ readonly found: ReadProtocol; readonly revision: number }> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) return { found: unusable(`The file is larger than ${mostBytes} bytes: it is no protocol.`), revision: 0 };
    const text = await readFile(path, 'utf8');
    return { found: parseProtocol(text), revision: revisionOf(origin, text) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return { found: unusable(`The file cannot be read (${code}).`), revision: 0 };
  }
}

const unusable = (message: string): ReadProtocol => ({ ok: false, problems: [{ path: '', message }] });

/** Changes with a file's content; 0 for what comes with Soleus, because the clinic has no file yet. */
function revisionOf(origin: Origin, text: string): number {
  switch (origin) {
    case 'shipped':
      return 0;
    case 'clinic':
      return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 12), 16);
    default:
      return assertNever(origin);
  }
}
