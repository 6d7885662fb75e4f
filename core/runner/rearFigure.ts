import { type Camera, placeToPx } from './camera.ts';
import type { Place } from './limbs.ts';
import { far, paint } from './paint.ts';
import { type Side, sidesOfRunner } from './params.ts';
import type { Pose } from './pose.ts';
import { type Colour, capsule, type Dot, polygon, type Raster } from './raster.ts';
import { marker, mix } from './sideFigure.ts';

/** The runner from behind: left on the picture is the runner's left. What is further ahead is painted first. */
export function paintRear(into: Raster, camera: Camera, pose: Pose): void {
  const m = camera.pxPerMetre;
  const at = (place: Place): Dot => placeToPx(camera, 'rear', place);
  const limb = (a: Place, ra: number, b: Place, rb: number, colour: Colour): void =>
    capsule(into, at(a), ra * m, at(b), rb * m, colour, 0.3);

  const leg = (side: Side, tint: (colour: Colour) => Colour): void => {
    const { trochanter, knee, malleolus, soleHeel, toe } = pose.legs[side];
    const shank = (): void => {
      limb(knee, 0.05, malleolus, 0.034, tint(paint.skin));
      limb(mix(knee, malleolus, 0.22), 0.056, mix(knee, malleolus, 0.5), 0.046, tint(paint.skin));
      limb(mix(malleolus, knee, 0.16), 0.036, malleolus, 0.037, tint(paint.sock));
    };
    const thigh = (): void => {
      limb(trochanter, 0.092, knee, 0.055, tint(paint.skin));
      limb(trochanter, 0.102, mix(trochanter, knee, 0.52), 0.088, tint(paint.shorts));
    };
    const shoe = (): void => {
      const sole = raised(soleHeel, 0.012);
      const soleSeen = pose.feet[side].pitch < -0.25;
      limb(raised(soleHeel, 0.05), 0.042, raised(toe, 0.03), 0.034, tint(paint.shoe));
      limb(raised(soleHeel, 0.05), 0.041, mix(raised(soleHeel, 0.05), malleolus, 0.7), 0.034, tint(paint.shoe));
      if (soleSeen) limb(raised(soleHeel, 0.034), 0.034, raised(toe, 0.03), 0.03, tint(paint.outsole));
      polygon(into, flat(at(sole), 0.04 * m, 0.008 * m), tint(paint.sole), 0.004 * m);
    };
    // The one of thigh and shank that is further ahead comes first; a lifted foot is nearest to the camera.
    const shankFirst = malleolus.x > trochanter.x;
    for (const part of shankFirst ? [shoe, shank, thigh] : [thigh, shank, shoe]) part();
  };

  const [ahead, behind] = sidesOfRunner.toSorted((a, b) => pose.legs[b].malleolus.x - pose.legs[a].malleolus.x) as [Side, Side];
  for (const side of sidesOfRunner) {
    const { elbow, wrist } = pose.legs[side];
    if (wrist.x > 0.05) limb(elbow, 0.036, wrist, 0.028, far(paint.skin));
  }
  leg(ahead, pose.legs[ahead].malleolus.x > 0.1 ? dimmer : same);
  leg(behind, same);
  trunk(into, camera, limb, pose);
  for (const side of sidesOfRunner) {
    const { shoulder, elbow, wrist } = pose.legs[side];
    limb(shoulder, 0.052, elbow, 0.038, paint.skin);
    if (wrist.x <= 0.05) limb(elbow, 0.036, wrist, 0.028, paint.skin);
    limb(shoulder, 0.06, mix(shoulder, elbow, 0.42), 0.054, paint.shirt);
  }
  for (const side of sidesOfRunner) {
    const { psis, knee, malleolus, heel } = pose.legs[side];
    for (const place of [psis, knee, malleolus, heel]) marker(into, at(place), m);
  }
  marker(into, at(pose.neck), m);
}

type Limb = (a: Place, ra: number, b: Place, rb: number, colour: Colour) => void;

function trunk(into: Raster, camera: Camera, limb: Limb, pose: Pose): void {
  const m = camera.pxPerMetre;
  const { left, right } = pose.legs;
  limb(mix(left.trochanter, right.trochanter, 0.1), 0.1, mix(left.trochanter, right.trochanter, 0.9), 0.1, paint.shorts);
  limb(pose.neck, 0.052, pose.head, 0.05, paint.skin);
  const at = (place: Place): Dot => placeToPx(camera, 'rear', place);
  const out = (leg: Pose['legs']['left'], up: number, wide: number): Dot =>
    at(mix(mix(left.psis, right.psis, 0.5), mix(leg.psis, leg.shoulder, up), wide));
  const shirt = [
    at(raised(mix(pose.neck, left.shoulder, 0.28), 0.0)),
    at(mix(pose.neck, left.shoulder, 0.85)),
    out(left, 0.72, 0.98),
    out(left, 0.25, 1.15),
    at(mix(left.psis, right.psis, -0.85)),
    at(mix(left.psis, right.psis, 1.85)),
    out(right, 0.25, 1.15),
    out(right, 0.72, 0.98),
    at(mix(pose.neck, right.shoulder, 0.85)),
    at(raised(mix(pose.neck, right.shoulder, 0.28), 0.0)),
  ];
  polygon(into, shirt, paint.shirt, 0.045 * m);
  capsule(into, at(mix(pose.neck, pose.pelvis, 0.16)), 0.006 * m, at(mix(pose.neck, pose.pelvis, 0.7)), 0.004 * m, paint.shirtFold);
  limb({ ...pose.head, y: pose.head.y + 0.025 }, 0.092, { ...pose.head, y: pose.head.y - 0.035 }, 0.076, paint.hair);
}

const same = (colour: Colour): Colour => colour;
const dimmer = (colour: Colour): Colour => [colour[0] * 0.82 + 12, colour[1] * 0.82 + 14, colour[2] * 0.82 + 16];
const raised = (place: Place, by: number): Place => ({ ...place, y: place.y + by });
const flat = (c: Dot, half: number, up: number): readonly Dot[] => [
  { x: c.x - half, y: c.y - up },
  { x: c.x + half, y: c.y - up },
  { x: c.x + half, y: c.y + up },
  { x: c.x - half, y: c.y + up },
];
