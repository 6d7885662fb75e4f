import { expect, test } from 'vitest';
import { posedCoverage, posedNames } from './poseTrials.ts';

test('landmarks of whole clips, through the program’s own way: the stated range holds the true value in 90 to 99 % of runners and cameras', () => {
  const found = posedCoverage(100, 40_000);
  expect(found.map(({ metric }) => metric).toSorted()).toEqual([...posedNames].toSorted());
  for (const { metric, covered, meanUncertainty, rms } of found) {
    expect(covered, metric).toBeGreaterThanOrEqual(0.9);
    expect(covered, metric).toBeLessThanOrEqual(0.99);
    expect(rms / meanUncertainty, metric).toBeGreaterThan(0.8);
    expect(rms / meanUncertainty, metric).toBeLessThan(1.25);
  }
});
