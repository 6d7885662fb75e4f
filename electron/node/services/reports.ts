import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function reportsHandlers(
  _context: AppContext,
): Pick<Handlers, 'reports.preview' | 'reports.create' | 'reports.list' | 'reports.get'> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return { 'reports.preview': unbuilt, 'reports.create': unbuilt, 'reports.list': unbuilt, 'reports.get': unbuilt };
}
