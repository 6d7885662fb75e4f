import type { KinematicMetric } from './definition.ts';
import type { Side } from './events.ts';
import type { Placed } from './space.ts';

/**
 * Landmarks of one metric at one step. `heel` and `toe`: two points of the sole, or two whose line is parallel to it (heel marker, fifth metatarsal head). From behind
 * `other` is the foot that lands next or before, at its own midstance; `reference` the sole's line from which a whip counts; `lowest` and `highest` the pelvis within a step.
 */
export const landmarks = [
  'shoulder',
  'hip',
  'knee',
  'ankle',
  'heel',
  'toe',
  'hip-lowest',
  'hip-highest',
  'psis-left',
  'psis-right',
  'heel-other',
  'reference-heel',
  'reference-toe',
] as const;
export type Landmark = (typeof landmarks)[number];

export type Angles = {
  readonly needs: readonly Landmark[];
  /** Places in `needs` of the ends of each segment that must have a length. */
  readonly segments: readonly (readonly [number, number])[];
  readonly view: 'side' | 'rear';
  /** `angle` in radians against the room, `joint` in radians between segments, `length` in millimetres, `ground` in radians on a calibrated plane that is the belt. */
  readonly kind: 'angle' | 'joint' | 'length' | 'ground';
  /** Of the landmarks in the order of `needs`. `inwards`: 1 where the foot's inner side is to the runner's right (the left foot), else -1. */
  readonly of: (points: readonly Placed[], inwards: 1 | -1, inclineRadians: number) => number;
};

/** Inwards of a foot, along the axis to the runner's right. */
export const inwardsOf = (side: Side): 1 | -1 => (side === 'left' ? 1 : -1);

const origin: Placed = { along: 0, up: 0 };
const from = (points: readonly Placed[], i: number): Placed => points[i] ?? origin;

/** Against the vertical: + = `top` lies further along than `bottom`. */
const lean = (bottom: Placed, top: Placed): number => Math.atan2(top.along - bottom.along, top.up - bottom.up);
/** Against the horizontal: + = `to` lies higher than `from`. */
const rise = (start: Placed, to: Placed): number => Math.atan2(to.up - start.up, to.along - start.along);

/** Ankle to knee: + = ankle ahead of the knee. */
const tibia = (ankle: Placed, knee: Placed): number => -lean(ankle, knee);
/** Hip to knee: + = knee behind the hip. */
const thigh = (hip: Placed, knee: Placed): number => lean(knee, hip);

const kneeFlexion: Angles = {
  needs: ['hip', 'knee', 'ankle'],
  segments: [
    [0, 1],
    [1, 2],
  ],
  view: 'side',
  kind: 'joint',
  // Bent: the thigh leads the knee, the shank trails it.
  of: (p) => -thigh(from(p, 0), from(p, 1)) - tibia(from(p, 2), from(p, 1)),
};

/** + = the runner's right side lower. */
const pelvisRightLower = (left: Placed, right: Placed): number => -rise(left, right);

/** Heel against toe of the sole's line seen from behind, heel up: + = heel inwards. */
const soleTurn = (heel: Placed, toe: Placed, inwards: 1 | -1): number => inwards * lean(toe, heel);

/** How each metric is made from its landmarks: clinical reference, sections 8.1, 8.3 and 8.4. */
export const angles: Readonly<Record<KinematicMetric, Angles>> = {
  'foot-inclination': {
    needs: ['heel', 'toe'],
    segments: [[0, 1]],
    view: 'side',
    kind: 'angle',
    of: (p, _, incline) => rise(from(p, 0), from(p, 1)) - incline,
  },
  'tibia-inclination': {
    needs: ['knee', 'ankle'],
    segments: [[0, 1]],
    view: 'side',
    kind: 'angle',
    of: (p) => tibia(from(p, 1), from(p, 0)),
  },
  overstride: { needs: ['hip', 'heel'], segments: [], view: 'side', kind: 'length', of: (p) => from(p, 1).along - from(p, 0).along },
  'knee-flexion-contact': kneeFlexion,
  'knee-flexion-peak': kneeFlexion,
  'ankle-dorsiflexion': {
    needs: ['knee', 'ankle', 'heel', 'toe'],
    segments: [
      [0, 1],
      [2, 3],
    ],
    view: 'side',
    kind: 'joint',
    of: (p) => rise(from(p, 2), from(p, 3)) - tibia(from(p, 1), from(p, 0)),
  },
  'thigh-extension': { needs: ['hip', 'knee'], segments: [[0, 1]], view: 'side', kind: 'angle', of: (p) => thigh(from(p, 0), from(p, 1)) },
  'trunk-lean': { needs: ['hip', 'shoulder'], segments: [[0, 1]], view: 'side', kind: 'angle', of: (p) => lean(from(p, 0), from(p, 1)) },
  'vertical-oscillation': {
    needs: ['hip-lowest', 'hip-highest'],
    segments: [],
    view: 'side',
    kind: 'length',
    of: (p) => from(p, 1).up - from(p, 0).up,
  },
  'pelvic-drop': {
    needs: ['psis-left', 'psis-right'],
    segments: [[0, 1]],
    view: 'rear',
    kind: 'angle',
    of: (p, inwards) => inwards * pelvisRightLower(from(p, 0), from(p, 1)),
  },
  'hip-adduction': {
    needs: ['hip', 'knee', 'psis-left', 'psis-right'],
    segments: [
      [0, 1],
      [2, 3],
    ],
    view: 'rear',
    kind: 'joint',
    of: (p, inwards) => -inwards * lean(from(p, 1), from(p, 0)) + inwards * pelvisRightLower(from(p, 2), from(p, 3)),
  },
  'step-width': {
    needs: ['heel', 'heel-other'],
    segments: [],
    view: 'rear',
    kind: 'length',
    of: (p, inwards) => inwards * (from(p, 1).along - from(p, 0).along),
  },
  'heel-whip': {
    needs: ['heel', 'toe', 'reference-heel', 'reference-toe'],
    segments: [
      [0, 1],
      [2, 3],
    ],
    view: 'rear',
    kind: 'joint',
    of: (p, inwards) => soleTurn(from(p, 0), from(p, 1), inwards) - soleTurn(from(p, 2), from(p, 3), inwards),
  },
  'foot-progression': {
    needs: ['heel', 'toe'],
    segments: [[0, 1]],
    view: 'rear',
    kind: 'ground',
    // On the belt `up` is away from the camera.
    of: (p, inwards) => -inwards * Math.atan2(from(p, 1).along - from(p, 0).along, from(p, 1).up - from(p, 0).up),
  },
};
