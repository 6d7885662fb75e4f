import type { ShockwaveType } from '#core/clinical/treatment/shockwaveDevice.ts';
import { type Contraindication, type ShockwaveCondition, shockwaveTable } from '#core/clinical/treatment/shockwaveTable.ts';

/** How a contraindication weighs for a kind of device; of one that gives energy the stricter column, since its setting is not known yet. */
const weightOf = (one: Contraindication, type: ShockwaveType): Contraindication['radial'] =>
  type === 'radial' ? one.radial : one.highEnergy;

/** The contraindications that speak against a kind of device, in the order of the table. */
export const contraindicationsFor = (type: ShockwaveType): readonly ShockwaveCondition[] =>
  shockwaveTable.contraindications.filter((one) => weightOf(one, type) !== null).map(({ condition }) => condition);

/** What a contraindication that is there does to a kind of device; null for nothing. */
export function weightFor(condition: ShockwaveCondition, type: ShockwaveType): Contraindication['radial'] {
  const one = shockwaveTable.contraindications.find((each) => each.condition === condition);
  return one === undefined ? null : weightOf(one, type);
}
