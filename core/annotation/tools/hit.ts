import type { Px } from '../../domain/units.ts';
import { add, boxOf, distance, distanceToSegment, middle } from '../geometry.ts';
import { bones } from '../landmarks.ts';
import type { Shape } from '../records.ts';

/** Where a shape was touched: one of its handles, or anywhere else on it. */
export type Hit = { readonly shape: Shape; readonly handle: number | null };

const segments = (points: readonly Px[], closed = false): readonly (readonly [Px, Px])[] =>
  points.flatMap((p, i) => {
    const next = points[i + 1] ?? (closed ? points[0] : undefined);
    return next === undefined ? [] : [[p, next] as const];
  });

/** Lines that a shape can be taken hold of by. */
function outline(shape: Shape): readonly (readonly [Px, Px])[] {
  const [a, b, c, d] = shape.points;
  if (a === undefined) return [];
  switch (shape.kind) {
    case 'rectangle':
    case 'ellipse':
    case 'grid': {
      const box = boxOf(shape.points);
      const corners = [box, add(box, { x: box.width, y: 0 }), add(box, { x: box.width, y: box.height }), add(box, { x: 0, y: box.height })];
      return segments(corners, true);
    }
    case 'angle':
    case 'goniometer':
      return b === undefined || c === undefined
        ? []
        : [
            [a, b],
            [a, c],
          ];
    case 'angle-lines':
      return b === undefined || c === undefined || d === undefined
        ? []
        : [
            [a, b],
            [c, d],
            [middle(a, b), middle(c, d)],
          ];
    case 'polyline':
      return segments(shape.points, shape.closed);
    case 'landmarks':
      return bones(shape);
    case 'text':
    case 'stopwatch':
      return [[a, { x: a.x + shape.style.textSize * 4, y: a.y }]];
    default:
      return segments(shape.points);
  }
}

/** Freehand strokes have too many points to be pulled one by one. */
export const handlesOf = (shape: Shape): readonly Px[] => (shape.kind === 'freehand' ? [] : shape.points);

/** The topmost shape within `reach` frame pixels of `at`; handles of `preferred` (the selected one) first, then any handle, then any line. */
export function hitTest(shapes: readonly Shape[], at: Px, reach: number, preferred: string | null = null): Hit | null {
  const onTop = shapes.toReversed();
  const ordered = [...onTop.filter((s) => s.id === preferred), ...onTop.filter((s) => s.id !== preferred)];
  for (const shape of ordered) {
    const handles = handlesOf(shape).map((handle, i) => ({ i, away: distance(handle, at) }));
    const nearest = handles.toSorted((a, b) => a.away - b.away)[0];
    if (nearest !== undefined && nearest.away <= reach) return { shape, handle: nearest.i };
  }
  const touched = ordered.find((shape) => outline(shape).some(([a, b]) => distanceToSegment(at, a, b) <= reach));
  return touched === undefined ? null : { shape: touched, handle: null };
}
