import type { Body } from './params.ts';

/** A place in the room, metres: x the way the runner faces, y up from the belt, z to the runner's right. Pelvis centre at x 0, z 0. */
export type Place = { readonly x: number; readonly y: number; readonly z: number };

/**
 * The knee between hip and ankle, bent forwards, then turned by `swivel` radians about the line from hip to ankle (+ = to the runner's right).
 * Throws RangeError when the ankle is out of the leg's reach.
 */
export function kneeOf({ thigh, shank }: Pick<Body, 'thigh' | 'shank'>, hip: Place, ankle: Place, swivel: number): Place {
  const d = { x: ankle.x - hip.x, y: ankle.y - hip.y, z: ankle.z - hip.z };
  const distance = Math.hypot(d.x, d.y, d.z);
  if (distance > thigh + shank) throw new RangeError(`the ankle is ${distance.toFixed(3)} m from the hip: further than the leg reaches`);
  const e = { x: d.x / distance, y: d.y / distance, z: d.z / distance };
  const along = (thigh ** 2 - shank ** 2 + distance ** 2) / (2 * distance);
  const off = Math.sqrt(Math.max(0, thigh ** 2 - along ** 2));
  // Forwards, square to the line from hip to ankle; then sideways, square to both.
  const length = Math.hypot(1 - e.x * e.x, e.x * e.y, e.x * e.z);
  const f = { x: (1 - e.x * e.x) / length, y: (-e.x * e.y) / length, z: (-e.x * e.z) / length };
  const g = { x: e.y * f.z - e.z * f.y, y: e.z * f.x - e.x * f.z, z: e.x * f.y - e.y * f.x };
  const c = off * Math.cos(swivel);
  const s = off * Math.sin(swivel);
  return {
    x: hip.x + along * e.x + c * f.x + s * g.x,
    y: hip.y + along * e.y + c * f.y + s * g.y,
    z: hip.z + along * e.z + c * f.z + s * g.z,
  };
}

/**
 * Turn inwards (radians) that brings the thigh, seen from behind, to `adduction` radians from the vertical; `side` is 1 for the right leg, -1 for
 * the left. Throws RangeError when a turn of 80 degrees either way does not reach it.
 */
export function swivelFor(body: Pick<Body, 'thigh' | 'shank'>, hip: Place, ankle: Place, side: number, adduction: number): number {
  const excess = (turn: number): number => {
    const knee = kneeOf(body, hip, ankle, -side * turn);
    return Math.atan2(-side * (knee.z - hip.z), hip.y - knee.y) - adduction;
  };
  let low = (-80 * Math.PI) / 180;
  let high = -low;
  if (excess(low) > 0 || excess(high) < 0) throw new RangeError('no turn of the knee gives this hip adduction');
  for (let i = 0; i < 48; i++) {
    const middle = (low + high) / 2;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The arm swings against its own side's leg. `sideways`: 1 right, -1 left, 0 for a flat figure; `lean` of the trunk in radians. */
export function armOf(
  body: Pick<Body, 'upperArm' | 'forearm' | 'shoulderWidth'>,
  legPhase: number,
  neck: Place,
  sideways: number,
  lean: number,
): { readonly shoulder: Place; readonly elbow: Place; readonly wrist: Place } {
  const swing = Math.cos(2 * Math.PI * (legPhase - 0.03));
  const upper = -0.3 - 0.52 * swing;
  const fore = upper + 1.68 - 0.18 * swing;
  const shoulder = { x: neck.x - 0.05 * Math.sin(lean), y: neck.y - 0.05 * Math.cos(lean), z: (sideways * body.shoulderWidth) / 2 };
  const outwards = 0.16;
  const elbow = {
    x: shoulder.x + body.upperArm * Math.sin(upper),
    y: shoulder.y - body.upperArm * Math.cos(upper),
    z: shoulder.z + sideways * body.upperArm * outwards,
  };
  const wrist = {
    x: elbow.x + body.forearm * Math.sin(fore),
    y: elbow.y - body.forearm * Math.cos(fore),
    z: elbow.z - sideways * body.forearm * 0.45,
  };
  return { shoulder, elbow, wrist };
}
