import type { Px } from '../domain/units.ts';
import type { BodyPoint, ShapeOf } from './records.ts';

export type Landmarks = ShapeOf<'landmarks'>;

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

/** The point's name on a picture shown left for right. */
export const mirroredBodyPoint = (name: BodyPoint): BodyPoint =>
  name === 'psis-left' ? 'psis-right' : name === 'psis-right' ? 'psis-left' : name;
