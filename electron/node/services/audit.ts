import { auditEntries } from '#db/repositories/audit.ts';
import { removedThings } from '#db/repositories/removed.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function auditHandlers({ db }: AppContext): Pick<Handlers, 'audit.list' | 'removed.list'> {
  return {
    'audit.list': ({ entityId, limit }) => [...auditEntries(db, entityId, limit)],
    'removed.list': ({ limit }) => removedThings(db, limit),
  };
}
