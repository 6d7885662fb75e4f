import { type Foot, footAt, solePoint, toePoint } from './foot.ts';
import { contactTime, phaseAt } from './gait.ts';
import { armOf, kneeOf, type Place, swivelFor } from './limbs.ts';
import { type RunnerParams, type Side, strideSeconds } from './params.ts';

export type LegLandmarks = {
  readonly psis: Place;
  readonly trochanter: Place;
  readonly knee: Place;
  /** Lateral malleolus: the ankle joint. */
  readonly malleolus: Place;
  /** Heel marker and fifth metatarsal head: a line between them is parallel to the sole. */
  readonly heel: Place;
  readonly fifthMetatarsal: Place;
  /** Edge of the sole at the heel, at the ball, and the tip of the shoe. */
  readonly soleHeel: Place;
  readonly soleBall: Place;
  readonly toe: Place;
  readonly shoulder: Place;
  readonly elbow: Place;
  readonly wrist: Place;
};

/** Degrees. */
export type LegAngles = {
  /** 0 = straight, + = bent; from hip, knee and ankle in the plane seen from the side. */
  readonly kneeFlexion: number;
  /** Ankle to knee against the vertical; + = ankle ahead of the knee. */
  readonly tibia: number;
  /** Hip to knee against the vertical; + = knee behind the hip. */
  readonly thighExtension: number;
  /** Heel to fifth metatarsal against the belt; + = toes up. */
  readonly foot: number;
  /** + = dorsiflexion, 0 = shank square to the sole. */
  readonly ankleDorsiflexion: number;
  /** Seen from behind: thigh against the perpendicular of the pelvis line; + = adducted. */
  readonly hipAdduction: number;
  /** Seen from behind: thigh against the vertical; + = knee towards the middle. */
  readonly femoralAdduction: number;
};

export type Pose = {
  readonly legs: Readonly<Record<Side, LegLandmarks>>;
  readonly feet: Readonly<Record<Side, Foot>>;
  readonly pelvis: Place;
  /** Base of the neck (C7) and centre of the head. */
  readonly neck: Place;
  readonly head: Place;
  readonly angles: Readonly<Record<Side, LegAngles>> & {
    readonly trunkLean: number;
    /** Line of the PSIS against the horizontal; + = right side lower. The drop of a stance side takes its sign from that side. */
    readonly pelvisRightLower: number;
  };
};

/** `side`: a flat figure in the plane of running, for the camera at the side. `rear`: width, pelvic drop and adduction too. */
export type FigureView = 'side' | 'rear';

const degree = Math.PI / 180;
const towardsRight = (side: Side): 1 | -1 => (side === 'right' ? 1 : -1);

/** The runner at `t` seconds after the left foot landed. Throws RangeError where the parameters ask the leg to reach further than it is long. */
export function pose(p: RunnerParams, t: number, view: FigureView = 'side'): Pose {
  const roll = view === 'rear' ? pelvisRoll(p, t) : 0;
  const pelvis: Place = { x: 0, y: pelvisHeight(p, t, view), z: 0 };
  const lean = p.trunkLean * degree;
  const neck: Place = { x: p.body.trunk * Math.sin(lean), y: pelvis.y + p.body.trunk * Math.cos(lean), z: 0 };
  const head: Place = { x: neck.x + 0.2 * Math.sin(lean * 0.6), y: neck.y + 0.2 * Math.cos(lean * 0.6), z: 0 };
  const built = { left: buildLeg(p, 'left', t, view, neck, roll), right: buildLeg(p, 'right', t, view, neck, roll) };
  return {
    legs: { left: built.left.landmarks, right: built.right.landmarks },
    feet: { left: built.left.foot, right: built.right.foot },
    pelvis,
    neck,
    head,
    angles: {
      left: built.left.angles,
      right: built.right.angles,
      trunkLean: p.trunkLean,
      pelvisRightLower: roll / degree,
    },
  };
}

/** Radians, + = right side lower: the full drop at each side's midstance, smooth between. */
function pelvisRoll(p: RunnerParams, t: number): number {
  const wave = Math.cos(2 * Math.PI * (phaseAt(p, 'left', t).phase - p.dutyFactor / 2));
  const { left, right } = p.pelvicDrop;
  return ((left + right) / 2 + ((left - right) / 2) * wave) * wave * degree;
}

/** Hip joint above the belt: lowest at midstance, at the height that gives the knee its flexion at the left initial contact. */
function pelvisHeight(p: RunnerParams, t: number, view: FigureView): number {
  const level = (at: number): number =>
    (-p.verticalOscillation / 2) * Math.cos(4 * Math.PI * (phaseAt(p, 'left', at).phase - p.dutyFactor / 2));
  const foot = footAt({ ...p, variation: 0 }, 'left', 0);
  const { thigh, shank } = p.body;
  const reach2 = thigh ** 2 + shank ** 2 + 2 * thigh * shank * Math.cos(p.kneeFlexionAtContact * degree);
  if (reach2 <= foot.x ** 2) throw new RangeError('the foot lands further ahead than the leg is long');
  // Seen from behind, the hip that the tilted pelvis lifts must still reach the belt.
  const lowered = view === 'rear' ? (p.body.hipWidth / 2) * Math.sin(Math.max(p.pelvicDrop.left, p.pelvicDrop.right, 0) * degree) : 0;
  return foot.y + Math.sqrt(reach2 - foot.x ** 2) + level(t) - level(0) - lowered;
}

type Built = { readonly landmarks: LegLandmarks; readonly angles: LegAngles; readonly foot: Foot };

function buildLeg(p: RunnerParams, side: Side, t: number, view: FigureView, neck: Place, roll: number): Built {
  const sign = towardsRight(side);
  const wide = view === 'rear' ? 1 : 0;
  const { foot, trochanter, malleolus } = legEnds(p, side, t, view, roll);
  const knee = kneeOf(p.body, trochanter, malleolus, -sign * swivel(p, side, t, view));
  const onFoot = (point: { readonly x: number; readonly y: number }): Place => ({
    x: foot.x + point.x,
    y: foot.y + point.y,
    z: malleolus.z,
  });
  const arm = armOf(p.body, phaseAt(p, side, t).phase, neck, sign * wide, p.trunkLean * degree);
  const landmarks: LegLandmarks = {
    psis: { ...onPelvis(p, t, view, sign * wide * 0.05, 0.09, roll), x: -0.09 },
    trochanter,
    knee,
    malleolus,
    heel: onFoot(solePoint(p, foot, 0.015, 0.035)),
    fifthMetatarsal: onFoot(solePoint(p, foot, p.body.ball, 0.035)),
    soleHeel: onFoot(solePoint(p, foot, 0)),
    soleBall: onFoot(solePoint(p, foot, p.body.ball)),
    toe: onFoot(toePoint(p, foot)),
    ...arm,
  };
  const tibia = Math.atan2(malleolus.x - knee.x, knee.y - malleolus.y) / degree;
  const thighExtension = Math.atan2(trochanter.x - knee.x, trochanter.y - knee.y) / degree;
  const femoralAdduction = Math.atan2(-sign * (knee.z - trochanter.z), trochanter.y - knee.y) / degree;
  return {
    landmarks,
    foot,
    angles: {
      kneeFlexion: -thighExtension - tibia,
      tibia,
      thighExtension,
      foot: foot.pitch / degree,
      ankleDorsiflexion: foot.pitch / degree - tibia,
      hipAdduction: femoralAdduction + (-sign * roll) / degree,
      femoralAdduction,
    },
  };
}

/**
 * How far the knee is turned inwards about the line from hip to ankle, radians: grows from 0 at initial contact to what gives the asked hip
 * adduction at midstance, and back to 0 at toe-off. Limb lengths stay as they are.
 */
function swivel(p: RunnerParams, side: Side, t: number, view: FigureView): number {
  const { stride, stance, progress } = phaseAt(p, side, t);
  if (view === 'side' || !stance) return 0;
  const middle = contactTime(p, side, stride) + (p.dutyFactor * strideSeconds(p)) / 2;
  const roll = pelvisRoll(p, middle);
  const { trochanter, malleolus } = legEnds(p, side, middle, view, roll);
  const sign = towardsRight(side);
  const wanted = p.hipAdduction[side] * degree + sign * roll;
  return swivelFor(p.body, trochanter, malleolus, sign, wanted) * Math.sin(Math.PI * progress) ** 2;
}

/** Hip joint and ankle, by which the knee is found. */
function legEnds(p: RunnerParams, side: Side, t: number, view: FigureView, roll: number) {
  const foot = footAt(p, side, t);
  const sign = view === 'rear' ? towardsRight(side) : 0;
  return {
    foot,
    trochanter: onPelvis(p, t, view, sign * p.body.hipWidth * 0.5, 0, roll),
    malleolus: { x: foot.x, y: foot.y, z: (sign * p.stepWidth) / 2 } as const,
  };
}

/** A place on the pelvis, `right` of its centre and `up` from it along its own axes. */
const onPelvis = (p: RunnerParams, t: number, view: FigureView, right: number, up: number, roll: number): Place => ({
  x: 0,
  y: pelvisHeight(p, t, view) - right * Math.sin(roll) + up * Math.cos(roll),
  z: right * Math.cos(roll) + up * Math.sin(roll),
});
