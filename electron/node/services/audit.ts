import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function auditHandlers(_context: AppContext): Pick<Handlers, 'audit.list'> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return { 'audit.list': unbuilt };
}
