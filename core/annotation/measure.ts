import { type Gap, gapsInTimes, spanIsWhole } from '../capture/gate.ts';
import { type FrameIndex, type FrameNo, frameCount, secondsBetween } from '../domain/frameIndex.ts';
import { type Measured, measured, notMeasurable, type Provenance } from '../domain/measured.ts';
import type { CaptureRate, View } from '../domain/recording.ts';
import { degrees, type Px } from '../domain/units.ts';
import { bendSign, fromHorizontal, fromVertical, horizontalSign, type Sign, verticalSign } from './angles.ts';
import { calibratedLength, rollOf, scaleOf, verticalOf } from './calibration.ts';
import { distance, isZero, sub, turn, wrap } from './geometry.ts';
import type { Anatomy, Calibration, MeasuringKind, Shape, ShapeOf } from './records.ts';
import { intervalSigma, propagated, propagatedAngle } from './uncertainty.ts';

/** The facts about a clip that its measurements rest on. */
export type Scene = {
  readonly index: FrameIndex;
  readonly captureRate: CaptureRate;
  /** Those that apply to this clip (`calibrationsFor`), oldest first: the last scale and the last vertical are in force. */
  readonly calibrations: readonly Calibration[];
  /** Size of the upright picture in frame pixels. */
  readonly width: number;
  readonly height: number;
  /** Where the camera stood; without it no side or direction is known and signed conventions give magnitudes. */
  readonly view?: View;
  /** Where frames are known to be missing (`knownGaps`); null or absent where only the times of the frames can tell. */
  readonly gaps?: readonly Gap[] | null;
};

export type MeasuredQuantity = {
  /** What measured it: names it where it has no label. */
  readonly kind: MeasuringKind;
  /** As the clinician typed it, empty where it was not named; an interval's own label goes before the stopwatch's. */
  readonly label: string;
  /** Which of a stopwatch's several intervals without a label of their own, from 1; else null. */
  readonly part: number | null;
  readonly unit: 'deg' | 'mm' | 'px' | 's';
  readonly measured: Measured<number>;
  /** The convention decides the sign; false: a magnitude. */
  readonly signed: boolean;
  /** Frames are missing inside the interval: its ends are right, what happened between them may not all be seen. */
  readonly warning: 'spans-a-gap' | null;
  /** The marks of a stopwatch's interval. */
  readonly interval?: { readonly from: FrameNo; readonly to: FrameNo | null };
};

type Angle = { readonly measured: Measured<number>; readonly signed: boolean };
const failed = (reason: 'coincident-points' | 'incomplete'): Angle => ({ measured: notMeasurable(reason), signed: false });
const angleOf = (radians: number, sigma: number, provenance: Provenance, signed: boolean): Angle => ({
  measured: measured(degrees(radians) as number, degrees(sigma), provenance),
  signed,
});

/** What `shape` measures, recomputed from its handles; empty for a drawing that measures nothing. Never NaN. */
export function measureShape(shape: Shape, scene: Scene): readonly MeasuredQuantity[] {
  const deg = (kind: MeasuringKind, { measured: value, signed }: Angle): readonly MeasuredQuantity[] => [
    { kind, label: shape.label, part: null, unit: 'deg', measured: value, signed, warning: null },
  ];
  switch (shape.kind) {
    case 'distance':
      return [distanceOf(shape, scene)];
    case 'angle':
      return deg(shape.kind, jointAngle(shape, scene));
    case 'goniometer':
      return deg(shape.kind, jointAngle(shape, scene));
    case 'angle-vertical':
      return deg(shape.kind, tilt(shape.points, scene, 'vertical', verticalSign(shape.anatomy, scene.view)));
    case 'angle-horizontal':
      return deg(shape.kind, tilt(shape.points, scene, 'horizontal', horizontalSign(shape.anatomy, scene.view)));
    case 'angle-lines':
      return deg(shape.kind, lineAngle(shape));
    case 'stopwatch':
      return stopwatch(shape, scene);
    default:
      return [];
  }
}

function distanceOf(shape: ShapeOf<'distance'>, { calibrations }: Scene): MeasuredQuantity {
  const [a, b] = shape.points;
  const as = (unit: 'mm' | 'px', value: Measured<number>): MeasuredQuantity => ({
    kind: 'distance',
    label: shape.label,
    part: null,
    unit,
    measured: value,
    signed: false,
    warning: null,
  });
  if (a === undefined || b === undefined) return as('px', notMeasurable('incomplete'));
  const scale = scaleOf(calibrations);
  if (isZero(sub(a, b))) return as(scale === null ? 'px' : 'mm', notMeasurable('coincident-points'));
  if (scale === null) {
    const sigma = propagated(([p, q]) => distance(p ?? a, q ?? b), [a, b]);
    return as('px', measured(distance(a, b), sigma, 'image-plane'));
  }
  const length = calibratedLength(scale, a, b);
  if (!length.ok) return as('mm', notMeasurable(length.reason));
  return as('mm', measured(length.value.mm, length.value.sigma, scale.kind === 'line' ? 'calibrated-line' : 'calibrated-plane'));
}

/** The turn at `vertex` from one arm to the other, in radians; smooth where the interior angle folds. */
const turnAt = ([vertex, a, b]: readonly Px[]): number =>
  vertex === undefined || a === undefined || b === undefined ? 0 : turn(sub(a, vertex), sub(b, vertex));

/**
 * Angle at the first point. Interior 0 to 180 degrees, reflex 180 to 360, supplement (from straight) 0 to 180; the supplement of a joint whose flexion is
 * positive is signed where the view tells the direction of running, negative beyond straight. An ankle with dorsiflexion positive reads 90 degrees
 * minus the interior angle between shank and foot (clinical convention: the right angle is neutral), whatever the reading.
 */
function jointAngle({ points, anatomy, reading }: ShapeOf<'angle' | 'goniometer'>, { view }: Scene): Angle {
  const [vertex, a, b] = points;
  if (vertex === undefined || a === undefined || b === undefined) return failed('incomplete');
  if (isZero(sub(a, vertex)) || isZero(sub(b, vertex))) return failed('coincident-points');
  const interior = Math.abs(turnAt(points));
  const sigma = propagatedAngle(turnAt, points);
  if (anatomy?.joint === 'ankle' && anatomy.convention === 'dorsiflexion-positive')
    return angleOf(Math.PI / 2 - interior, sigma, 'image-plane', true);
  if (reading === 'reflex') return angleOf(2 * Math.PI - interior, sigma, 'image-plane', false);
  if (reading === 'interior') return angleOf(interior, sigma, 'image-plane', false);
  const sign = bendSign(anatomy, view, vertex, a, b);
  return angleOf((sign ?? 1) * (Math.PI - interior), sigma, 'image-plane', sign !== null);
}

/** Vertical: 0 to 180 degrees, or signed -180 to 180. Horizontal: of the undirected line, 0 to 90, or signed -90 to 90. Corrected by the camera's roll. */
function tilt(points: readonly Px[], { calibrations }: Scene, to: 'vertical' | 'horizontal', sign: Sign | null): Angle {
  const [a, b] = points;
  if (a === undefined || b === undefined) return failed('incomplete');
  if (isZero(sub(a, b))) return failed('coincident-points');
  const reference = verticalOf(calibrations)?.points ?? [];
  if (reference.length > 0 && rollOf(reference) === null) return failed('coincident-points');
  const read = to === 'vertical' ? fromVertical : fromHorizontal;
  const raw = read(a, b, rollOf(reference) ?? 0);
  // The directed angle is smooth where the undirected one folds; both have the same slope.
  const sigma = propagatedAngle(([p, q, ...line]) => fromVertical(p ?? a, q ?? b, rollOf(line) ?? 0), [a, b, ...reference]);
  const value = sign === null ? Math.abs(raw) : sign * raw;
  return angleOf(value, sigma, reference.length > 0 ? 'vertical-reference' : 'image-vertical', sign !== null);
}

/** Acute 0 to 90, obtuse 90 to 180, directed -180 to 180: from the first line to the second, clockwise on the screen positive. */
function lineAngle({ points, reading }: ShapeOf<'angle-lines'>): Angle {
  const [a, b, c, d] = points;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return failed('incomplete');
  if (isZero(sub(b, a)) || isZero(sub(d, c))) return failed('coincident-points');
  const between = ([p, q, r, s]: readonly Px[]): number => turn(sub(q ?? b, p ?? a), sub(s ?? d, r ?? c));
  const raw = between(points);
  const sigma = propagatedAngle(between, points);
  if (reading === 'directed') return angleOf(wrap(raw), sigma, 'image-plane', true);
  const acute = Math.min(Math.abs(raw), Math.PI - Math.abs(raw));
  return angleOf(reading === 'acute' ? acute : Math.PI - acute, sigma, 'image-plane', false);
}

/**
 * Intervals by timestamps. Clip time always, and true time (clip time over the slowdown) once the clinician has confirmed the rate. Each mark is uniform
 * within half a frame of the true rate either way.
 */
function stopwatch(shape: ShapeOf<'stopwatch'>, { index, captureRate, gaps }: Scene): readonly MeasuredQuantity[] {
  const { framesPerSecond, slowdown, confirmed } = captureRate;
  const missing = gaps ?? gapsInTimes(index);
  return shape.intervals.flatMap(({ from, to, label }, i): readonly MeasuredQuantity[] => {
    const quantity = (value: Measured<number>, warning: MeasuredQuantity['warning']): MeasuredQuantity => ({
      kind: 'stopwatch',
      label: label || shape.label,
      part: label === '' && shape.intervals.length > 1 ? i + 1 : null,
      unit: 's',
      measured: value,
      signed: false,
      warning,
      interval: { from, to },
    });
    if (to === null || Math.max(from, to) >= frameCount(index)) return [quantity(notMeasurable('incomplete'), null)];
    const clip = Math.abs(secondsBetween(index, from, to));
    const sigma = intervalSigma(1 / framesPerSecond);
    const warning = spanIsWhole(missing, from, to) ? null : 'spans-a-gap';
    if (confirmed) return [quantity(measured(clip / slowdown, sigma, 'true-time'), warning)];
    return [quantity(measured(clip, sigma * slowdown, 'clip-time'), warning), quantity(notMeasurable('capture-rate-unconfirmed'), warning)];
  });
}

/** The shape's anatomy; null for one that has none. */
export const anatomyOf = (shape: Shape): Anatomy | null => ('anatomy' in shape ? shape.anatomy : null);
