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
const alike = 0.7;
/** Degrees beyond which an edge is meant to be oblique. */
const oblique = 12;
/** Edges looked at, the longest first. */
const most = 80;
/** Standard size of what is known beforehand of how much leans change across the whole picture, in degrees: a camera looks up or down by some degrees. */
const fanning = 4;
/** Least standard size of how far one edge of a room is off plumb or traced wrongly, in degrees. */
const doubt = 0.25;

/**
 * Lean of what the picture shows, at its middle: of the most of its straight edges that run nearly down it, such as door frames, posts and the plumb line; failing
 * those, of the edges nearly across it, which may lean by the belt's incline. A camera that looks up or down makes uprights fan out, so their lean may change
 * evenly from side to side. Null when there are too few of either, or they do not agree.
 */
export function leanOf(still: Luma, ignores: (x: number, y: number) => boolean): Lean | null {
  const uprights = shared(straightEdges(still, true, ignores), still.height, still.width);
  if (uprights !== null) return { ...uprights, from: 'uprights' };
  const levels = shared(straightEdges(still, false, ignores), still.width, still.height);
  return levels === null ? null : { ...levels, from: 'levels' };
}

/** A straight edge by where it stands: -0.5 to 0.5 from side to side. */
type Witness = { readonly lean: number; readonly length: number; readonly side: number };
/** Lean at the middle, and its change from side to side, in degrees. */
type Fan = { readonly middle: number; readonly change: number };

const offFan = ({ lean, side }: Witness, { middle, change }: Fan): number => Math.abs(lean - middle - change * side);

/** The fan that most of the edges lie in; `along` and `across` are the picture's sides in pixels, seen from the edges. */
function shared(edges: readonly StraightEdge[], along: number, across: number): Omit<Lean, 'from'> | null {
  const near = edges
    .filter(({ lean }) => Math.abs(lean) <= oblique)
    .sort((a, b) => b.length - a.length)
    .slice(0, most)
    .map(({ lean, length, place }): Witness => ({ lean, length, side: place / across - 0.5 }));
  const total = near.reduce((sum, { length }) => sum + length, 0);
  const best = commonest(near);
  if (best === null) return null;
  const agreeing = near.filter((edge) => offFan(edge, best) <= 2 * alike);
  const weight = agreeing.reduce((sum, { length }) => sum + length, 0);
  const witnesses = witnessesOf(agreeing);
  if (witnesses.length < 2 || weight < along * 0.8 || weight < total * 0.4) return null;
  return middleOf(witnesses);
}

/** The fan through two edges, or the even lean of one, that most of the length of all edges lies in; an even lean is preferred a little. */
function commonest(edges: readonly Witness[]): Fan | null {
  let best: Fan | null = null;
  let highest = 0;
  const tryFan = (fan: Fan): void => {
    const held = edges.reduce((sum, edge) => sum + edge.length * Math.max(0, 1 - offFan(edge, fan) / alike), 0);
    const score = held * (1 - 0.02 * Math.abs(fan.change));
    if (score <= highest) return;
    // Any two edges lie in some fan: only a third makes it one.
    if (fan.change !== 0 && witnessesOf(edges.filter((edge) => offFan(edge, fan) <= alike)).length < 3) return;
    highest = score;
    best = fan;
  };
  for (const [i, one] of edges.entries()) {
    tryFan({ middle: one.lean, change: 0 });
    for (const other of edges.slice(i + 1)) {
      const apart = other.side - one.side;
      if (Math.abs(apart) < 0.15) continue;
      const change = (other.lean - one.lean) / apart;
      const middle = one.lean - change * one.side;
      if (Math.abs(change) <= 4 * fanning && Math.abs(middle) <= oblique) tryFan({ middle, change });
    }
  }
  return best;
}

/** Edges that stand close together are one witness: the two sides of one post, which may be meant to lean. */
function witnessesOf(edges: readonly Witness[]): readonly Witness[] {
  const groups: Witness[][] = [];
  for (const edge of edges.toSorted((a, b) => a.side - b.side)) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && edge.side - last[0].side < 0.06) last.push(edge);
    else groups.push([edge]);
  }
  return groups.map((group) => {
    const length = group.reduce((sum, edge) => sum + edge.length, 0);
    const mean = (of: (edge: Witness) => number): number => group.reduce((sum, edge) => sum + of(edge) * edge.length, 0) / length;
    return { length, lean: mean(({ lean }) => lean), side: mean(({ side }) => side) };
  });
}

/** Least squares with what is known of fanning beforehand: edges on one side only leave the middle unsure. */
function middleOf(witnesses: readonly Witness[]): Omit<Lean, 'from'> {
  const longest = Math.max(...witnesses.map(({ length }) => length));
  const solve = (noise: number): Fan & { readonly sigma: number } => {
    let ww = 0;
    let ws = 0;
    let ss = 1 / fanning ** 2;
    let wl = 0;
    let sl = 0;
    for (const { lean, length, side } of witnesses) {
      const weight = length / longest / noise ** 2;
      ww += weight;
      ws += weight * side;
      ss += weight * side * side;
      wl += weight * lean;
      sl += weight * side * lean;
    }
    const det = ww * ss - ws * ws;
    return { middle: (wl * ss - sl * ws) / det, change: (sl * ww - wl * ws) / det, sigma: Math.sqrt(ss / det) };
  };
  const first = solve(doubt);
  const off = witnesses.reduce((sum, edge) => sum + offFan(edge, first) ** 2, 0) / Math.max(1, witnesses.length - 2);
  const { middle, sigma } = solve(Math.max(doubt, Math.sqrt(off)));
  return { degrees: middle, uncertainty: sigma };
}

/** Whether the camera stands level, as far as the picture tells; what moves is left out. */
export function tiltFinding(still: Luma | null, motion: MotionMap | null): Finding {
  const unknown = (variant: string): Finding => ({ code: 'camera-tilt', level: 'unknown', variant, values: {}, frames: [] });
  if (still === null) return unknown('no-picture');
  const lean = leanOf(still, movingPlaces(still, motion));
  if (lean === null) return unknown('few-edges');
  const values = { degrees: lean.degrees, sizeDegrees: Math.abs(lean.degrees), uncertaintyDegrees: lean.uncertainty };
  // Less than a twentieth of a degree has no direction worth a word.
  const way = Math.abs(lean.degrees) < 0.05 ? '' : lean.degrees < 0 ? '-anticlockwise' : '-clockwise';
  const variant = lean.from + way;
  if (lean.uncertainty > limits.leanUncertainty) return { ...unknown('unsure'), values };
  return {
    code: 'camera-tilt',
    level: levelOf(Math.abs(lean.degrees), limits.lean),
    variant,
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
