import { isZero, sub, wrap } from '../annotation/geometry.ts';
import { digitisingSigmaPx, propagated } from '../annotation/uncertainty.ts';
import type { Provenance } from '../domain/measured.ts';
import { degrees, type Px } from '../domain/units.ts';
import { type Angles, angles, inwardsOf, type Landmark } from './angles.ts';
import type { KinematicMetric } from './definition.ts';
import type { Side } from './events.ts';
import { fewestSteps, type GaitMean, type GaitRefusal, type GaitResult, refused } from './result.ts';
import { alongSign, type GaitPicture, inMillimetres, inPixels, isSideView, type Placed, type References, referencesOf } from './space.ts';
import { strikeLimits } from './tableAngles.ts';
import { sampleVariance } from './timed.ts';

/** Landmarks of one step: of the leg of `side` (for pelvic drop and hip adduction the stance leg), in frame pixels. */
export type Pointed = { readonly side: Side; readonly points: Readonly<Partial<Record<Landmark, Px>>> };

/** An angle of the same person standing still, in degrees, that is taken off. */
export type Standing = { readonly value: number; readonly uncertainty: number };

/** Everything pointed at, in one row: each step's landmarks, then the references, so that an error of a reference moves all steps together. */
type Hands = { readonly steps: readonly (readonly Px[])[]; readonly references: References };

/**
 * A metric over one or more steps of one leg, in degrees or centimetres, signed as its definition says whatever way the runner faces, as they are on the
 * frames that were marked (the event itself is up to a frame earlier: `changeWithinFrame`). The uncertainty is that of pointing
 * (`digitisingSigmaPx` at every landmark and at every handle of vertical and scale); it says nothing of where a landmark lies under skin and shoe. References are shared:
 * their error does not shrink with the number of steps.
 */
export function kinematic(
  metric: KinematicMetric,
  picture: GaitPicture,
  steps: readonly Pointed[],
  standing: Standing | null = null,
): GaitResult {
  const how = angles[metric];
  const n = steps.length;
  const sign = alongSign(picture);
  const fromSide = isSideView(picture.view);
  if (sign === null || fromSide === null || fromSide !== (how.view === 'side')) return refused('other-view', n);
  const pointed = steps.map(({ points }) => how.needs.flatMap((name) => points[name] ?? []));
  if (n === 0 || pointed.some((points) => points.length < how.needs.length)) return refused('incomplete', n);
  if (pointed.some((points) => coincide(how, points))) return refused('coincident-points', n);
  const hands: Hands = { steps: pointed, references: referencesOf(picture) };
  const read = (of: Hands) => valuesOf(how, of, steps, picture, sign);
  const found = read(hands);
  if (!found.ok) return refused(found.reason, n);
  return summary(how, hands, found.values, found.provenance, standing, (moved) => {
    const again = read(moved);
    return again.ok ? again.values : found.values;
  });
}

/** A segment of no length has no direction. */
const coincide = ({ segments }: Angles, points: readonly Px[]): boolean =>
  segments.some(([i, j]) => {
    const [a, b] = [points[i], points[j]];
    return a === undefined || b === undefined || isZero(sub(a, b));
  });

type Values =
  | { readonly ok: true; readonly values: readonly number[]; readonly provenance: Provenance }
  | { readonly ok: false; readonly reason: GaitRefusal };

/** In radians or millimetres, a value for each step. */
function valuesOf(how: Angles, { steps, references }: Hands, of: readonly Pointed[], picture: GaitPicture, sign: 1 | -1): Values {
  if (how.kind === 'ground' && references.scale?.kind !== 'plane') return { ok: false, reason: 'not-calibrated' };
  const levelled = how.kind === 'length' ? inMillimetres(sign, references) : null;
  // A calibrated belt has no vertical; and from in front the runner comes towards the camera.
  const ground = how.kind === 'ground' ? inMillimetres(sign, { ...references, vertical: [] }) : null;
  const placing = levelled ?? ground ?? inPixels(sign, references);
  if (!placing.ok) return placing;
  const away = how.kind === 'ground' && picture.view === 'front' ? -1 : 1;
  const incline = Math.atan(picture.inclinePercent / 100);
  const values: number[] = [];
  for (const [i, points] of steps.entries()) {
    const placed: Placed[] = [];
    for (const point of points) {
      const at = placing.place(point);
      if (at === null) return { ok: false, reason: 'outside-calibrated-plane' };
      placed.push({ along: at.along, up: away * at.up });
    }
    const value = how.of(placed, inwardsOf(of[i]?.side ?? 'left'), incline);
    values.push(how.kind === 'length' ? value : wrap(value));
  }
  return { ok: true, values, provenance: how.kind === 'joint' ? 'image-plane' : placing.provenance };
}

/** A row of points as the hands that made it. */
function handsFrom(row: readonly Px[], { steps, references: { vertical, scale } }: Hands): Hands {
  let at = 0;
  const take = (count: number): readonly Px[] => {
    at += count;
    return row.slice(at - count, at);
  };
  return {
    steps: steps.map((points) => take(points.length)),
    references: { vertical: take(vertical.length), scale: scale === null ? null : { ...scale, points: take(scale.points.length) } },
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function summary(
  how: Angles,
  hands: Hands,
  raw: readonly number[],
  provenance: Provenance,
  standing: Standing | null,
  read: (hands: Hands) => readonly number[],
): GaitMean {
  const show = (value: number): number => (how.kind === 'length' ? value / 10 : degrees(value));
  const row = [...hands.steps.flat(), ...hands.references.vertical, ...(hands.references.scale?.points ?? [])];
  const first = raw[0] ?? 0;
  // Angles of one metric lie close together: measured from the first, their mean is right on either side of half a turn too.
  const near = (value: number): number => (how.kind === 'length' ? value : first + wrap(value - first));
  const sigma = propagated((points) => mean(read(handsFrom(points, hands)).map(near)), row, digitisingSigmaPx);
  const off = standing?.value ?? 0;
  const values = raw.map((value) => show(near(value)) - off);
  const uncertainty = Math.hypot(show(sigma), standing?.uncertainty ?? 0);
  const n = values.length;
  const alone = hands.steps.map((points, i) =>
    propagated(
      (moved) => near(read({ ...hands, steps: hands.steps.map((step, j) => (i === j ? moved : step)) })[i] ?? 0),
      points,
      digitisingSigmaPx,
    ),
  );
  const fromMarks = show(Math.sqrt(mean(alone.map((value) => value ** 2))));
  const sd = Math.sqrt(sampleVariance(values));
  return {
    ok: true,
    value: mean(values),
    uncertainty,
    standardError: Math.hypot(uncertainty, Math.sqrt(Math.max(0, sd ** 2 - fromMarks ** 2) / n)),
    provenance,
    n,
    sd: n < 2 ? null : { value: sd, uncertainty: sd / Math.sqrt(2 * (n - 1)), fromMarks },
    values,
    few: n < fewestSteps,
  };
}

export const strikeTypes = ['rearfoot', 'midfoot', 'forefoot'] as const;
export type StrikeType = (typeof strikeTypes)[number];

/** How the foot lands by its inclination at contact in degrees, and whether the expanded uncertainty leaves no other type open. */
export function strikeType({ value, uncertainty }: Pick<GaitMean, 'value' | 'uncertainty'>): {
  readonly type: StrikeType;
  readonly sure: boolean;
} {
  const { rearfoot, forefoot } = strikeLimits;
  const type = value > rearfoot ? 'rearfoot' : value < forefoot ? 'forefoot' : 'midfoot';
  const sure = [rearfoot, forefoot].every((limit) => Math.abs(value - limit) > 2 * uncertainty);
  return { type, sure };
}
