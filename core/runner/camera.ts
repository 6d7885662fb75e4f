import type { Px } from '../domain/units.ts';
import type { Place } from './limbs.ts';
import type { FigureView } from './pose.ts';

/** A distant camera square to the plane it films: no perspective. */
export type Camera = {
  readonly width: number;
  readonly height: number;
  readonly pxPerMetre: number;
  /** Pixel of the point on the belt below the pelvis, before roll. */
  readonly origin: Px;
  /** Degrees by which the picture is turned clockwise about its centre. */
  readonly roll: number;
  /** From the side: which way the runner faces on the picture. From behind it has no meaning: left is the runner's left. */
  readonly facing: 'left' | 'right';
};

/** 1280 × 720, the whole runner and treadmill. */
export const standardCamera = (facing: 'left' | 'right' = 'left'): Camera => ({
  width: 1280,
  height: 720,
  pxPerMetre: 330,
  origin: { x: 640, y: 634 },
  roll: 0,
  facing,
});

/** Pixel of a point of the filmed plane: `across` metres to the runner's front (side view) or right (rear view), `up` from the belt. */
export function planeToPx(camera: Camera, view: FigureView, across: number, up: number): Px {
  const mirrored = view === 'side' && camera.facing === 'left' ? -1 : 1;
  const x = camera.origin.x + mirrored * across * camera.pxPerMetre - camera.width / 2;
  const y = camera.origin.y - up * camera.pxPerMetre - camera.height / 2;
  const roll = (camera.roll * Math.PI) / 180;
  return {
    x: camera.width / 2 + x * Math.cos(roll) - y * Math.sin(roll),
    y: camera.height / 2 + x * Math.sin(roll) + y * Math.cos(roll),
  };
}

/** Pixel of a landmark. */
export const placeToPx = (camera: Camera, view: FigureView, place: Place): Px =>
  planeToPx(camera, view, view === 'side' ? place.x : place.z, place.y);

/** The bar of one metre in the filmed plane, and the plumb line beside the runner, lower end first. */
export const sceneReferences = (
  camera: Camera,
  view: FigureView,
): { readonly bar: readonly [Px, Px]; readonly plumb: readonly [Px, Px] } => {
  const plumbAt = view === 'side' ? -1.25 : -0.95;
  const [a, b] = [planeToPx(camera, view, -0.5, barHeight), planeToPx(camera, view, 0.5, barHeight)];
  return {
    bar: a.x <= b.x ? [a, b] : [b, a],
    plumb: [planeToPx(camera, view, plumbAt, 0.25), planeToPx(camera, view, plumbAt, 1.7)],
  };
};

/** The bar lies on the treadmill's near edge, below the belt. */
export const barHeight = -0.125;
export const barLengthMm = 1000;
