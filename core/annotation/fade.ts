import type { FrameNo } from '../domain/frameIndex.ts';
import type { Shape } from './records.ts';

/** How strongly a shape is shown on a frame, 0 to 1: full from `from` to `to`, fading evenly over `fadeFrames` on both sides, else 0. */
export function strengthAt(shape: Pick<Shape, 'from' | 'to' | 'fadeFrames'>, frame: FrameNo): number {
  const away = frame < shape.from ? shape.from - frame : frame > shape.to ? frame - shape.to : 0;
  return away > shape.fadeFrames ? 0 : 1 - away / (shape.fadeFrames + 1);
}

/** Shapes from the lowest to the topmost: spotlights lie under everything, so that they dim the picture and not the drawings. */
export const stacked = (shapes: readonly Shape[]): readonly Shape[] => [
  ...shapes.filter((shape) => shape.kind === 'spotlight'),
  ...shapes.filter((shape) => shape.kind !== 'spotlight'),
];
