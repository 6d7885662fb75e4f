import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function visitsHandlers(
  _context: AppContext,
): Pick<Handlers, 'visits.list' | 'visits.get' | 'visits.create' | 'visits.update' | 'visits.remove' | 'visits.restore'> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return {
    'visits.list': unbuilt,
    'visits.get': unbuilt,
    'visits.create': unbuilt,
    'visits.update': unbuilt,
    'visits.remove': unbuilt,
    'visits.restore': unbuilt,
  };
}
