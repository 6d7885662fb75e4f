import type { FrameNo } from '../domain/frameIndex.ts';
import type { Px } from '../domain/units.ts';
import type { BodyPoint, Shape, ShapeOf } from './records.ts';

export type Landmarks = ShapeOf<'landmarks'>;

/** What landmarks are put on: one of the runner's legs at a moment of the stride. */
export type Occasion = Pick<Landmarks, 'moment' | 'side'>;

const chain: readonly (readonly [BodyPoint, BodyPoint])[] = [
  ['shoulder', 'hip'],
  ['hip', 'knee'],
  ['knee', 'ankle'],
  ['heel', 'toe'],
  ['psis-left', 'psis-right'],
];

/** Where a landmark was pointed at; undefined where it was not. */
export const landmarkAt = ({ names, points }: Pick<Landmarks, 'names' | 'points'>, name: BodyPoint): Px | undefined =>
  points[names.indexOf(name)];

/** The segments between neighbours of which both were pointed at. */
export const bones = (shape: Pick<Landmarks, 'names' | 'points'>): readonly (readonly [Px, Px])[] =>
  chain.flatMap(([from, to]) => {
    const [a, b] = [landmarkAt(shape, from), landmarkAt(shape, to)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });

const ofOccasion = (shapes: readonly Shape[], { moment, side }: Occasion): readonly Landmarks[] =>
  shapes.filter((shape) => shape.kind === 'landmarks').filter((shape) => shape.moment === moment && shape.side === side);

/** The landmarks of a leg at a moment that lie on a frame: one set, unless something doubled them. */
export const landmarksOn = (shapes: readonly Shape[], occasion: Occasion, frame: FrameNo): readonly Landmarks[] =>
  ofOccasion(shapes, occasion).filter(({ from }) => from === frame);

/**
 * Where to look for a landmark that is to be pointed at: where it was put on this frame, else on the last step before it, else on the first one after it. Null where it was
 * never put on this leg at this moment.
 */
export function expectedLandmark(shapes: readonly Shape[], occasion: Occasion, name: BodyPoint, frame: FrameNo): Px | null {
  const known = ofOccasion(shapes, occasion)
    .filter((shape) => landmarkAt(shape, name) !== undefined)
    .toSorted((a, b) => a.from - b.from);
  const like = known.findLast(({ from }) => from <= frame) ?? known[0];
  return (like === undefined ? undefined : landmarkAt(like, name)) ?? null;
}
