import { expect, test } from 'vitest';
import { FrameCache } from '#renderer/media/frameCache.ts';

const cacheOf = (limit: number) => {
  const closed: string[] = [];
  const cache = new FrameCache<{ readonly name: string; readonly close: () => void }>(limit, () => 10);
  const put = (frame: number, wanted = { from: 0, to: 100 }, name = String(frame)) =>
    cache.put(frame, { name, close: () => void closed.push(name) }, wanted);
  return { cache, closed, put };
};

test('what lies farthest outside the wanted stretch is closed first, and the limit holds', () => {
  const { cache, closed, put } = cacheOf(30);
  for (const frame of [1, 90, 50]) put(frame);
  put(51, { from: 45, to: 55 });
  expect(closed).toEqual(['1']);
  put(52, { from: 45, to: 55 });
  expect(closed).toEqual(['1', '90']);
  expect(cache.bytes).toBe(30);
  expect([50, 51, 52].every((frame) => cache.has(frame))).toBe(true);
});

test('a frame put twice closes the first picture and is counted once', () => {
  const { cache, closed, put } = cacheOf(30);
  put(1, undefined, 'old');
  put(1, undefined, 'new');
  expect(closed).toEqual(['old']);
  expect(cache.get(1)?.name).toBe('new');
  expect(cache.bytes).toBe(10);
});

test('one picture larger than the limit is kept; clearing closes all', () => {
  const { cache, closed, put } = cacheOf(5);
  put(1);
  expect(cache.count).toBe(1);
  put(2, { from: 2, to: 2 });
  expect(closed).toEqual(['1']);
  cache.clear();
  expect(closed).toEqual(['1', '2']);
  expect(cache.bytes).toBe(0);
});
