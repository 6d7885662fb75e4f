import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function appHandlers(_context: AppContext): Pick<Handlers, 'app.info'> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return { 'app.info': unbuilt };
}
