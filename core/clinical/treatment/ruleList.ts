import type { Source } from '../../domain/source.ts';
import type { ConditionRule } from './condition.ts';
import type { Limit } from './limit.ts';
import type { ManualCondition } from './manualRelease.ts';
import type { ManualTable } from './manualTable.ts';
import type { Override, Rule } from './rule.ts';
import type { Contraindication, ShockwaveCondition, ShockwaveTable } from './shockwaveTable.ts';
import type { TapingCondition } from './taping.ts';
import type { TapingTable } from './tapingTable.ts';

/** What a contraindication to shockwave does by what the device gives; null where it does not speak against that. */
export type ByDevice = Pick<Contraindication, 'radial' | 'lowEnergy' | 'highEnergy'>;

/** One rule of a treatment as a clinic reads it. */
export type ListedRule = {
  readonly id: string;
  /** The number it holds to; null where it looks at none. */
  readonly limit: number | null;
  /** Whether a clinic may move its number. */
  readonly movable: boolean;
  /** The condition of the patient that it looks at; null where it looks at something else. */
  readonly condition: ShockwaveCondition | TapingCondition | ManualCondition | null;
  readonly does: Rule['verdict'] | ByDevice;
  readonly override: Override;
  readonly source: Source;
};

const plain = ({ id, verdict, override, source }: Rule): ListedRule => ({
  id,
  limit: null,
  movable: false,
  condition: null,
  does: verdict,
  override,
  source,
});
const limitOf = (limit: Limit): ListedRule => ({
  ...plain(limit),
  limit: limit.value,
  movable: limit.broken !== 'not-whole',
});
const conditionOf = (rule: ConditionRule<TapingCondition | ManualCondition>): ListedRule => ({ ...plain(rule), condition: rule.condition });
const contraindicationOf = ({ id, condition, radial, lowEnergy, highEnergy, override, source }: Contraindication): ListedRule => ({
  id,
  limit: null,
  movable: false,
  condition,
  does: { radial, lowEnergy, highEnergy },
  override,
  source,
});

/** All rules of shockwave that judge by this table; what a device of the clinic cannot give is judged by that device's own limits besides. */
export const rulesOfShockwave = (table: ShockwaveTable): readonly ListedRule[] => [
  ...table.limits.map(limitOf),
  ...table.contraindications.map(contraindicationOf),
  ...[table.anaesthesia, table.focusedRole, table.otherDevice, table.serviceDue, table.handpieceWorn, table.incomplete].map(plain),
  ...table.flags.map(plain),
];

/** All rules of taping that judge by this table. */
export const rulesOfTaping = (table: TapingTable): readonly ListedRule[] => [
  ...table.limits.map(limitOf),
  ...table.conditions.map(conditionOf),
  ...[table.skinUnchecked, table.latex, table.adhesive, table.patchReaction, table.circulation, table.incomplete].map(plain),
  ...table.flags.map(plain),
];

/** All rules of manual release that judge by this table. */
export const rulesOfManual = (table: ManualTable): readonly ListedRule[] => [
  ...table.limits.map(limitOf),
  ...table.conditions.map(conditionOf),
  ...[table.consent, table.needlingConsent, table.needlingRole, table.thrustRole, table.gradeScale, table.incomplete].map(plain),
  ...table.flags.map(plain),
];
