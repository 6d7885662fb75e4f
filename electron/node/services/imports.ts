import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function importsHandlers(_context: AppContext): Pick<Handlers, 'media.probe' | 'import.start'> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return { 'media.probe': unbuilt, 'import.start': unbuilt };
}
