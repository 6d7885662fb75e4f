import { notAsked } from '../answer.ts';
import { addHours, hoursBetween } from '../calendar.ts';
import type { Clinician } from '../entry.ts';
import type { BodySide } from '../site.ts';
import type { Taping } from './taping.ts';
import { plannedRemoval } from './tapingResponse.ts';
import { type TapingTechnique, techniqueTable } from './tapingTechnique.ts';

const untested = { before: { task: notAsked, pain: notAsked }, after: { task: notAsked, pain: notAsked } };
const ofTheDay = {
  skinBefore: { intact: notAsked, shaved: notAsked, lotionFree: notAsked },
  conditions: {},
  testPatch: notAsked,
  removal: null,
  circulation: notAsked,
  response: untested,
  photos: [],
  note: '',
};

/** A taping with what its technique is usually done with, and nothing answered. */
export function newTaping(
  technique: TapingTechnique,
  of: { readonly side: BodySide; readonly operator: Clinician; readonly appliedAt: string },
): Taping {
  const usual = techniqueTable.find((one) => one.technique === technique)?.materials ?? [];
  const inShoe = technique === 'heel-lift';
  const materials = usual.map((type) => ({ type, brand: '', widthMm: null, latexFree: notAsked }));
  return {
    ...ofTheDay,
    ...of,
    technique,
    purpose: '',
    materials,
    strips: [],
    lift: inShoe ? { heightMm: null, bothShoes: notAsked } : null,
    jointPosition: '',
    plannedRemovalAt: plannedRemoval(of.appliedAt, materials),
    taughtToSelf: notAsked,
  };
}

/** "Same as last time": technique, materials, strips and how long it stays. Skin, allergies, test patch, circulation and response are asked anew. */
export const repeatTaping = (last: Taping, of: { readonly operator: Clinician; readonly appliedAt: string }): Taping => ({
  ...last,
  ...ofTheDay,
  ...of,
  plannedRemovalAt: last.plannedRemovalAt === null ? null : addHours(of.appliedAt, hoursBetween(last.appliedAt, last.plannedRemovalAt)),
});
