import type { Px } from '../domain/units.ts';

/** Plane geometry in frame space: x to the right, y down. Angles in radians; a positive turn is clockwise on the screen. */

export const add = (a: Px, b: Px): Px => ({ x: a.x + b.x, y: a.y + b.y });
export const sub = (a: Px, b: Px): Px => ({ x: a.x - b.x, y: a.y - b.y });
export const scale = (v: Px, k: number): Px => ({ x: v.x * k, y: v.y * k });
export const dot = (u: Px, v: Px): number => u.x * v.x + u.y * v.y;
export const cross = (u: Px, v: Px): number => u.x * v.y - u.y * v.x;
export const length = (v: Px): number => Math.hypot(v.x, v.y);
export const distance = (a: Px, b: Px): number => Math.hypot(b.x - a.x, b.y - a.y);
export const middle = (a: Px, b: Px): Px => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Shorter than a hundredth of a pixel: such a segment has no direction. */
export const isZero = (v: Px): boolean => length(v) < 0.01;

/** From direction `u` to direction `v`, above -pi to pi, clockwise on the screen positive; steady near 0 and pi. */
export const turn = (u: Px, v: Px): number => Math.atan2(cross(u, v), dot(u, v));

/** The same direction, above -pi to pi. */
export function wrap(angle: number): number {
  const turned = angle % (2 * Math.PI);
  if (turned > Math.PI) return turned - 2 * Math.PI;
  return turned <= -Math.PI ? turned + 2 * Math.PI : turned;
}

/** `p` turned about `centre`, clockwise on the screen. */
export function rotate(p: Px, centre: Px, angle: number): Px {
  const { x, y } = sub(p, centre);
  return add(centre, { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) });
}

/** `p` moved to the nearest direction of a multiple of 45 degrees from `from`, keeping its distance. */
export function snapTo45(from: Px, p: Px): Px {
  const v = sub(p, from);
  const angle = Math.round(Math.atan2(v.y, v.x) / (Math.PI / 4)) * (Math.PI / 4);
  return add(from, scale({ x: Math.cos(angle), y: Math.sin(angle) }, length(v)));
}

/** Distance from `p` to the segment between `a` and `b`. */
export function distanceToSegment(p: Px, a: Px, b: Px): number {
  const along = sub(b, a);
  const squared = dot(along, along);
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, dot(sub(p, a), along) / squared));
  return distance(p, add(a, scale(along, share)));
}

/** Upright box around points; at least one point. */
export function boxOf(points: readonly Px[]): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
