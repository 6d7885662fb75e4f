import { type Camera, placeToPx } from './camera.ts';
import { type Foot, footShape } from './foot.ts';
import type { Place } from './limbs.ts';
import { far, paint } from './paint.ts';
import { otherSide, type RunnerParams, type Side } from './params.ts';
import type { Pose } from './pose.ts';
import { type Colour, capsule, type Dot, disc, polygon, type Raster } from './raster.ts';

/** The runner from the side; the near leg is the one on the camera's side, whose landmarks carry markers. */
export function paintSide(into: Raster, camera: Camera, p: RunnerParams, pose: Pose): void {
  const near: Side = camera.facing === 'left' ? 'left' : 'right';
  const m = camera.pxPerMetre;
  const at = (place: Place): Dot => placeToPx(camera, 'side', place);
  const limb = (a: Place, ra: number, b: Place, rb: number, colour: Colour): void =>
    capsule(into, at(a), ra * m, at(b), rb * m, colour, 0.3);

  const arm = (side: Side, tint: (colour: Colour) => Colour): void => {
    const { shoulder, elbow, wrist } = pose.legs[side];
    limb(elbow, 0.036, wrist, 0.026, tint(paint.skin));
    limb(wrist, 0.032, mix(elbow, wrist, 1.16), 0.03, tint(paint.skin));
    limb(shoulder, 0.052, elbow, 0.038, tint(paint.skin));
    limb(shoulder, 0.06, mix(shoulder, elbow, 0.42), 0.054, tint(paint.shirt));
  };
  const leg = (side: Side, tint: (colour: Colour) => Colour): void => {
    const { trochanter, knee, malleolus } = pose.legs[side];
    const calf = mix(knee, malleolus, 0.3);
    const behind = square(knee, malleolus, -0.016);
    limb(knee, 0.052, malleolus, 0.034, tint(paint.skin));
    limb(shift(calf, behind), 0.052, shift(mix(knee, malleolus, 0.5), behind), 0.042, tint(paint.skin));
    limb(mix(malleolus, knee, 0.16), 0.037, malleolus, 0.036, tint(paint.sock));
    limb(trochanter, 0.088, knee, 0.054, tint(paint.skin));
    limb(trochanter, 0.098, mix(trochanter, knee, 0.52), 0.086, tint(paint.shorts));
    shoe(into, camera, p, malleolus, pose.feet[side], tint);
  };
  arm(otherSide(near), far);
  leg(otherSide(near), far);
  const chest = mix(pose.pelvis, pose.neck, 0.68);
  limb(pose.neck, 0.05, pose.head, 0.046, paint.skin);
  limb(pose.pelvis, 0.104, mix(pose.pelvis, pose.neck, 0.3), 0.1, paint.shirt);
  limb(mix(pose.pelvis, pose.neck, 0.25), 0.1, chest, 0.122, paint.shirt);
  limb(chest, 0.12, mix(pose.pelvis, pose.neck, 0.93), 0.066, paint.shirt);
  limb(pose.pelvis, 0.106, shift(pose.pelvis, { x: 0, y: 0.03, z: 0 }), 0.104, paint.shorts);
  head(into, camera, pose);
  leg(near, (colour) => colour);
  arm(near, (colour) => colour);
  const { psis, trochanter, knee, malleolus, heel, fifthMetatarsal } = pose.legs[near];
  for (const place of [psis, trochanter, knee, malleolus, heel, fifthMetatarsal]) marker(into, at(place), m);
}

function head(into: Raster, camera: Camera, pose: Pose): void {
  const m = camera.pxPerMetre;
  const c = pose.head;
  const at = (x: number, y: number): Dot => placeToPx(camera, 'side', { x: c.x + x, y: c.y + y, z: 0 });
  capsule(into, at(-0.012, 0.03), 0.1 * m, at(0.004, -0.03), 0.084 * m, paint.hair, 0.2);
  capsule(into, at(0.028, 0.012), 0.078 * m, at(0.036, -0.058), 0.05 * m, paint.skin, 0.25);
  capsule(into, at(0.1, -0.012), 0.016 * m, at(0.106, -0.026), 0.014 * m, paint.skin, 0.2);
  disc(into, at(-0.004, -0.02), 0.022 * m, paint.skinShade, 0.2);
  disc(into, at(0.076, 0.018), 0.0085 * m, [44, 36, 34]);
  capsule(into, at(-0.104, 0.05), 0.024 * m, at(-0.15, -0.01), 0.012 * m, paint.hair, 0.2);
}

function shoe(into: Raster, camera: Camera, p: RunnerParams, ankle: Place, foot: Foot, tint: (colour: Colour) => Colour): void {
  const m = camera.pxPerMetre;
  const outline = (points: readonly (readonly [number, number])[]): Dot[] =>
    points.map(([along, above]) => {
      const point = footShape(p, foot, along, above);
      return placeToPx(camera, 'side', { x: ankle.x + point.x, y: ankle.y + point.y, z: 0 });
    });
  const { ball, toe } = p.body;
  const upper: readonly (readonly [number, number])[] = [
    [0.006, 0.02],
    [0.004, 0.075],
    [0.012, 0.112],
    [0.055, 0.1],
    [0.1, 0.112],
    [0.14, 0.092],
    [ball, 0.07],
    [ball + (toe - ball) * 0.6, 0.052],
    [toe - 0.008, 0.032],
    [toe - 0.004, 0.018],
    [ball, 0.018],
  ];
  polygon(into, outline(upper), tint(paint.shoe), 0.004 * m);
  const stripe: readonly (readonly [number, number])[] = [
    [0.085, 0.03],
    [0.105, 0.03],
    [0.14, 0.082],
    [0.125, 0.086],
  ];
  polygon(into, outline(stripe), tint(paint.stripe), 0.002 * m);
  // Rounded by 4 mm: drawn that much inside, so that the edge that shows is the edge that is meant.
  const sole: readonly (readonly [number, number])[] = [
    [0.004, 0.004],
    [ball, 0.004],
    [toe - 0.008, 0.006],
    [toe - 0.004, 0.018],
    [ball, 0.022],
    [0.004, 0.027],
  ];
  polygon(into, outline(sole), tint(paint.sole), 0.004 * m);
}

/** White disc in a black ring. */
export function marker(into: Raster, at: Dot, pxPerMetre: number): void {
  disc(into, at, 0.0205 * pxPerMetre, [20, 20, 20]);
  disc(into, at, 0.0135 * pxPerMetre, [255, 255, 255]);
}

export const mix = (a: Place, b: Place, h: number): Place => ({
  x: a.x + (b.x - a.x) * h,
  y: a.y + (b.y - a.y) * h,
  z: a.z + (b.z - a.z) * h,
});
const shift = (a: Place, by: Place): Place => ({ x: a.x + by.x, y: a.y + by.y, z: a.z + by.z });
/** `length` metres forwards of a segment that points down, square to it. */
function square(from: Place, to: Place, length: number): Place {
  const d = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: (-(to.y - from.y) / d) * length, y: ((to.x - from.x) / d) * length, z: 0 };
}
