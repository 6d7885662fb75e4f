import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function reviewHandlers(
  _context: AppContext,
): Pick<Handlers, 'review.get' | 'review.apply' | 'review.undo' | 'review.redo' | 'review.setPicture'> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return { 'review.get': unbuilt, 'review.apply': unbuilt, 'review.undo': unbuilt, 'review.redo': unbuilt, 'review.setPicture': unbuilt };
}
