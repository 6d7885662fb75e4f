import { facing, fromVertical } from '../annotation/angles.ts';
import { rollOf, verticalOf } from '../annotation/calibration.ts';
import { isZero, sub, turn, wrap } from '../annotation/geometry.ts';
import type { Scene } from '../annotation/measure.ts';
import type { Track } from '../annotation/records.ts';
import { propagatedAngle } from '../annotation/uncertainty.ts';
import { gapsInTimes, spanIsWhole } from '../capture/gate.ts';
import { type FrameNo, frameCount, secondsBetween, toFrameNo } from '../domain/frameIndex.ts';
import type { NotMeasurable, Provenance } from '../domain/measured.ts';
import { degrees, type Px } from '../domain/units.ts';
import { lastFrameOf, placeOn, pointOn } from './path.ts';
import { planeOf, type Solved } from './plane.ts';
import { type Smoothing, smoother } from './smoother.ts';

/**
 * Standard deviation of a match, in pixels and in each of x and y: 0.25 covers what is found on the parametric runner with blur and noise, where the mark is
 * plainly seen. Learned anew `since` times, the errors add like independent ones. Where the hand began is another matter (`digitisingSigmaPx` of the annotation): it shifts the
 * whole path alike.
 */
export const matchSigmaPx = 0.25;

/** `forwards`: along the direction of running where the view tells it, else to the right of the picture; `up`: against gravity or the picture's upright. */
export type Quantity = 'forwards' | 'up' | 'speed' | 'angle';
export type CurveUnit = 'mm' | 'px' | 'm/s' | 'px/s' | 'deg';

/** One value with its standard uncertainty, both in the curve's unit. */
export type Sample = { readonly frame: FrameNo; readonly seconds: number; readonly value: number; readonly sigma: number };

export type Curve = Smoothing & {
  readonly unit: CurveUnit;
  readonly provenance: Provenance;
  /** Seconds are of true time; false: of the clip's own. */
  readonly trueTime: boolean;
  /** Unbroken stretches: apart where the point is not known or frames are missing. */
  readonly runs: readonly (readonly Sample[])[];
  /** The sign follows the direction of running; false: right of the picture is positive. */
  readonly facing: boolean;
};
export type CurveResult = { readonly ok: true; readonly curve: Curve } | { readonly ok: false; readonly reason: NotMeasurable };

export type CurveOptions = {
  /** Hertz; null leaves values as they were found. */
  readonly cutoff: number | null;
  /** The clip is shown left for right: what has no direction of running changes its sign with the picture. */
  readonly mirrored: boolean;
};

type Moment = { readonly frame: FrameNo; readonly seconds: number };

/** Where `track` is, from its first place, or how fast it moves, relative to the camera. Speed needs true time. */
export function pathCurve(track: Track, quantity: Exclude<Quantity, 'angle'>, scene: Scene, options: CurveOptions): CurveResult {
  if (quantity === 'speed' && !scene.captureRate.confirmed) return { ok: false, reason: 'capture-rate-unconfirmed' };
  const plane = planeOf(scene, options.mirrored);
  if (!plane.ok) return plane;
  const { toPlane, unitsPerPx, relative, unit } = plane.value;
  const origin = toPlane(pointOn(track, track.from) ?? { x: 0, y: 0 });
  if (origin === null) return { ok: false, reason: 'outside-calibrated-plane' };
  const runs = runsOf([track], scene);
  const smooth = smoother(scene, options.cutoff);
  const found: (readonly Sample[])[] = [];
  for (const run of runs) {
    const places = run.map(({ frame }) => toPlane(pointOn(track, frame) ?? { x: 0, y: 0 }));
    if (places.some((place) => place === null)) return { ok: false, reason: 'outside-calibrated-plane' };
    const x = smooth.values(
      run,
      places.map((place) => (place?.x ?? 0) - origin.x),
    );
    const y = smooth.values(
      run,
      places.map((place) => (place?.y ?? 0) - origin.y),
    );
    const noise = run.map(({ frame }) => matchSigmaPx * Math.sqrt(1 + (placeOn(track, frame)?.[3] ?? 0)) * unitsPerPx);
    found.push(
      quantity === 'speed'
        ? speeds(run, x, y, (i) => (noise[i] ?? 0) * smooth.slopeGain(run), relative)
        : run.map(({ frame, seconds }, i) => {
            const value = (quantity === 'forwards' ? x[i] : y[i]) ?? 0;
            const sigma = Math.hypot((noise[i] ?? 0) * Math.SQRT2 * smooth.gain(run), relative * value);
            return { frame, seconds, value, sigma };
          }),
    );
  }
  const kept = found.filter((run) => run.length > 0);
  if (kept.length === 0) return { ok: false, reason: 'incomplete' };
  const perSecond = unit === 'mm' ? 'm/s' : 'px/s';
  const inMetres = quantity === 'speed' && unit === 'mm' ? 1000 : 1;
  return {
    ok: true,
    curve: {
      unit: quantity === 'speed' ? perSecond : unit,
      provenance: plane.value.provenance,
      trueTime: scene.captureRate.confirmed,
      runs: kept.map((run) => run.map((sample) => ({ ...sample, value: sample.value / inMetres, sigma: sample.sigma / inMetres }))),
      ...smooth.said(),
      facing: facing(scene.view) !== null,
    },
  };
}

/**
 * With two paths: the segment from the first to the second against the vertical, -180 to 180 degrees and beyond without a leap, positive when the second is
 * ahead of the first. With three: the angle at the second between the other two, 0 to 180 degrees. The uncertainty is that of a hand pointing at each: it shifts
 * the whole curve, so changes along it are surer than it says.
 */
export function angleCurve(tracks: readonly Track[], scene: Scene, options: CurveOptions): CurveResult {
  const read = angleReader(tracks.length, scene, options.mirrored);
  if (!read.ok) return read;
  const smooth = smoother(scene, options.cutoff);
  const found: (readonly Sample[])[] = [];
  for (const run of runsOf(tracks, scene)) {
    const points = run.map(({ frame }) => tracks.map((track) => pointOn(track, frame) ?? { x: 0, y: 0 }));
    if (points.some((at) => at.some((p, i) => i > 0 && isZero(sub(p, at[i - 1] ?? p))))) return { ok: false, reason: 'coincident-points' };
    const values = smooth.values(run, unwrapped(points.map(read.value.angle)));
    found.push(
      run.map(({ frame, seconds }, i) => ({
        frame,
        seconds,
        value: degrees(values[i] ?? 0),
        sigma: degrees(propagatedAngle(read.value.smoothAngle, [...(points[i] ?? []), ...read.value.reference])),
      })),
    );
  }
  if (found.length === 0) return { ok: false, reason: 'incomplete' };
  return {
    ok: true,
    curve: {
      unit: 'deg',
      provenance: read.value.provenance,
      trueTime: scene.captureRate.confirmed,
      runs: found,
      ...smooth.said(),
      facing: facing(scene.view) !== null,
    },
  };
}

type Read = {
  readonly angle: (points: readonly Px[]) => number;
  /** Of the same slope everywhere, and smooth; the reference's points follow the paths'. */
  readonly smoothAngle: (points: readonly Px[]) => number;
  readonly reference: readonly Px[];
  readonly provenance: Provenance;
};

function angleReader(count: number, { calibrations, view }: Scene, mirrored: boolean): Solved<Read> {
  if (count === 3) {
    const at = ([a, vertex, b]: readonly Px[]): number =>
      a === undefined || vertex === undefined || b === undefined ? 0 : turn(sub(a, vertex), sub(b, vertex));
    return { ok: true, value: { angle: (points) => Math.abs(at(points)), smoothAngle: at, reference: [], provenance: 'image-plane' } };
  }
  if (count !== 2) return { ok: false, reason: 'incomplete' };
  const reference = verticalOf(calibrations)?.points ?? [];
  const roll = rollOf(reference);
  if (reference.length > 0 && roll === null) return { ok: false, reason: 'coincident-points' };
  const sign = facing(view) ?? (mirrored ? -1 : 1);
  const lean = ([a, b, ...line]: readonly Px[], known: number | null): number =>
    a === undefined || b === undefined ? 0 : fromVertical(a, b, known ?? rollOf(line) ?? 0);
  return {
    ok: true,
    value: {
      angle: (points) => sign * lean(points, roll ?? 0),
      smoothAngle: (points) => lean(points, null),
      reference,
      provenance: reference.length > 0 ? 'vertical-reference' : 'image-vertical',
    },
  };
}

function unwrapped(angles: readonly number[]): readonly number[] {
  let last = angles[0] ?? 0;
  return angles.map((angle) => {
    last += wrap(angle - last);
    return last;
  });
}

/** Stretches of frames on which all paths are known and between which no frame is missing. */
function runsOf(tracks: readonly Track[], { index, captureRate, gaps }: Scene): readonly (readonly Moment[])[] {
  const from = Math.max(...tracks.map((track) => track.from));
  const to = Math.min(frameCount(index) - 1, ...tracks.map(lastFrameOf));
  const slow = captureRate.confirmed ? captureRate.slowdown : 1;
  const missing = gaps ?? gapsInTimes(index);
  const runs: Moment[][] = [[]];
  for (let frame = from; frame <= to; frame++) {
    const known = tracks.every((track) => placeOn(track, frame) !== null);
    const run = runs.at(-1);
    if (!known) runs.push([]);
    else {
      const at = toFrameNo(frame);
      const moment = { frame: at, seconds: secondsBetween(index, toFrameNo(0), at) / slow };
      const last = run?.at(-1);
      if (last !== undefined && !spanIsWhole(missing, last.frame, at)) runs.push([moment]);
      else run?.push(moment);
    }
  }
  return runs.filter((run) => run.length > 0);
}

/** The magnitude of the slope over two neighbours: none at the two ends of a run. */
function speeds(
  run: readonly Moment[],
  x: readonly number[],
  y: readonly number[],
  sigmaAt: (i: number) => number,
  relative: number,
): readonly Sample[] {
  return run.slice(1, -1).map(({ frame, seconds }, k) => {
    const i = k + 1;
    const dt = (run[i + 1]?.seconds ?? 0) - (run[i - 1]?.seconds ?? 0);
    const value = Math.hypot((x[i + 1] ?? 0) - (x[i - 1] ?? 0), (y[i + 1] ?? 0) - (y[i - 1] ?? 0)) / dt;
    return { frame, seconds, value, sigma: Math.hypot(sigmaAt(i), relative * value) };
  });
}
