import { type Follower, follower } from '#core/tracking/follow.ts';
import { greyOf } from './grey.ts';
import type { FromTracker, Looked, ToTracker } from './protocol.ts';

let size = { width: 0, height: 0 };
let followers: readonly (Follower | null)[] = [];

const say = (message: FromTracker): void => postMessage(message);

async function answer(message: ToTracker): Promise<void> {
  const { picture } = message;
  if (message.type === 'begin') size = { width: message.width, height: message.height };
  const grey = await greyOf(picture, size.width, size.height).finally(() => picture.close());
  if (message.type === 'begin') {
    followers = message.points.map(({ at, options }) => follower(grey, at, options));
    say({
      type: 'looked',
      results: followers.flatMap((next, point) => (next === null ? [{ point, result: { ok: false, reason: 'edge' } as const }] : [])),
    });
    return;
  }
  const results = message.points.map((point): { point: number; result: Looked } => ({
    point,
    result: followers[point]?.(grey) ?? { ok: false, reason: 'edge' },
  }));
  say({ type: 'looked', results });
}

addEventListener('message', ({ data }: MessageEvent<ToTracker>) => {
  answer(data).catch((error: unknown) => say({ type: 'failed', message: error instanceof Error ? error.message : String(error) }));
});
