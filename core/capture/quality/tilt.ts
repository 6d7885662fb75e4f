import type { Finding } from './finding.ts';
import type { Luma } from './input.ts';
import { levelOf, limits } from './limits.ts';
import { type StraightEdge, straightEdges } from './lines.ts';
import { type MotionMap, moves } from './motion.ts';

export type Lean = {
  /** Degrees, clockwise positive. */
  readonly degrees: number;
  /** One standard deviation, in degrees: how far the edges agree. */
  readonly uncertainty: number;
  /** What it was read from. */
  readonly from: 'uprights' | 'levels';
};

/** Degrees within which edges count as leaning alike. */
const alike = 0.6;
/** Degrees beyond which an edge is meant to be oblique. */
const oblique = 12;

/**
 * Lean of what the picture shows: of the most of its straight edges that run nearly down it, such as door frames, posts and the plumb line; failing those, of the
 * edges nearly across it, which may lean by perspective or by the belt's incline. Null when there are too few of either, or they do not agree.
 */
export function leanOf(still: Luma, ignores: (x: number, y: number) => boolean): Lean | null {
  const uprights = dominant(straightEdges(still, true, ignores), still.height, still.width);
  if (uprights !== null) return { ...uprights, from: 'uprights' };
  const levels = dominant(straightEdges(still, false, ignores), still.width, still.height);
  return levels === null ? null : { ...levels, from: 'levels' };
}

/** The lean that most of the edges share; `along` and `across` are the picture's sides in pixels, seen from the edges. */
function dominant(edges: readonly StraightEdge[], along: number, across: number): Omit<Lean, 'from'> | null {
  const near = edges.filter(({ lean }) => Math.abs(lean) <= oblique);
  const weightAt = (degrees: number): number =>
    near.reduce((sum, { lean, length }) => sum + length * Math.max(0, 1 - Math.abs(lean - degrees) / alike), 0);
  let best = Number.NaN;
  let most = 0;
  for (let degrees = -oblique; degrees <= oblique; degrees += 0.1) {
    const weight = weightAt(degrees);
    if (weight > most) {
      most = weight;
      best = degrees;
    }
  }
  const agreeing = near.filter(({ lean }) => Math.abs(lean - best) <= 2 * alike);
  const total = near.reduce((sum, { length }) => sum + length, 0);
  const weight = agreeing.reduce((sum, { length }) => sum + length, 0);
  // The two sides of one post are one witness, and the post may be meant to lean.
  const apart = groupsOf(agreeing, across * 0.06);
  if (apart < 2 || weight < along * 0.8 || weight < total * 0.4) return null;
  const mean = agreeing.reduce((sum, { lean, length }) => sum + lean * length, 0) / weight;
  const variance = agreeing.reduce((sum, { lean, length }) => sum + (lean - mean) ** 2 * length, 0) / weight;
  return { degrees: mean, uncertainty: Math.sqrt(variance / Math.max(1, apart - 1) + 0.1 ** 2) };
}

function groupsOf(edges: readonly StraightEdge[], distance: number): number {
  const places = edges.map(({ place }) => place).sort((a, b) => a - b);
  return places.filter((place, i) => i === 0 || place - (places[i - 1] as number) > distance).length;
}

/** Whether the camera stands level, as far as the picture tells; what moves is left out. */
export function tiltFinding(still: Luma | null, motion: MotionMap | null): Finding {
  const unknown = (variant: string): Finding => ({ code: 'camera-tilt', level: 'unknown', variant, values: {}, frames: [] });
  if (still === null) return unknown('no-picture');
  const lean = leanOf(still, movingPlaces(still, motion));
  if (lean === null) return unknown('few-edges');
  const values = { degrees: lean.degrees, sizeDegrees: Math.abs(lean.degrees), uncertaintyDegrees: lean.uncertainty };
  if (lean.uncertainty > limits.leanUncertainty) return { ...unknown('unsure'), values };
  return {
    code: 'camera-tilt',
    level: levelOf(Math.abs(lean.degrees), limits.lean),
    variant: `${lean.from}-${lean.degrees < 0 ? 'anticlockwise' : 'clockwise'}`,
    values,
    frames: [],
  };
}

/** Whether something moves at a pixel of a full-size frame, or right beside it. */
export function movingPlaces(still: Luma, motion: MotionMap | null): (x: number, y: number) => boolean {
  if (motion === null) return () => false;
  const { width, height, activity } = motion;
  const grown = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((activity[y * width + x] as number) >= moves)
        for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
          for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) grown[v * width + u] = 1;
  const column = Uint16Array.from({ length: still.width }, (_, x) => Math.floor((x * width) / still.width));
  const row = Uint16Array.from({ length: still.height }, (_, y) => Math.floor((y * height) / still.height) * width);
  return (x, y) => grown[(row[y] as number) + (column[x] as number)] === 1;
}
