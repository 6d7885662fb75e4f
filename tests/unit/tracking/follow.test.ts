import { expect, test } from 'vitest';
import { follow } from '#core/tracking/follow.ts';
import type { Grey } from '#core/tracking/match.ts';

const options = { radius: 6, reach: 8, leastScore: 0.7, ambiguousShare: 0.95, renewScore: 0.9, mostJump: 5 };
const size = 96;
const marker = (x: number, y: number): Grey => {
  const data = new Uint8Array(size * size);
  for (let i = 0; i < data.length; i++) {
    const noise = ((i * 7919) % 13) - 6;
    data[i] = Math.round(40 + noise + 180 * Math.exp(-(((i % size) - x) ** 2 + (Math.floor(i / size) - y) ** 2) / 14));
  }
  return { width: size, height: size, data };
};
const path = (frame: number) => ({ x: 20.3 + 2.37 * frame, y: 48 + 9 * Math.sin(frame / 6) });
const shown = (frame: number) => (frame < 0 || frame > 20 ? null : marker(path(frame).x, path(frame).y));
const run = (read: (frame: number) => Grey | null, from = 0, step: 1 | -1 = 1, gaps: { from: number; to: number }[] = []) =>
  follow(read, { frame: from, at: path(from) }, step, gaps, options);

test.each([[0, 1] as const, [20, -1] as const])('follows a noisy marker from frame %i by %i to the end of the clip', (from, step) => {
  const { points, stopped } = run(shown, from, step);
  expect(stopped).toBe('end-of-clip');
  expect(points.map(({ frame }) => frame)).toEqual(Array.from({ length: 20 }, (_, n) => from + step * (n + 1)));
  for (const { frame, at } of points) expect(Math.hypot(at.x - path(frame).x, at.y - path(frame).y)).toBeLessThan(0.25);
});

test('stops where the marker hides, jumps, leaves, or frames are missing', () => {
  expect(run((f) => (f === 9 ? marker(-50, -50) : shown(f)))).toMatchObject({ stopped: 'low-match', points: { length: 8 } });
  expect(run((f) => (f === 9 ? marker(path(f).x + 7, path(f).y) : shown(f)))).toMatchObject({ stopped: 'jump', points: { length: 8 } });
  const leaving = (f: number) => marker(20.3 - 2.37 * f, 48);
  expect(run(leaving).stopped).toBe('edge');
  expect(run(shown, 0, 1, [{ from: 8, to: 9 }])).toMatchObject({ stopped: 'gap', points: { length: 8 } });
});
