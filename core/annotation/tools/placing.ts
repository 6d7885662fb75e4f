import type { Px } from '../../domain/units.ts';
import { distance, snapTo45 } from '../geometry.ts';
import { type Draft, type PlacingTool, pointsOf } from './draft.ts';

/**
 * A pointer or its keyboard stand-in. `slop` is how far, in frame pixels, a press may wander and still be a click. `most`: how many points the tool takes now, where that
 * is less than it can.
 */
export type Press = { readonly at: Px; readonly constrain: boolean; readonly slop: number; readonly most?: number };

/** States of every tool that places points: nothing begun, points being placed, a stroke being drawn. */
export type PlacingState =
  | { readonly name: 'idle' }
  /** `pressed`: the pointer is down since the last point, which makes press-drag-release place the next one. */
  | { readonly name: 'placing'; readonly points: readonly Px[]; readonly cursor: Px; readonly pressed: boolean }
  | { readonly name: 'stroking'; readonly points: readonly Px[] };

export const idle: PlacingState = { name: 'idle' };

/** What a step led to. `made` is a finished draft; the tool is idle again and stays in hand. */
export type PlacingStep = { readonly state: PlacingState; readonly made: Draft | null };

const go = (state: PlacingState): PlacingStep => ({ state, made: null });
const make = (tool: PlacingTool, points: readonly Px[], closed = false): PlacingStep => ({ state: idle, made: { tool, points, closed } });

type In<N extends PlacingState['name']> = Extract<PlacingState, { name: N }>;
type Answers<S> = {
  readonly down: (state: S, press: Press, tool: PlacingTool) => PlacingStep;
  readonly move: (state: S, press: Press, tool: PlacingTool) => PlacingStep;
  readonly up: (state: S, press: Press, tool: PlacingTool) => PlacingStep;
  /** Enter or a double click. */
  readonly finish: (state: S, tool: PlacingTool) => PlacingStep;
  readonly cancel: (state: S, tool: PlacingTool) => PlacingStep;
};

/** Where the next point goes: Shift holds it to 45 degrees from the one it hangs on, and boxes to squares. */
export function constrained(tool: PlacingTool, points: readonly Px[], { at, constrain }: Press): Px {
  const joint = tool === 'angle' || tool === 'goniometer';
  const secondLine = tool === 'angle-lines' && points.length === 2;
  if (tool === 'landmarks') return at;
  const from = joint ? points[0] : points.at(-1);
  if (!constrain || from === undefined || secondLine) return at;
  if (tool === 'rectangle' || tool === 'ellipse' || tool === 'grid') {
    const side = Math.max(Math.abs(at.x - from.x), Math.abs(at.y - from.y));
    return { x: from.x + side * (at.x < from.x ? -1 : 1), y: from.y + side * (at.y < from.y ? -1 : 1) };
  }
  return snapTo45(from, at);
}

/** Puts one more point; ends the draft at the tool's last one, or when a polyline comes back to its first. */
function put(tool: PlacingTool, points: readonly Px[], press: Press, pressed: boolean): PlacingStep {
  const point = constrained(tool, points, press);
  const first = points[0];
  if (tool === 'polyline' && points.length >= 3 && first !== undefined && distance(first, press.at) <= press.slop)
    return make(tool, points, true);
  const now = [...points, point];
  return now.length >= (press.most ?? pointsOf[tool].most) ? make(tool, now) : go({ name: 'placing', points: now, cursor: point, pressed });
}

/** THE table: what each state answers. */
const table: { readonly [N in PlacingState['name']]: Answers<In<N>> } = {
  idle: {
    down: (_, press, tool) => (tool === 'freehand' ? go({ name: 'stroking', points: [press.at] }) : put(tool, [], press, true)),
    move: go,
    up: go,
    finish: go,
    cancel: go,
  },
  placing: {
    down: ({ points }, press, tool) => put(tool, points, press, true),
    move: (state, press, tool) => go({ ...state, cursor: constrained(tool, state.points, press) }),
    up: (state, press, tool) => {
      const last = state.points.at(-1);
      const dragged = tool !== 'landmarks' && state.pressed && last !== undefined && distance(last, press.at) > press.slop;
      return dragged ? put(tool, state.points, press, false) : go({ ...state, pressed: false });
    },
    finish: ({ points }, tool) => {
      // A double click has put its place twice.
      const apart = points.filter((point, i) => i === 0 || distance(point, points[i - 1] ?? point) > 1e-6);
      return apart.length >= pointsOf[tool].least && (tool === 'polyline' || tool === 'landmarks') ? make(tool, apart) : go(idle);
    },
    cancel: () => go(idle),
  },
  stroking: {
    down: go,
    move: (state, press) => {
      const last = state.points.at(-1);
      const far = last === undefined || distance(last, press.at) >= press.slop / 4;
      return go(far && state.points.length < pointsOf.freehand.most ? { ...state, points: [...state.points, press.at] } : state);
    },
    up: ({ points }, _press, tool) => (points.length >= pointsOf[tool].least ? make(tool, points) : go(idle)),
    finish: ({ points }, tool) => (points.length >= pointsOf[tool].least ? make(tool, points) : go(idle)),
    cancel: () => go(idle),
  },
};

const answersOf = <N extends PlacingState['name']>(state: In<N>): Answers<In<N>> => table[state.name as N] as Answers<In<N>>;

export const down = (tool: PlacingTool, state: PlacingState, press: Press): PlacingStep => answersOf(state).down(state, press, tool);
export const move = (tool: PlacingTool, state: PlacingState, press: Press): PlacingStep => answersOf(state).move(state, press, tool);
export const up = (tool: PlacingTool, state: PlacingState, press: Press): PlacingStep => answersOf(state).up(state, press, tool);
export const finish = (tool: PlacingTool, state: PlacingState): PlacingStep => answersOf(state).finish(state, tool);

export const cancel = (tool: PlacingTool, state: PlacingState): PlacingStep => answersOf(state).cancel(state, tool);

/** What is seen before it is made: the points so far and the one under the cursor; null when nothing is begun. */
export function previewOf(tool: PlacingTool, state: PlacingState): Draft | null {
  if (state.name === 'idle') return null;
  const points = state.name === 'placing' ? [...state.points, state.cursor] : state.points;
  return { tool, points, closed: false };
}
