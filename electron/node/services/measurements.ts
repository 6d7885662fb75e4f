import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function measurementsHandlers(_context: AppContext): Pick<Handlers, 'measurements.ofVisit' | 'measurements.export'> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return { 'measurements.ofVisit': unbuilt, 'measurements.export': unbuilt };
}
