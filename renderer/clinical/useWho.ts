import { useState } from 'react';
import type { Clinician } from '#core/clinical/entry.ts';
import { useRead } from '../ui/data/reads.ts';

export type Who = {
  /** Who works here, the clinician of the settings among them. */
  readonly all: readonly Clinician[];
  /** Who was chosen, else the clinician of the settings; null where nobody is set or nothing is read yet. */
  readonly by: Clinician | null;
  readonly ready: boolean;
  readonly choose: (name: string) => void;
};

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Who signs, decides or removes: by the clinic's own table, which gives a name its role and registration. */
export function useWho(): Who {
  const clinic = useRead('settings.get', {}).data?.clinic;
  const known = useRead('clinicTables.get', {}).data?.clinicians.value;
  const [chosen, choose] = useState<string | null>(null);
  if (clinic === undefined || known === undefined) return { all: [], by: null, ready: false, choose };
  const { clinician: name, registration } = clinic;
  const isKnown = known.some((one) => sameName(one.name, name));
  const all: readonly Clinician[] = name === '' || isKnown ? known : [{ name, role: 'physiotherapist', registration }, ...known];
  const by = all.find((one) => one.name === chosen) ?? all.find((one) => sameName(one.name, name)) ?? all[0] ?? null;
  return { all, by, ready: true, choose };
}
