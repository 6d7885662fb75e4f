import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import type { ListedProtocol, ProtocolList } from '#core/protocol/listing.ts';
import { protocolText } from '#core/protocol/protocol.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { lastSetAside, setAside, writeWhole } from '../protocol/clinicFiles.ts';
import { readLibrary } from '../protocol/library.ts';
import { found, nowOf, staleWindow, written } from '../written.ts';

/** The protocols as their files stand now. */
export const protocolLibrary = ({ ports, folders }: Pick<AppContext, 'ports' | 'folders'>): Promise<ProtocolList> =>
  readLibrary({ shipped: join(ports.resourcesFolder, 'protocols'), clinic: folders.protocols });

export function protocolsHandlers(
  context: AppContext,
): Pick<Handlers, 'protocols.list' | 'protocols.save' | 'protocols.remove' | 'protocols.restore'> {
  const { events } = context;
  const folder = context.folders.protocols;
  const listed = async (id: string): Promise<ListedProtocol | null> =>
    (await protocolLibrary(context)).protocols.find(({ protocol }) => protocol.id === id) ?? null;
  const changed = async (id: string, action: string): Promise<ListedProtocol | null> => {
    written(context, { action, entity: 'protocol', entityId: id }, () => {});
    events.emit({ type: 'changed', topic: 'protocols', id: null });
    return listed(id);
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One after another: what a change rests on stays true until it is made. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };
  const refuseTaken = (file: string): void => {
    if (existsSync(join(folder, file)))
      throw new FailureError(
        'conflict',
        `The clinic’s folder has a file ${file} already that is not this protocol.`,
        'Look at it in the list of problems; mend, rename or remove it, then try again.',
      );
  };
  return {
    'protocols.list': () => protocolLibrary(context),
    'protocols.save': ({ protocol, revision }) =>
      inTurn(async () => {
        const before = await listed(protocol.id);
        if ((before?.revision ?? 0) !== revision) throw staleWindow('protocol');
        const own = before?.origin === 'clinic' ? before.file : null;
        if (own === null) refuseTaken(`${protocol.id}.json`);
        await writeWhole(folder, own ?? `${protocol.id}.json`, protocolText(protocol));
        return found(await changed(protocol.id, 'saved'), 'protocol');
      }),
    'protocols.remove': ({ id }) =>
      inTurn(async () => {
        const there = found(await listed(id), 'protocol');
        if (there.origin === 'shipped')
          throw new FailureError('forbidden', 'This protocol comes with Soleus and cannot be removed.', 'Copy it and change the copy.');
        await setAside(folder, there.file, nowOf(context));
        await changed(id, 'removed');
        return {};
      }),
    'protocols.restore': ({ id }) =>
      inTurn(async () => {
        const gone = found(await lastSetAside(folder, id), 'removed protocol');
        if ((await listed(id))?.origin === 'clinic')
          throw new FailureError('conflict', 'There is a protocol of this id again.', 'Remove that one first.');
        refuseTaken(gone.file);
        await rename(join(folder, gone.aside), join(folder, gone.file));
        return found(await changed(id, 'restored'), 'protocol');
      }),
  };
}
