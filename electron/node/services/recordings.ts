import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function recordingsHandlers(
  _context: AppContext,
): Pick<
  Handlers,
  | 'recordings.list'
  | 'recordings.get'
  | 'recordings.frameIndex'
  | 'recordings.update'
  | 'recordings.confirmRate'
  | 'recordings.remove'
  | 'recordings.restore'
> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return {
    'recordings.list': unbuilt,
    'recordings.get': unbuilt,
    'recordings.frameIndex': unbuilt,
    'recordings.update': unbuilt,
    'recordings.confirmRate': unbuilt,
    'recordings.remove': unbuilt,
    'recordings.restore': unbuilt,
  };
}
