import { z } from 'zod';
import { roles } from '../entry.ts';
import { limitEditSchema, withEdits } from './limit.ts';
import { type ManualTable, manualTable } from './manualTable.ts';
import { type ShockwaveTable, shockwaveTable } from './shockwaveTable.ts';
import { type TapingTable, tapingTable } from './tapingTable.ts';

const edits = z.array(limitEditSchema).max(200);
const allowed = z.array(z.enum(roles)).max(roles.length);

/** What the clinic set otherwise than delivered. Each change of it is another revision, from 1; 0 is as delivered. */
export const clinicRulesSchema = z.strictObject({
  revision: z.int().nonnegative(),
  shockwave: z.strictObject({ limits: edits, focusedRoles: allowed, highEnergyFrom: z.number().min(0).max(1) }),
  taping: z.strictObject({ limits: edits }),
  manual: z.strictObject({ limits: edits, thrustRoles: allowed, needlingRoles: allowed }),
});
export type ClinicRules = z.infer<typeof clinicRulesSchema>;

export const deliveredRules: ClinicRules = {
  revision: 0,
  shockwave: { limits: [], focusedRoles: [...shockwaveTable.focusedRoles], highEnergyFrom: shockwaveTable.highEnergyFrom },
  taping: { limits: [] },
  manual: { limits: [], thrustRoles: [...manualTable.thrustRoles], needlingRoles: [...manualTable.needlingRoles] },
};

/** A result names the table as delivered and the clinic's revision of it. */
const versionOf = (delivered: string, revision: number): string => (revision === 0 ? delivered : `${delivered}/clinic-${revision}`);

/** The tables that judge in this clinic. Throws `invalid-input` for an edit of a limit that there is none of. */
export function tablesOf({ revision, shockwave, taping, manual }: ClinicRules): {
  readonly shockwave: ShockwaveTable;
  readonly taping: TapingTable;
  readonly manual: ManualTable;
} {
  const { focusedRoles, highEnergyFrom } = shockwave;
  const { thrustRoles, needlingRoles } = manual;
  return {
    shockwave: {
      ...shockwaveTable,
      version: versionOf(shockwaveTable.version, revision),
      limits: withEdits(shockwaveTable.limits, shockwave.limits),
      focusedRoles,
      highEnergyFrom,
    },
    taping: { ...tapingTable, version: versionOf(tapingTable.version, revision), limits: withEdits(tapingTable.limits, taping.limits) },
    manual: {
      ...manualTable,
      version: versionOf(manualTable.version, revision),
      limits: withEdits(manualTable.limits, manual.limits),
      thrustRoles,
      needlingRoles,
    },
  };
}
