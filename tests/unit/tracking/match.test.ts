import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPatch, type Grey, patchAt } from '#core/tracking/match.ts';

const options = { radius: 7, reach: 9, leastScore: 0.7, ambiguousShare: 0.95 };
const blobs = (...places: readonly (readonly [number, number])[]): Grey => {
  const data = new Uint8Array(64 * 64);
  for (let i = 0; i < data.length; i++) {
    const light = places.map(([x, y]) => 180 * Math.exp(-(((i % 64) - x) ** 2 + (Math.floor(i / 64) - y) ** 2) / 18));
    data[i] = Math.round(30 + light.reduce((a, b) => a + b, 0));
  }
  return { width: 64, height: 64, data };
};
const cut = (grey: Grey) => {
  const made = patchAt(grey, 32, 32, options.radius);
  if (made === null) throw new Error('the patch lies over the edge');
  return made;
};
const patch = cut(blobs([32, 32]));
const find = (grey: Grey) => findPatch(grey, patch, { x: 32, y: 32 }, options);

test('a blob shifted by a fraction of a pixel is found to a twentieth of one', () => {
  const shift = fc.integer({ min: -600, max: 600 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(shift, shift, (dx, dy) => {
      const found = find(blobs([32 + dx, 32 + dy]));
      if (!found.ok) throw new Error(found.reason);
      expect(Math.hypot(found.at.x - 32 - dx, found.at.y - 32 - dy)).toBeLessThan(0.05);
    }),
    { numRuns: 60 },
  );
});

test('says why nothing was found', () => {
  expect(find(blobs())).toEqual({ ok: false, reason: 'low-match' });
  expect(find(blobs([24, 32], [40, 32]))).toEqual({ ok: false, reason: 'ambiguous' });
  expect(findPatch(blobs(), patch, { x: -30, y: 32 }, options)).toEqual({ ok: false, reason: 'edge' });
  expect(findPatch(blobs(), cut(blobs()), { x: 32, y: 32 }, options)).toEqual({ ok: false, reason: 'no-structure' });
});
