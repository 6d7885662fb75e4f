import type { Brand } from './brand.ts';

/** A duration or clip time in seconds. */
export type Seconds = Brand<number, 'Seconds'>;
/** A plane angle in degrees. */
export type Degrees = Brand<number, 'Degrees'>;

/** A point in frame space: pixels of the upright, square-pixel frame, origin at the top left corner, y down. Fractions allowed. */
export type Px = { readonly x: number; readonly y: number };

export const seconds = (value: number): Seconds => value as Seconds;
export const degrees = (radians: number): Degrees => ((radians * 180) / Math.PI) as Degrees;
