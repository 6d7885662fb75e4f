import { auditEntries } from '#db/repositories/audit.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function auditHandlers({ db }: AppContext): Pick<Handlers, 'audit.list'> {
  return { 'audit.list': ({ entityId, limit }) => [...auditEntries(db, entityId, limit)] };
}
