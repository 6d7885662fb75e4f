import { assertNever } from '../domain/brand.ts';
import type { RecordingId, VisitId } from '../domain/ids.ts';
import type { NotMeasurable } from '../domain/measured.ts';
import type { Px } from '../domain/units.ts';
import { cross, distance, isZero, sub, turn } from './geometry.ts';
import type { Calibration } from './records.ts';
import { propagated } from './uncertainty.ts';

export type CameraOf = { readonly id: RecordingId; readonly visitId: VisitId; readonly cameraPosition: string };

/** A calibration holds for the clip it was drawn on and, where the camera position has a name, for every clip of the visit shot from there. */
export const calibrationApplies = (calibration: Calibration, recording: CameraOf): boolean =>
  calibration.recordingId === recording.id ||
  (calibration.visitId === recording.visitId && recording.cameraPosition !== '' && calibration.cameraPosition === recording.cameraPosition);

export const calibrationsFor = (all: readonly Calibration[], recording: CameraOf): readonly Calibration[] =>
  all.filter((calibration) => calibrationApplies(calibration, recording));

export type ScaleCalibration = Exclude<Calibration, { kind: 'vertical' }>;
export type VerticalCalibration = Extract<Calibration, { kind: 'vertical' }>;

/** The scale in force, of those that apply: the last one; null without. */
export const scaleOf = (calibrations: readonly Calibration[]): ScaleCalibration | null =>
  calibrations.findLast((c) => c.kind !== 'vertical') ?? null;

/** The vertical reference in force, of those that apply: the last one; null without. */
export const verticalOf = (calibrations: readonly Calibration[]): VerticalCalibration | null =>
  calibrations.findLast((c) => c.kind === 'vertical') ?? null;

/**
 * Camera roll in radians from a reference that is vertical in the room (either end first: a plumb line has no direction): how far its upper end leans
 * to the right in the picture, -pi/2 to pi/2. Null when both ends coincide.
 */
export function rollOf(points: readonly Px[]): number | null {
  const [low, high] = points;
  if (low === undefined || high === undefined || isZero(sub(high, low))) return null;
  const up = sub(high, low);
  return turn({ x: 0, y: -1 }, up.y > 0 ? { x: -up.x, y: -up.y } : up);
}

export type Plane = { readonly toMm: (point: Px) => Px | null };
type Solved<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: NotMeasurable };

/** How much longer one side of the quadrilateral may be than its opposite before the view counts as too oblique to trust. */
const mostForeshortening = 4;

/**
 * The homography from frame pixels to millimetres in the plane of a rectangle whose corners were clicked clockwise from the top left. Refused when
 * the corners are no convex quadrilateral of that order, or when the plane is seen so obliquely that a pixel means little.
 * Square-to-quadrilateral mapping after P. Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, section 2.2.
 */
export function solvePlane(corners: readonly Px[], widthMm: number, heightMm: number): Solved<Plane> {
  const [p0, p1, p2, p3] = corners;
  if (p0 === undefined || p1 === undefined || p2 === undefined || p3 === undefined) return { ok: false, reason: 'incomplete' };
  const sides = [distance(p0, p1), distance(p1, p2), distance(p2, p3), distance(p3, p0)] as const;
  if (sides.some((side) => side < 1)) return { ok: false, reason: 'coincident-points' };
  const bends = [
    cross(sub(p1, p0), sub(p2, p1)) / (sides[0] * sides[1]),
    cross(sub(p2, p1), sub(p3, p2)) / (sides[1] * sides[2]),
    cross(sub(p3, p2), sub(p0, p3)) / (sides[2] * sides[3]),
    cross(sub(p0, p3), sub(p1, p0)) / (sides[3] * sides[0]),
  ];
  // Each corner turns the same way by at least some 6 degrees; clockwise on the screen is positive.
  if (bends.some((bend) => bend < 0.1)) return { ok: false, reason: 'oblique-calibration' };
  const apart = (a: number, b: number) => Math.max(a / b, b / a);
  if (apart(sides[0], sides[2]) > mostForeshortening || apart(sides[1], sides[3]) > mostForeshortening)
    return { ok: false, reason: 'oblique-calibration' };

  const s = { x: p0.x - p1.x + p2.x - p3.x, y: p0.y - p1.y + p2.y - p3.y };
  const u = sub(p1, p2);
  const v = sub(p3, p2);
  const bottom = cross(u, v);
  const g = cross(s, v) / bottom;
  const h = cross(u, s) / bottom;
  const [a, b, c] = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x];
  const [d, e, f] = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y];
  const determinant = a * (e - f * h) - b * (d - f * g) + c * (d * h - e * g);
  return {
    ok: true,
    value: {
      toMm: ({ x, y }) => {
        const w = ((d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d)) / determinant;
        // Behind the plane's horizon there is no such point.
        if (w <= 1e-9) return null;
        return {
          x: (widthMm * ((e - f * h) * x + (c * h - b) * y + (b * f - c * e))) / determinant / w,
          y: (heightMm * ((f * g - d) * x + (a - c * g) * y + (c * d - a * f))) / determinant / w,
        };
      },
    },
  };
}

/** Millimetres from `a` to `b` under a scale; a named reason where the scale does not hold. */
export function lengthUnder(scale: ScaleCalibration, a: Px, b: Px, points: readonly Px[] = scale.points): Solved<number> {
  switch (scale.kind) {
    case 'line': {
      const [from, to] = points;
      if (from === undefined || to === undefined) return { ok: false, reason: 'incomplete' };
      if (isZero(sub(to, from))) return { ok: false, reason: 'coincident-points' };
      return { ok: true, value: (distance(a, b) * scale.lengthMm) / distance(from, to) };
    }
    case 'plane': {
      const plane = solvePlane(points, scale.widthMm, scale.heightMm);
      if (!plane.ok) return plane;
      const [m, n] = [plane.value.toMm(a), plane.value.toMm(b)];
      return m === null || n === null ? { ok: false, reason: 'outside-calibrated-plane' } : { ok: true, value: distance(m, n) };
    }
    default:
      return assertNever(scale);
  }
}

/** Length in millimetres with its standard deviation: pointing at both ends, and at the points of the calibration itself. */
export function calibratedLength(scale: ScaleCalibration, a: Px, b: Px): Solved<{ readonly mm: number; readonly sigma: number }> {
  const found = lengthUnder(scale, a, b);
  if (!found.ok) return found;
  const sigma = propagated(
    ([from, to, ...reference]) => {
      if (from === undefined || to === undefined) return found.value;
      const moved = lengthUnder(scale, from, to, reference);
      return moved.ok ? moved.value : found.value;
    },
    [a, b, ...scale.points],
  );
  return { ok: true, value: { mm: found.value, sigma } };
}
