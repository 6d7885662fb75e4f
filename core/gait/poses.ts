import type { Landmarks } from '../annotation/landmarks.ts';
import { landmarkAt } from '../annotation/landmarks.ts';
import { type BodyPoint, type Moment, moments } from '../annotation/records.ts';
import type { FrameNo } from '../domain/frameIndex.ts';
import type { Px } from '../domain/units.ts';
import { angles, type Landmark } from './angles.ts';
import { type GaitClip, gapsOf, isWhole, trueSeconds } from './clip.ts';
import { type KinematicMetric, kinematicMetrics } from './definition.ts';
import { gaitSides, otherSide, plausibleStride, type Side } from './events.ts';
import type { Pointed } from './kinematics.ts';

/** Where a landmark of a metric is pointed at: which point, at which moment, of which foot. */
type Role = { readonly point: BodyPoint; readonly moment: Moment; readonly foot: 'own' | 'other' };

/** The moment of each metric, and the landmarks that come from another moment or bear another name there. */
const recipes: Readonly<Record<KinematicMetric, { readonly moment: Moment; readonly roles?: Readonly<Partial<Record<Landmark, Role>>> }>> =
  {
    'foot-inclination': { moment: 'initial-contact' },
    'tibia-inclination': { moment: 'initial-contact' },
    overstride: { moment: 'initial-contact' },
    'knee-flexion-contact': { moment: 'initial-contact' },
    'knee-flexion-peak': { moment: 'midstance' },
    'ankle-dorsiflexion': { moment: 'midstance' },
    'thigh-extension': { moment: 'toe-off' },
    'trunk-lean': { moment: 'midstance' },
    'vertical-oscillation': {
      moment: 'midstance',
      roles: {
        'hip-lowest': { point: 'hip', moment: 'midstance', foot: 'own' },
        'hip-highest': { point: 'hip', moment: 'flight', foot: 'own' },
      },
    },
    'pelvic-drop': { moment: 'midstance' },
    'hip-adduction': { moment: 'midstance' },
    'step-width': { moment: 'midstance', roles: { 'heel-other': { point: 'heel', moment: 'midstance', foot: 'other' } } },
    'heel-whip': {
      moment: 'swing',
      roles: {
        'reference-heel': { point: 'heel', moment: 'toe-off', foot: 'own' },
        'reference-toe': { point: 'toe', moment: 'toe-off', foot: 'own' },
      },
    },
    'foot-progression': { moment: 'midstance' },
  };

const isBodyPoint = (landmark: Landmark): landmark is Landmark & BodyPoint =>
  !landmark.startsWith('hip-') && !landmark.startsWith('reference-') && landmark !== 'heel-other';

function roleOf(metric: KinematicMetric, landmark: Landmark): Role {
  const { moment, roles } = recipes[metric];
  const role = roles?.[landmark];
  if (role !== undefined) return role;
  if (!isBodyPoint(landmark)) throw new Error(`${landmark} of ${metric} is no point of the body`);
  return { point: landmark, moment, foot: 'own' };
}

/** Metrics less a standing angle of the same person. */
export const lessStanding = ['foot-inclination', 'ankle-dorsiflexion'] as const satisfies readonly KinematicMetric[];
export const isLessStanding = (metric: KinematicMetric): boolean => lessStanding.some((one) => one === metric);

/** The body points, in the order of pointing, that `metrics` need at a moment; in the standing picture those whose angle is taken off. */
export function pointsAt(moment: Moment, metrics: readonly KinematicMetric[]): readonly BodyPoint[] {
  const order: readonly BodyPoint[] = ['shoulder', 'psis-left', 'psis-right', 'hip', 'knee', 'ankle', 'heel', 'toe'];
  const wanted = metrics.flatMap((metric) => {
    if (moment === 'standing') return isLessStanding(metric) ? angles[metric].needs.filter(isBodyPoint) : [];
    return angles[metric].needs.map((landmark) => roleOf(metric, landmark)).flatMap((role) => (role.moment === moment ? [role.point] : []));
  });
  return order.filter((point) => wanted.includes(point));
}

/** The metrics that can be made in a view. */
export const metricsFrom = (view: 'side' | 'rear'): readonly KinematicMetric[] =>
  kinematicMetrics.filter((metric) => angles[metric].view === view);

/** Whether a metric can be read off the landmarks of one frame alone. */
export const onOneFrame = (metric: KinematicMetric): boolean =>
  angles[metric].needs.every((landmark) => {
    const { moment, foot } = roleOf(metric, landmark);
    return moment === recipes[metric].moment && foot === 'own';
  });

/** What the landmarks of one frame give of a metric: null where it needs another moment or a point that was not pointed at. */
export function pointedOn(metric: KinematicMetric, pose: Landmarks): Pointed | null {
  if (!onOneFrame(metric) || pose.moment !== recipes[metric].moment) return null;
  const points = angles[metric].needs.flatMap((landmark) => {
    const at = landmarkAt(pose, roleOf(metric, landmark).point);
    return at === undefined ? [] : [[landmark, at] as const];
  });
  return points.length < angles[metric].needs.length ? null : { side: pose.side, points: Object.fromEntries(points) };
}

/** The same of the standing picture. */
export function pointedStanding(metric: KinematicMetric, pose: Landmarks): Pointed | null {
  return pose.moment === 'standing' && isLessStanding(metric) ? pointedOn(metric, { ...pose, moment: recipes[metric].moment }) : null;
}

export type Steps = {
  /** Each step's landmarks, in order of time. */
  readonly pointed: readonly Pointed[];
  /** The frame of each of these steps' own moment. */
  readonly frames: readonly FrameNo[];
  /** Landmarks of a moment that stand so close behind others of it that both cannot be true: left out. */
  readonly doubled: readonly Landmarks[];
};

/**
 * The steps of a foot for which all of a metric's landmarks are there. What comes from another moment or foot is the nearest such, no gap between and no further than the
 * longest plausible stride.
 */
export function stepsOf(metric: KinematicMetric, side: Side, poses: readonly Landmarks[], clip: GaitClip): Steps {
  const { moment } = recipes[metric];
  const { kept, doubled } = apart(
    poses.filter((pose) => pose.moment === moment && pose.side === side),
    clip,
  );
  const steps = kept.flatMap((pose): readonly { readonly pointed: Pointed; readonly frame: FrameNo }[] => {
    const found = angles[metric].needs.map((landmark) => {
      const role = roleOf(metric, landmark);
      const from = role.moment === moment && role.foot === 'own' ? pose : nearest(pose, role, poses, clip);
      const at = from === undefined ? undefined : landmarkAt(from, role.point);
      return at === undefined ? null : ([landmark, at] as const satisfies readonly [Landmark, Px]);
    });
    const all = found.filter((one) => one !== null);
    return all.length < found.length ? [] : [{ pointed: { side, points: Object.fromEntries(all) }, frame: pose.from }];
  });
  return { pointed: steps.map((step) => step.pointed), frames: steps.map((step) => step.frame), doubled };
}

/**
 * Landmarks of a leg and moment that stand so close behind others of it that both cannot be true, and a second standing picture of a leg: all of them count for nothing. By
 * frame.
 */
export const doubledLandmarks = (poses: readonly Landmarks[], clip: GaitClip): readonly Landmarks[] =>
  moments
    .flatMap((moment) =>
      gaitSides.flatMap((side) => {
        const alike = poses.filter((pose) => pose.moment === moment && pose.side === side);
        return moment === 'standing' ? byFrame(alike).slice(1) : apart(alike, clip).doubled;
      }),
    )
    .toSorted((a, b) => a.from - b.from);

export const byFrame = (poses: readonly Landmarks[]): readonly Landmarks[] => poses.toSorted((a, b) => a.from - b.from);

/** Whether two frames show the same event of a leg: closer together than half the shortest plausible stride. */
export const isSameEvent = (clip: GaitClip, a: FrameNo, b: FrameNo): boolean =>
  Math.abs(trueSeconds(clip, a, b)) < plausibleStride.shortest / 2;

/** In order of time without those less than half the shortest plausible stride behind the one before. */
export function apart(
  poses: readonly Landmarks[],
  clip: GaitClip,
): { readonly kept: readonly Landmarks[]; readonly doubled: readonly Landmarks[] } {
  const kept: Landmarks[] = [];
  const doubled: Landmarks[] = [];
  for (const pose of byFrame(poses)) {
    const last = kept.at(-1);
    if (last !== undefined && isSameEvent(clip, last.from, pose.from)) doubled.push(pose);
    else kept.push(pose);
  }
  return { kept, doubled };
}

function nearest(pose: Landmarks, { moment, foot, point }: Role, poses: readonly Landmarks[], clip: GaitClip): Landmarks | undefined {
  const side = foot === 'own' ? pose.side : otherSide(pose.side);
  const gaps = gapsOf(clip);
  const away = (other: Landmarks): number => Math.abs(trueSeconds(clip, pose.from, other.from));
  return poses
    .filter((other) => other.moment === moment && other.side === side && landmarkAt(other, point) !== undefined)
    .filter((other) => away(other) <= plausibleStride.longest && isWhole(clip, gaps, pose.from, other.from))
    .toSorted((a, b) => away(a) - away(b))[0];
}
