import type { Px } from '../domain/units.ts';
import { wrap } from './geometry.ts';

/**
 * Standard deviation, in pixels and in each of x and y, with which a hand puts a point on a landmark that is clearly seen. 1.5 pixels is our
 * allowance for pointing alone: it says nothing of where the landmark really is under skin and clothing, which is usually worse.
 */
export const digitisingSigmaPx = 1.5;

/** An angle about which nothing is known has this standard deviation: uniform over the circle, in radians. */
const anyAngle = Math.PI / Math.sqrt(3);

const step = 1e-3;

/**
 * First-order propagation: the standard deviation of `f(points)` when each coordinate of each point has `sigma`, independently. The derivatives are
 * taken numerically (central differences of a thousandth of a pixel), so that lengths, angles and homographies go through one rule. `f` must be
 * smooth at `points`; `difference` closes the circle for angles.
 */
export function propagated(
  f: (points: readonly Px[]) => number,
  points: readonly Px[],
  sigma: number = digitisingSigmaPx,
  difference: (a: number, b: number) => number = (a, b) => a - b,
): number {
  let variance = 0;
  points.forEach((point, i) => {
    for (const axis of ['x', 'y'] as const) {
      const moved = (by: number) => points.map((p, j) => (i === j ? { ...point, [axis]: point[axis] + by } : p));
      const slope = difference(f(moved(step)), f(moved(-step))) / (2 * step);
      variance += (slope * sigma) ** 2;
    }
  });
  return Math.sqrt(variance);
}

/** Standard deviation of an angle in radians, never more than that of an angle about which nothing is known. */
export const propagatedAngle = (f: (points: readonly Px[]) => number, points: readonly Px[], sigma: number = digitisingSigmaPx): number =>
  Math.min(
    anyAngle,
    propagated(f, points, sigma, (a, b) => wrap(a - b)),
  );

/** Time between two marks, each uniform within half a frame either way: one mark has 1/sqrt(12) frames, their difference 1/sqrt(6) = 0.41. Same unit as `frame`. */
export const intervalSigma = (frame: number): number => frame / Math.sqrt(6);
