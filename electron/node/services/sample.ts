import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function sampleHandlers(_context: AppContext): Pick<Handlers, 'sample.create'> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return { 'sample.create': unbuilt };
}
