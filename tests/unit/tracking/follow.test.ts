import { expect, test } from 'vitest';
import { fresh } from '#core/runner/params.ts';
import { follower, followOptions, type Next, usualRadius } from '#core/tracking/follow.ts';
import type { Grey } from '#core/tracking/match.ts';
import { filmedRunner, type Marker } from '#tests/helpers/trackedRunner.ts';

const options = { radius: 6, reach: 8, leastScore: 0.7, ambiguousShare: 0.95, renewScore: 0.9 };
const size = 96;
/** A bright mark about a place in frame pixels. */
const marker = (...places: readonly { readonly x: number; readonly y: number }[]): Grey => {
  const data = new Uint8Array(size * size);
  for (let i = 0; i < data.length; i++) {
    const noise = ((i * 7919) % 13) - 6;
    const light = places.map(({ x, y }) => 180 * Math.exp(-(((i % size) + 0.5 - x) ** 2 + (Math.floor(i / size) + 0.5 - y) ** 2) / 14));
    data[i] = Math.round(
      40 +
        noise +
        Math.min(
          200,
          light.reduce((a, b) => a + b, 0),
        ),
    );
  }
  return { width: size, height: size, data };
};
const path = (frame: number) => ({ x: 20.3 + 2.37 * frame, y: 48 + 9 * Math.sin(frame / 6) });
const shown = (frame: number): Grey => marker(path(frame));

/** Follows from frame 0 (or back from 20) over the pictures that `read` gives until it is unsure. */
function run(
  read: (frame: number) => Grey,
  start = 0,
  way = 1,
): { points: { frame: number; at: { x: number; y: number } }[]; stopped: string } {
  const next = follower(read(start), path(start), options);
  if (next === null) throw new Error('the patch lies over the edge');
  const points: { frame: number; at: { x: number; y: number } }[] = [];
  for (let frame = start + way; frame >= 0 && frame <= 20; frame += way) {
    const found = next(read(frame));
    if (!found.ok) return { points, stopped: found.reason };
    points.push({ frame, at: found.at });
  }
  return { points, stopped: 'end' };
}

test.each([
  [0, 1],
  [20, -1],
])('follows a noisy mark from frame %i by %i, to a fraction of a pixel of frame space', (start, way) => {
  const { points, stopped } = run(shown, start, way);
  expect(stopped).toBe('end');
  expect(points.map(({ frame }) => frame)).toEqual(Array.from({ length: 20 }, (_, n) => start + way * (n + 1)));
  for (const { frame, at } of points) expect(Math.hypot(at.x - path(frame).x, at.y - path(frame).y)).toBeLessThan(0.25);
});

test('stops where the mark hides, leaps, leaves the picture, or is not alone', () => {
  expect(run((f) => (f === 9 ? marker() : shown(f)))).toMatchObject({ stopped: 'low-match', points: { length: 8 } });
  expect(run((f) => (f === 9 ? marker({ x: path(9).x + 8.2, y: path(9).y }) : shown(f)))).toMatchObject({
    stopped: 'jump',
    points: { length: 8 },
  });
  expect(run((f) => marker({ x: 20.3 - 2.37 * f, y: 48 })).stopped).toBe('edge');
  expect(
    run((f) => (f === 9 ? marker({ x: path(9).x - 5, y: path(9).y - 6 }, { x: path(9).x + 5, y: path(9).y + 6 }) : shown(f))).stopped,
  ).toBe('ambiguous');
});

test('a mark too near to the edge of the picture cannot be followed', () => {
  expect(follower(shown(0), { x: 3, y: 48 }, options)).toBeNull();
});

const legMarkers: readonly Marker[] = ['psis', 'trochanter', 'knee', 'malleolus', 'heel', 'fifthMetatarsal'];

test.each([
  { fps: 240, shutter: 0.5 },
  { fps: 120, shutter: 0.25 },
  { fps: 60, shutter: 0.12 },
])(
  'on the parametric runner at $fps frames/s, with blur and noise, a stride of every marker is followed to half a pixel',
  ({ fps, shutter }) => {
    // At the landing itself the foot's speed leaps inside the open shutter, so that its blur lies beside its true place: begin after it.
    const start = Math.round(fps / 40);
    const frames = start + Math.round(fps * 0.75);
    const runner = filmedRunner(fresh, fps, frames, { noise: 4, shutter });
    const { height } = runner.camera;
    const settings = followOptions(height, fps, usualRadius(height));
    const begin = runner.grey(start);
    const errors: number[] = [];
    const lost: string[] = [];
    const all = legMarkers.map((name) => ({ name, next: follower(begin, runner.truth(start, name), settings) }));
    for (let frame = start + 1; frame < frames; frame++) {
      const grey = runner.grey(frame);
      for (const { name, next } of all) {
        const found: Next = next === null ? { ok: false, reason: 'edge' } : next(grey);
        if (!found.ok) {
          lost.push(`${name} at ${frame}: ${found.reason}`);
          continue;
        }
        const truth = runner.truth(frame, name);
        errors.push(Math.hypot(found.at.x - truth.x, found.at.y - truth.y));
      }
    }
    expect(lost).toEqual([]);
    const sorted = errors.toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThan(0.5);
    expect(sorted.at(-1)).toBeLessThan(1.5);
  },
);
