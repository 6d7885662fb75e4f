import { expect, test } from 'vitest';
import type { Luma } from '#core/capture/quality/input.ts';
import { motionOf } from '#core/capture/quality/motion.ts';
import { leanOf, tiltFinding } from '#core/capture/quality/tilt.ts';
import { filmedTake } from './rendered.ts';

const tiltOf = (view: 'side' | 'rear', roll: number) => {
  const { thumbs, pairs } = filmedTake({ view, camera: { roll }, pairs: 1, thumbs: 16, seconds: 5 });
  return tiltFinding(pairs[0]?.first ?? null, motionOf(thumbs));
};

test.each(['side', 'rear'] as const)('the roll of a camera is read within 0.15 degrees, with its sign, from the %s', (view) => {
  for (const roll of [-4, -1.3, -0.5, 0, 1.6, 3.5]) {
    const { values, level, variant } = tiltOf(view, roll);
    expect(Math.abs((values['degrees'] ?? 99) - roll)).toBeLessThan(0.15);
    expect(Math.abs((values['degrees'] ?? 99) - roll)).toBeLessThan(2 * (values['uncertaintyDegrees'] ?? 0));
    expect(level).toBe(Math.abs(roll) < 1 ? 'good' : Math.abs(roll) < 3 ? 'advice' : 'problem');
    if (Math.abs(roll) > 0.2) expect(variant).toBe(`uprights-${roll < 0 ? 'anticlockwise' : 'clockwise'}`);
  }
});

/** Bright straight bars on grey, softly edged: each where it crosses the middle row, and its lean in degrees clockwise. */
function bars(width: number, height: number, posts: readonly { readonly x: number; readonly lean: number }[]): Luma {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const within = posts.map((post) => {
        const centre = post.x - Math.tan((post.lean * Math.PI) / 180) * (y - height / 2);
        return Math.max(0, Math.min(1, 6.5 - Math.abs(x - centre)));
      });
      data[y * width + x] = 90 + 110 * Math.max(...within);
    }
  return { width, height, data };
}
const everywhere = () => false;

test('uprights that fan out, because the camera looks up, are read at the middle', () => {
  const fan = [60, 150, 330, 480, 600].map((x) => ({ x, lean: -1.5 - 6 * (x / 640 - 0.5) }));
  const found = leanOf(bars(640, 480, fan), everywhere);
  expect(found?.from).toBe('uprights');
  expect(found?.degrees).toBeCloseTo(-1.5, 0.6);
  expect(Math.abs((found?.degrees ?? 0) + 1.5)).toBeLessThan(0.3);
});

test('a single post that leans proves nothing; posts on one side only leave the middle unsure', () => {
  expect(leanOf(bars(640, 480, [{ x: 300, lean: 7 }]), everywhere)).toBeNull();
  const oneSide = leanOf(
    bars(640, 480, [
      { x: 30, lean: 0 },
      { x: 90, lean: 0 },
    ]),
    everywhere,
  );
  expect(oneSide?.uncertainty).toBeGreaterThan(1);
  expect(
    tiltFinding(
      bars(640, 480, [
        { x: 30, lean: 0 },
        { x: 90, lean: 0 },
      ]),
      null,
    ),
  ).toMatchObject({ level: 'unknown', variant: 'unsure' });
});

test('without uprights the level edges are read, and what they were is said', () => {
  const upright = bars(
    480,
    640,
    [100, 240, 400].map((x) => ({ x, lean: -2 })),
  );
  // Turned by a quarter: what leant anticlockwise from the vertical leans so from the horizontal.
  const data = new Uint8Array(upright.data.length);
  for (let y = 0; y < 480; y++) for (let x = 0; x < 640; x++) data[y * 640 + x] = upright.data[(639 - x) * 480 + y] as number;
  const found = leanOf({ width: 640, height: 480, data }, everywhere);
  expect(found?.from).toBe('levels');
  expect(Math.abs((found?.degrees ?? 0) + 2)).toBeLessThan(0.2);
});

test('a blank wall, and lines that all lean differently, tell nothing', () => {
  expect(leanOf(bars(640, 480, []), everywhere)).toBeNull();
  const random = [40, 120, 200, 290, 380, 470, 560].map((x, i) => ({ x, lean: [8, -9, 3, -4, 10, -7, 5][i] ?? 0 }));
  expect(leanOf(bars(640, 480, random), everywhere)).toBeNull();
  expect(tiltFinding(null, null)).toMatchObject({ level: 'unknown', variant: 'no-picture' });
});

test('what moves does not count', () => {
  const still = bars(
    640,
    480,
    [100, 320, 540].map((x) => ({ x, lean: 6 })),
  );
  expect(leanOf(still, () => true)).toBeNull();
});
