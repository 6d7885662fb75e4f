import type { View } from '../domain/recording.ts';
import type { Px } from '../domain/units.ts';
import { cross, dot, middle, sub, turn, wrap } from './geometry.ts';
import type { Anatomy } from './records.ts';

/**
 * Signs. Frame space has y down; a positive turn is clockwise on the screen. `side-left` means that the camera sees the runner's left side, so
 * the runner faces the left of the picture; `side-right` the right. In a rear view the runner's left is on the left, in a front view on the right.
 * Where view or side needed for a sign are not known, the magnitude is given: never a guessed sign.
 */
export type Sign = 1 | -1;

/** Which way in the picture the runner faces: 1 right, -1 left, null when the view does not tell. */
export const facing = (view: View | undefined): Sign | null => (view === 'side-right' ? 1 : view === 'side-left' ? -1 : null);

/** 1 when medial of the limb is to the right of the picture, -1 to the left; null unless a rear or front view and a side are given. */
export function medial(view: View | undefined, anatomy: Anatomy): Sign | null {
  if (anatomy.side === null || (view !== 'rear' && view !== 'front')) return null;
  return (anatomy.side === 'left') === (view === 'rear') ? 1 : -1;
}

const sagittal = ({ plane }: Anatomy): boolean => plane === null || plane === 'sagittal';
const frontal = ({ plane }: Anatomy): boolean => plane === null || plane === 'frontal';
const opposite = (sign: Sign | null): Sign | null => (sign === null ? null : sign === 1 ? -1 : 1);

/**
 * Sign for a segment against the vertical, whose raw angle is positive when its proximal end is to the right of its distal end: forward lean (proximal
 * end ahead), hip flexion (knee ahead of the hip), adduction (knee towards the midline), eversion (heel's top towards the midline).
 */
export function verticalSign(anatomy: Anatomy | null, view: View | undefined): Sign | null {
  if (anatomy === null) return null;
  switch (anatomy.convention) {
    case 'forward-lean-positive':
      return sagittal(anatomy) ? facing(view) : null;
    case 'flexion-positive':
      return sagittal(anatomy) && anatomy.joint === 'hip' ? opposite(facing(view)) : null;
    case 'adduction-positive':
      return frontal(anatomy) ? opposite(medial(view, anatomy)) : null;
    case 'eversion-positive':
      return frontal(anatomy) ? medial(view, anatomy) : null;
    default:
      return null;
  }
}

/**
 * Sign for a line against the horizontal, whose raw angle is positive when its right end is lower: pelvic drop (`side` is the stance side; the
 * swing side lower is positive) and the foot's sole (toes up is positive).
 */
export function horizontalSign(anatomy: Anatomy | null, view: View | undefined): Sign | null {
  if (anatomy === null) return null;
  if (anatomy.convention === 'swing-side-lower-positive') return frontal(anatomy) ? medial(view, anatomy) : null;
  if (anatomy.convention === 'dorsiflexion-positive') return sagittal(anatomy) ? opposite(facing(view)) : null;
  return null;
}

/** Radians from the room's up to the segment from `distal` to `proximal`, positive to the right, corrected by `roll`. */
export const fromVertical = (distal: Px, proximal: Px, roll: number): number => wrap(turn({ x: 0, y: -1 }, sub(proximal, distal)) - roll);

/** Radians of the undirected line against the room's horizontal, -pi/2 to pi/2, positive when the right end is lower, corrected by `roll`. */
export function fromHorizontal(a: Px, b: Px, roll: number): number {
  const angle = wrap(turn({ x: 1, y: 0 }, sub(b, a)) - roll);
  if (angle > Math.PI / 2) return angle - Math.PI;
  return angle <= -Math.PI / 2 ? angle + Math.PI : angle;
}

/**
 * Whether a bent joint bends the way its flexion goes: 1 flexed, -1 extended beyond straight, null when that cannot be told. A flexed knee lies ahead
 * of the line between hip and ankle, a flexed hip or elbow behind its own.
 */
export function bendSign(anatomy: Anatomy | null, view: View | undefined, vertex: Px, a: Px, b: Px): Sign | null {
  const ahead = facing(view);
  if (anatomy?.convention !== 'flexion-positive' || !sagittal(anatomy) || ahead === null) return null;
  const way = anatomy.joint === 'knee' ? 1 : anatomy.joint === 'hip' || anatomy.joint === 'elbow' ? -1 : null;
  if (way === null) return null;
  const chord = sub(b, a);
  const off = sub(vertex, middle(a, b));
  // What of `off` stands square to the chord, seen along the direction of running.
  const square = off.x * dot(chord, chord) - chord.x * dot(off, chord);
  if (Math.abs(cross(chord, off)) < 1e-9) return 1;
  return Math.sign(square) * ahead * way >= 0 ? 1 : -1;
}
