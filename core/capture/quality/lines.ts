import type { Luma } from './input.ts';

/** A straight edge of the picture that runs nearly along an axis. */
export type StraightEdge = {
  /** How far it is turned clockwise from that axis, in degrees. */
  readonly lean: number;
  /** Pixels along the axis. */
  readonly length: number;
  /** Where it crosses the middle of the picture, in pixels across the axis; edges of one board or post lie close together. */
  readonly place: number;
};

/** Grey levels over two pixels that an edge must rise or fall by. */
const leastStep = 10;
/** Pixels by which an edge may move aside from one row to the next: 12 degrees. */
const widestStep = 0.6;
/** Rows that an edge may be lost for. */
const longestLoss = 3;
/** Greatest distance from the straight line through it, standard size in pixels. */
const straight = 0.45;

type Trace = { last: number; at: number; slope: number; rows: number[]; places: number[] };

/**
 * Straight edges that run nearly down the picture (`down`), or nearly across it, each traced row by row to a fraction of a pixel. `ignores` says which
 * pixels do not count, because something moves there.
 */
export function straightEdges(luma: Luma, down: boolean, ignores: (x: number, y: number) => boolean): readonly StraightEdge[] {
  const rows = down ? luma.height : luma.width;
  const across = down ? luma.width : luma.height;
  const shortest = Math.max(24, rows * 0.1);
  const rise = down ? 1 : luma.width;
  const along = down ? luma.width : 1;
  const { data } = luma;
  const done: Trace[] = [];
  const open: Record<'up' | 'down', Trace[]> = { up: [], down: [] };
  for (let row = 2; row < rows - 2; row++) {
    const found: Record<'up' | 'down', number[]> = { up: [], down: [] };
    const start = row * along;
    const slope = (place: number): number => {
      const at = start + place * rise;
      return (data[at + rise] as number) - (data[at - rise] as number);
    };
    let before = slope(2);
    let here = slope(3);
    for (let place = 3; place < across - 4; place++) {
      const after = slope(place + 1);
      const size = Math.abs(here);
      if (size >= leastStep && size >= Math.abs(before) && size > Math.abs(after)) {
        const x = down ? place : row;
        const y = down ? row : place;
        if (!ignores(x, y)) {
          const bend = Math.abs(before) - 2 * size + Math.abs(after);
          const shift = bend >= 0 ? 0 : (Math.abs(before) - Math.abs(after)) / (2 * bend);
          found[here > 0 ? 'up' : 'down'].push(place + shift);
        }
      }
      before = here;
      here = after;
    }
    for (const sign of ['up', 'down'] as const) open[sign] = carriedOn(open[sign], found[sign], row, shortest, done);
  }
  for (const trace of [...open.up, ...open.down]) if (trace.rows.length >= shortest) done.push(trace);
  return done.flatMap((trace) => {
    const edge = fitted(trace, rows / 2, down);
    return edge === null ? [] : [edge];
  });
}

/** Joins the edges of one row to the traces that lead to them; both are in order of place. Traces that have ended and are long enough go to `done`. */
function carriedOn(open: readonly Trace[], places: readonly number[], row: number, shortest: number, done: Trace[]): Trace[] {
  const next: Trace[] = [];
  const used = new Set<number>();
  let from = 0;
  for (const trace of open) {
    const expected = trace.at + trace.slope * (row - trace.last);
    const reach = widestStep + 0.25 * (row - trace.last - 1);
    while (from < places.length && (places[from] as number) < expected - 4) from++;
    let best = -1;
    for (let i = from; i < places.length && (places[i] as number) <= expected + reach; i++) {
      const off = Math.abs((places[i] as number) - expected);
      if (off <= reach && !used.has(i) && (best < 0 || off < Math.abs((places[best] as number) - expected))) best = i;
    }
    if (best >= 0) {
      used.add(best);
      const place = places[best] as number;
      trace.rows.push(row);
      trace.places.push(place);
      const back = Math.max(0, trace.rows.length - 12);
      const span = row - (trace.rows[back] as number);
      // Too short a trace has no direction yet.
      trace.slope = span < 8 ? 0 : Math.max(-0.25, Math.min(0.25, (place - (trace.places[back] as number)) / span));
      trace.last = row;
      trace.at = place;
      next.push(trace);
    } else if (row - trace.last <= longestLoss) next.push(trace);
    else if (trace.rows.length >= shortest) done.push(trace);
  }
  places.forEach((place, i) => {
    if (!used.has(i)) next.push({ last: row, at: place, slope: 0, rows: [row], places: [place] });
  });
  return next.sort((a, b) => a.at - b.at);
}

/** The line through a trace; null when it is no straight one. */
function fitted({ rows, places }: Trace, middle: number, down: boolean): StraightEdge | null {
  const n = rows.length;
  const meanRow = rows.reduce((sum, row) => sum + row, 0) / n;
  const meanPlace = places.reduce((sum, place) => sum + place, 0) / n;
  let over = 0;
  let under = 0;
  for (let i = 0; i < n; i++) {
    over += ((rows[i] as number) - meanRow) * ((places[i] as number) - meanPlace);
    under += ((rows[i] as number) - meanRow) ** 2;
  }
  const slope = over / under;
  let off = 0;
  for (let i = 0; i < n; i++) off += ((places[i] as number) - meanPlace - slope * ((rows[i] as number) - meanRow)) ** 2;
  if (Math.sqrt(off / n) > straight) return null;
  const degrees = (Math.atan(slope) * 180) / Math.PI;
  return {
    // Turned clockwise, a line down the picture moves left as it goes down; one across it moves down as it goes right.
    lean: down ? -degrees : degrees,
    length: (rows.at(-1) as number) - (rows[0] as number),
    place: meanPlace + slope * (middle - meanRow),
  };
}
