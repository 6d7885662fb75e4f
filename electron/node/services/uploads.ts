import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function uploadsHandlers(_context: AppContext): Pick<Handlers, 'uploads.begin' | 'uploads.abandon'> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return { 'uploads.begin': unbuilt, 'uploads.abandon': unbuilt };
}
