import type { Calibration } from '#core/annotation/records.ts';
import { digitisingSigmaPx } from '#core/annotation/uncertainty.ts';
import { recordId, recordingId, visitId } from '#core/domain/ids.ts';
import type { Px } from '#core/domain/units.ts';
import type { Landmark } from '#core/gait/angles.ts';
import type { KinematicMetric } from '#core/gait/definition.ts';
import { otherSide, type Side } from '#core/gait/events.ts';
import type { Pointed } from '#core/gait/kinematics.ts';
import type { GaitPicture } from '#core/gait/space.ts';
import { barLengthMm, type Camera, placeToPx, sceneReferences, standardCamera } from '#core/runner/camera.ts';
import type { Place } from '#core/runner/limbs.ts';
import { type RunnerParams, strideSeconds } from '#core/runner/params.ts';
import { type Pose, pose } from '#core/runner/pose.ts';
import { eventsOf } from '#core/runner/truth.ts';
import { normal } from './lab.ts';

/** How a runner is filmed: rate, camera and whether the file is left for right. */
export type Filming = {
  readonly fps: number;
  readonly facing: 'left' | 'right';
  /** Degrees clockwise. */
  readonly roll: number;
  readonly mirrored: boolean;
  readonly startsAt: number;
};

const id = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const common = {
  type: 'calibration',
  visitId: visitId.parse(id(1)),
  recordingId: recordingId.parse(id(2)),
  frame: 0,
  cameraPosition: '',
} as const;

export const cameraOf = ({ facing, roll }: Filming): Camera => ({ ...standardCamera(facing), roll });

/** A hand that points: exact, or off by the house's pointing error. */
export type Hand = (point: Px) => Px;
export const exactHand: Hand = (point) => point;
export const shakyHand =
  (random: () => number): Hand =>
  ({ x, y }) => ({ x: x + digitisingSigmaPx * normal(random), y: y + digitisingSigmaPx * normal(random) });

type Look = 'side' | 'rear';
export const flipped = (filming: Filming, point: Px): Px =>
  filming.mirrored ? { x: cameraOf(filming).width - point.x, y: point.y } : point;

/** The picture with its plumb line as vertical reference and its bar of a metre as scale, both pointed at by hand. */
export function pictureOf(filming: Filming, look: Look, hand: Hand = exactHand): GaitPicture {
  const { bar, plumb } = sceneReferences(cameraOf(filming), look);
  const at = (points: readonly [Px, Px]) => points.map((point) => hand(flipped(filming, point)));
  const calibrations: readonly Calibration[] = [
    { ...common, id: recordId.parse(id(3)), frame: 0 as never, kind: 'line', points: at(bar), lengthMm: barLengthMm },
    { ...common, id: recordId.parse(id(4)), frame: 0 as never, kind: 'vertical', points: at(plumb) },
  ];
  const view = look === 'rear' ? 'rear' : filming.facing === 'left' ? 'side-left' : 'side-right';
  return { view, mirrored: filming.mirrored, calibrations, inclinePercent: 0 };
}

const degree = Math.PI / 180;
/** Line on the sole for a whip, which the parametric runner has not: turned by so many degrees, heel inwards positive. */
export const whip = { reached: 11, reference: 3 } as const;

type Made = {
  readonly look: Look;
  readonly at: 'initial-contact' | 'midstance' | 'toe-off';
  readonly points: (made: Pose, side: Side, p: RunnerParams, time: number) => Partial<Record<Landmark, Place>>;
  readonly truth: (made: Pose, side: Side, p: RunnerParams) => number;
};

const leg = (made: Pose, side: Side) => {
  const { shoulder, trochanter, knee, malleolus, heel, fifthMetatarsal } = made.legs[side];
  return { shoulder, hip: trochanter, knee, ankle: malleolus, heel, toe: fifthMetatarsal };
};
const soleLine = (made: Pose, side: Side, turn: number): readonly [Place, Place] => {
  const toe = made.legs[side].toe;
  const inwards = side === 'left' ? 1 : -1;
  return [{ ...toe, y: toe.y + 0.1 * Math.cos(turn * degree), z: toe.z + inwards * 0.1 * Math.sin(turn * degree) }, toe];
};

/** Landmarks and true value of every metric that the parametric runner has, at the pose of the marked frame. */
export const filmedMetrics: Readonly<Record<Exclude<KinematicMetric, 'foot-progression'>, Made>> = {
  'foot-inclination': { look: 'side', at: 'initial-contact', points: leg, truth: (m, side) => m.angles[side].foot },
  'tibia-inclination': { look: 'side', at: 'initial-contact', points: leg, truth: (m, side) => m.angles[side].tibia },
  overstride: {
    look: 'side',
    at: 'initial-contact',
    points: (m, side) => ({ ...leg(m, side), heel: m.legs[side].soleHeel }),
    truth: (m, side) => 100 * (m.legs[side].soleHeel.x - m.legs[side].trochanter.x),
  },
  'knee-flexion-contact': { look: 'side', at: 'initial-contact', points: leg, truth: (m, side) => m.angles[side].kneeFlexion },
  'knee-flexion-peak': { look: 'side', at: 'midstance', points: leg, truth: (m, side) => m.angles[side].kneeFlexion },
  'ankle-dorsiflexion': { look: 'side', at: 'midstance', points: leg, truth: (m, side) => m.angles[side].ankleDorsiflexion },
  'thigh-extension': { look: 'side', at: 'toe-off', points: leg, truth: (m, side) => m.angles[side].thighExtension },
  'trunk-lean': { look: 'side', at: 'midstance', points: leg, truth: (m) => m.angles.trunkLean },
  'vertical-oscillation': {
    look: 'side',
    at: 'midstance',
    points: (m, _, p, time) => ({ 'hip-lowest': m.pelvis, 'hip-highest': pose(p, time + strideSeconds(p) / 4).pelvis }),
    truth: (_, __, p) => 100 * p.verticalOscillation,
  },
  'pelvic-drop': {
    look: 'rear',
    at: 'midstance',
    points: (m) => ({ 'psis-left': m.legs.left.psis, 'psis-right': m.legs.right.psis }),
    truth: (m, side) => (side === 'left' ? 1 : -1) * m.angles.pelvisRightLower,
  },
  'hip-adduction': {
    look: 'rear',
    at: 'midstance',
    points: (m, side) => ({ ...leg(m, side), 'psis-left': m.legs.left.psis, 'psis-right': m.legs.right.psis }),
    truth: (m, side) => m.angles[side].hipAdduction,
  },
  'step-width': {
    look: 'rear',
    at: 'midstance',
    points: (m, side) => ({ heel: m.legs[side].heel, 'heel-other': m.legs[otherSide(side)].heel }),
    truth: (_, __, p) => 100 * p.stepWidth,
  },
  'heel-whip': {
    look: 'rear',
    at: 'toe-off',
    points: (m, side) => {
      const [[heel, toe], [refHeel, refToe]] = [soleLine(m, side, whip.reached), soleLine(m, side, whip.reference)];
      return { heel, toe, 'reference-heel': refHeel, 'reference-toe': refToe };
    },
    truth: () => whip.reached - whip.reference,
  },
};
export type FilmedMetric = keyof typeof filmedMetrics;
export const filmedNames = Object.keys(filmedMetrics) as readonly FilmedMetric[];

export type FilmedStep = { readonly pointed: Pointed; readonly truth: number; readonly truthAtEvent: number };

/** A metric's landmarks on the frames where its event is marked, with the true value there and at the event's exact time. */
export function filmedSteps(
  metric: FilmedMetric,
  p: RunnerParams,
  filming: Filming,
  side: Side,
  count: number,
  hand: Hand = exactHand,
): readonly FilmedStep[] {
  const { look, at, points, truth } = filmedMetrics[metric];
  const seen = eventsOf(p, { fps: filming.fps, frames: Math.ceil(filming.fps * (count + 2)), view: look, startsAt: filming.startsAt })
    .filter((event) => event.side === side && event.kind === at)
    .slice(0, count);
  return seen.map(({ frame, time }) => {
    const shown = filming.startsAt + frame / filming.fps;
    const made = pose(p, shown, look);
    const pointed = Object.fromEntries(
      Object.entries(points(made, side, p, metric === 'vertical-oscillation' ? time : shown)).map(([name, place]) => [
        name,
        hand(flipped(filming, placeToPx(cameraOf(filming), look, place))),
      ]),
    );
    return { pointed: { side, points: pointed }, truth: truth(made, side, p), truthAtEvent: truth(pose(p, time, look), side, p) };
  });
}
