import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function patientsHandlers(
  _context: AppContext,
): Pick<
  Handlers,
  'patients.search' | 'patients.get' | 'patients.similar' | 'patients.create' | 'patients.update' | 'patients.remove' | 'patients.restore'
> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return {
    'patients.search': unbuilt,
    'patients.get': unbuilt,
    'patients.similar': unbuilt,
    'patients.create': unbuilt,
    'patients.update': unbuilt,
    'patients.remove': unbuilt,
    'patients.restore': unbuilt,
  };
}
