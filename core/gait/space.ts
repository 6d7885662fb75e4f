import { rollOf, type ScaleCalibration, scaleOf, solvePlane, verticalOf } from '../annotation/calibration.ts';
import { dot, isZero, sub } from '../annotation/geometry.ts';
import type { Calibration } from '../annotation/records.ts';
import type { NotMeasurable, Provenance } from '../domain/measured.ts';
import type { View } from '../domain/recording.ts';
import type { Px } from '../domain/units.ts';
import type { Side } from './events.ts';

/** How a runner stands in a picture. */
export type GaitPicture = {
  readonly view: View;
  /** The landmarks are those of a picture left for right (a mirror, a flipped file): the runner of a `side-left` view then faces the right. */
  readonly mirrored: boolean;
  /** Those that apply to the clip, oldest first. */
  readonly calibrations: readonly Calibration[];
  /** Slope of the belt in per cent, + = uphill. */
  readonly inclinePercent: number;
};

/** A point as the runner has it: `along` forwards in a side view, to the runner's right from behind or in front; `up` from anywhere. Picture pixels or millimetres. */
export type Placed = { readonly along: number; readonly up: number };

/** Which way in the picture the runner's forward (side) or right (rear, front) is: 1 right, -1 left. Null where the view tells neither. */
export function alongSign({ view, mirrored }: Pick<GaitPicture, 'view' | 'mirrored'>): 1 | -1 | null {
  if (view === 'other') return null;
  const plain = view === 'side-right' || view === 'rear' ? 1 : -1;
  return mirrored ? (plain === 1 ? -1 : 1) : plain;
}

/** Whether the view is from the side; null where it is neither that nor from behind or in front. */
export const isSideView = (view: View): boolean | null => (view === 'other' ? null : view === 'side-left' || view === 'side-right');

/** Whether a side view sees the leg in full; the far leg is hidden behind the near one at times, and its landmarks lie deeper than the calibrated plane. */
export const isNearLeg = (view: View, side: Side): boolean => view === `side-${side}`;

/** What turns picture points into the runner's own: the handles of its references, which have their own pointing error. */
export type References = { readonly vertical: readonly Px[]; readonly scale: ScaleCalibration | null };

export const referencesOf = ({ calibrations }: GaitPicture): References => ({
  vertical: verticalOf(calibrations)?.points ?? [],
  scale: scaleOf(calibrations),
});

type Placing =
  | { readonly ok: true; readonly place: (point: Px) => Placed | null; readonly provenance: Provenance }
  | { readonly ok: false; readonly reason: NotMeasurable };

const against = (up: Px, sign: 1 | -1, by: (point: Px) => Px | null) => {
  const right = { x: -up.y, y: up.x };
  return (point: Px): Placed | null => {
    const at = by(point);
    return at === null ? null : { along: sign * dot(at, right), up: dot(at, up) };
  };
};

/** Points in pixels, levelled by the vertical reference; without one the picture's own vertical counts. For angles. */
export function inPixels(sign: 1 | -1, { vertical }: References): Placing {
  const roll = vertical.length === 0 ? 0 : rollOf(vertical);
  if (roll === null) return { ok: false, reason: 'coincident-points' };
  return {
    ok: true,
    place: against({ x: Math.sin(roll), y: -Math.cos(roll) }, sign, (point) => point),
    provenance: vertical.length === 0 ? 'image-vertical' : 'vertical-reference',
  };
}

/** Points in millimetres, levelled likewise; under a calibrated plane without a vertical reference, by the plane's own sides. For lengths. */
export function inMillimetres(sign: 1 | -1, { vertical, scale }: References): Placing {
  if (scale === null) return { ok: false, reason: 'not-calibrated' };
  if (scale.kind === 'line') {
    const [from, to] = scale.points;
    if (from === undefined || to === undefined) return { ok: false, reason: 'incomplete' };
    if (isZero(sub(to, from))) return { ok: false, reason: 'coincident-points' };
    const level = inPixels(sign, { vertical, scale });
    if (!level.ok) return level;
    const mmPerPixel = scale.lengthMm / Math.hypot(to.x - from.x, to.y - from.y);
    const place = (point: Px): Placed | null => {
      const at = level.place(point);
      return at === null ? null : { along: at.along * mmPerPixel, up: at.up * mmPerPixel };
    };
    return { ok: true, place, provenance: 'calibrated-line' };
  }
  const plane = solvePlane(scale.points, scale.widthMm, scale.heightMm);
  if (!plane.ok) return plane;
  const [low, high] = vertical.map(plane.value.toMm);
  if (vertical.length > 0 && (low === undefined || low === null || high === undefined || high === null))
    return { ok: false, reason: 'outside-calibrated-plane' };
  const roll = low && high ? rollOf([low, high]) : 0;
  if (roll === null) return { ok: false, reason: 'coincident-points' };
  return {
    ok: true,
    place: against({ x: Math.sin(roll), y: -Math.cos(roll) }, sign, plane.value.toMm),
    provenance: 'calibrated-plane',
  };
}
