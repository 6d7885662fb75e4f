import { useState } from 'react';
import type { Clinician } from '#core/clinical/entry.ts';
import { useRead } from '../../ui/data/reads.ts';

/** Who said it last, while the program runs: most deeds of a visit are of one person. */
let lastBy: Clinician | null = null;

export type ByChoice = { readonly by: Clinician; readonly known: readonly Clinician[]; readonly setBy: (by: Clinician) => void };

/** Who does something about a red flag: at first the clinician of the settings. */
export function useBy(): ByChoice {
  const clinic = useRead('settings.get', {}).data?.clinic;
  const known = useRead('clinicTables.get', {}).data?.clinicians.value ?? [];
  const [chosen, choose] = useState(lastBy);
  const name = clinic?.clinician ?? '';
  const own = known.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return {
    by: chosen ?? own ?? { name, role: 'physiotherapist', registration: clinic?.registration ?? '' },
    known,
    setBy: (by) => {
      lastBy = by;
      choose(by);
    },
  };
}
