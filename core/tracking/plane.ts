import { facing } from '../annotation/angles.ts';
import { rollOf, type ScaleCalibration, scaleOf, solvePlane, verticalOf } from '../annotation/calibration.ts';
import { distance, isZero, rotate, sub } from '../annotation/geometry.ts';
import type { Scene } from '../annotation/measure.ts';
import { digitisingSigmaPx } from '../annotation/uncertainty.ts';
import type { NotMeasurable, Provenance } from '../domain/measured.ts';
import type { Px } from '../domain/units.ts';

export type Solved<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: NotMeasurable };

/** Frame pixels to the directions of running and up, in millimetres where there is a scale. */
export type InPlane = {
  readonly toPlane: (p: Px) => Px | null;
  /** Units for one pixel, for the noise. */
  readonly unitsPerPx: number;
  /** Relative standard uncertainty of the scale. */
  readonly relative: number;
  readonly unit: 'mm' | 'px';
  readonly provenance: Provenance;
};

/** The plane in which a scene's paths are read. Mirrored, what has no direction of running changes its sign with the picture. */
export function planeOf({ calibrations, view, width, height }: Scene, mirrored: boolean): Solved<InPlane> {
  const reference = verticalOf(calibrations)?.points ?? [];
  const roll = rollOf(reference);
  if (reference.length > 0 && roll === null) return { ok: false, reason: 'coincident-points' };
  const ahead = facing(view) ?? (mirrored ? -1 : 1);
  const upright = (p: Px): Px => {
    const straight = roll === null ? p : rotate(p, { x: 0, y: 0 }, -roll);
    return { x: ahead * straight.x, y: -straight.y };
  };
  const scale = scaleOf(calibrations);
  if (scale === null)
    return {
      ok: true,
      value: {
        toPlane: upright,
        unitsPerPx: 1,
        relative: 0,
        unit: 'px',
        provenance: roll === null ? 'image-vertical' : 'vertical-reference',
      },
    };
  if (scale.kind === 'line') {
    const [a, b] = scale.points;
    if (a === undefined || b === undefined || isZero(sub(b, a))) return { ok: false, reason: 'coincident-points' };
    const k = scale.lengthMm / distance(a, b);
    const toPlane = (p: Px): Px => {
      const { x, y } = upright(p);
      return { x: x * k, y: y * k };
    };
    return { ok: true, value: { toPlane, unitsPerPx: k, relative: scaleSigma(scale), unit: 'mm', provenance: 'calibrated-line' } };
  }
  const solved = solvePlane(scale.points, scale.widthMm, scale.heightMm);
  if (!solved.ok) return solved;
  const { toMm } = solved.value;
  // The rectangle's own sides are level and upright.
  const toPlane = (p: Px): Px | null => {
    const mm = toMm(p);
    return mm === null ? null : { x: ahead * mm.x, y: -mm.y };
  };
  const [m, n] = [toMm({ x: width / 2, y: height / 2 }), toMm({ x: width / 2 + 1, y: height / 2 })];
  if (m === null || n === null) return { ok: false, reason: 'outside-calibrated-plane' };
  return {
    ok: true,
    value: { toPlane, unitsPerPx: distance(m, n), relative: scaleSigma(scale), unit: 'mm', provenance: 'calibrated-plane' },
  };
}

/** Pointing at both ends of a side, as a share of that side. */
function scaleSigma({ points }: ScaleCalibration): number {
  const [a, b] = points;
  return a === undefined || b === undefined || isZero(sub(b, a)) ? 0 : (digitisingSigmaPx * Math.SQRT2) / distance(a, b);
}
