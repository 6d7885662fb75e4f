import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function filesHandlers(_context: AppContext): Pick<Handlers, 'files.pickVideos' | 'files.saveAs' | 'files.open'> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return { 'files.pickVideos': unbuilt, 'files.saveAs': unbuilt, 'files.open': unbuilt };
}
