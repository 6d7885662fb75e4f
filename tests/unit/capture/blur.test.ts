import { describe, expect, test } from 'vitest';
import { blurFinding, blurOf } from '#core/capture/quality/blur.ts';
import { motionOf } from '#core/capture/quality/motion.ts';
import { filmedTake } from './rendered.ts';

const read = (rate: number, exposureMs: number, view: 'side' | 'rear' = 'side') => {
  const take = filmedTake({ rate, exposureMs, view, pairs: 4, thumbs: 16, seconds: 5.3 });
  const motion = motionOf(take.thumbs);
  return { blur: motion === null ? null : blurOf(take.pairs, motion), finding: blurFinding(take, motion, rate) };
};

describe('blur read from moving edges', () => {
  test.each([
    [60, 2.2],
    [60, 4],
    [60, 8],
    [120, 2.1],
    [120, 4],
    [120, 7],
    [240, 2],
    [240, 3.8],
  ])('at %s frames/s, an exposure of %s ms is found within a fifth and 0.3 ms', (rate, exposureMs) => {
    const { blur, finding } = read(rate, exposureMs);
    const found = ((blur?.open ?? 0) * 1000) / rate;
    expect(Math.abs(found - exposureMs)).toBeLessThan(0.2 * exposureMs + 0.3);
    expect(finding.variant).toBe('edges');
    expect(finding.values['centimetres']).toBeCloseTo((3 * found) / 10, 6);
    expect(finding.values['pixels']).toBeGreaterThan(0);
  });

  test('a shutter that freezes is not called blurred', () => {
    for (const rate of [60, 120, 240]) expect(read(rate, 0.4).finding).toMatchObject({ level: 'good', variant: 'sharp' });
    // At 30 frames/s edges look sharp up to 3.3 ms, in which a foot travels 1 cm.
    expect(read(30, 0.4).finding).toMatchObject({ level: 'unknown', variant: 'sharp' });
  });

  test('from behind it cannot be told, and is said to be unknown', () => {
    for (const exposureMs of [0.5, 7])
      expect(read(120, exposureMs, 'rear').finding).toMatchObject({ level: 'unknown', variant: 'few-edges' });
  });
});

test('a known exposure needs no edges: 1/500 s at 3 m/s is 0.6 cm and good, 1/250 s is advice, 1/125 s a problem', () => {
  const at = (exposureMs: number, speed: number | null) => blurFinding({ pairs: [], exposureMs, speed }, null, null);
  expect(at(2, 3)).toMatchObject({ level: 'good', variant: 'exposure' });
  expect(at(2, 3).values['centimetres']).toBeCloseTo(0.6, 9);
  expect(at(4, 3)).toMatchObject({ level: 'advice' });
  expect(at(8, 3)).toMatchObject({ level: 'problem' });
  expect(at(2, 5)).toMatchObject({ level: 'advice' });
  expect(at(4, null)).toMatchObject({ level: 'advice', variant: 'exposure-usual-speed' });
  expect(blurFinding({ pairs: [], exposureMs: null, speed: 3 }, null, 120)).toMatchObject({ level: 'unknown', variant: 'too-few-frames' });
});
