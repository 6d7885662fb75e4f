import { read, type Source, toVerify } from '../../domain/source.ts';
import { variantDifference } from './change.ts';
import type { MeasureDefinition, MeasureKey } from './definition.ts';
import { derivedOf, type Outcome, variantOf } from './record.ts';
import { instrumentOf } from './table.ts';

/** Which legs have symptoms: where both have, there is no sound leg to aim at. */
export type SymptomSides = 'one-sided' | 'bilateral' | 'unknown';

/** Why there is no index. */
export const symmetryObstacles = [
  'other-instrument',
  'not-both-legs',
  'no-sides',
  'not-measured',
  'other-variant',
  'variant-unknown',
  'uninvolved-is-0',
  'involved-is-0',
] as const;
export type SymmetryObstacle = (typeof symmetryObstacles)[number];

/** A common discharge aim that nobody has validated. */
export const symmetryAim = { percent: 90, source: toVerify('90 % or more is a common discharge aim; it is not validated') } as const;
export const symmetryFormula: Source = read('involved / uninvolved x 100, the other way about where lower is better (Silbernagel 2010)');

export type Symmetry = {
  readonly measure: MeasureKey;
  readonly index:
    | {
        readonly ok: true;
        /** Per cent; 100 is even, below 100 is a deficit of the involved leg whichever way the measure counts. */
        readonly percent: number;
        /** Whether it may be an aim: not where both legs have symptoms, or nobody said. Compare with norms and the first visit then. */
        readonly target: 'meets-aim' | 'below-aim' | 'invalid-bilateral' | 'invalid-unknown';
      }
    | { readonly ok: false; readonly obstacle: SymmetryObstacle };
};

const targetOf = (percent: number, symptoms: SymptomSides): 'meets-aim' | 'below-aim' | 'invalid-bilateral' | 'invalid-unknown' => {
  if (symptoms === 'bilateral') return 'invalid-bilateral';
  if (symptoms === 'unknown') return 'invalid-unknown';
  return percent >= symmetryAim.percent ? 'meets-aim' : 'below-aim';
};

/**
 * Limb symmetry index of two numbers of one measure: involved over uninvolved in per cent, turned over where lower is better. None where the uninvolved leg scored 0, nor
 * where the involved one did and the index is turned over.
 */
export function symmetryIndex(
  involved: number,
  uninvolved: number,
  direction: MeasureDefinition['direction'],
  symptoms: SymptomSides,
): Symmetry['index'] {
  if (uninvolved === 0) return { ok: false, obstacle: 'uninvolved-is-0' };
  if (direction === 'higher-worse' && involved === 0) return { ok: false, obstacle: 'involved-is-0' };
  const percent = direction === 'higher-better' ? (100 * involved) / uninvolved : (100 * uninvolved) / involved;
  return { ok: true, percent, target: targetOf(percent, symptoms) };
}

function obstacleOf(involved: Outcome, uninvolved: Outcome): SymmetryObstacle | null {
  if (involved.entry.instrument !== uninvolved.entry.instrument) return 'other-instrument';
  if (involved.entry.side === 'bilateral' || uninvolved.entry.side === 'bilateral') return 'no-sides';
  if (involved.entry.side === uninvolved.entry.side) return 'not-both-legs';
  const { unknown, other } = variantDifference(variantOf(involved), variantOf(uninvolved));
  if (other.length > 0) return 'other-variant';
  return unknown.length > 0 ? 'variant-unknown' : null;
}

/** The index of every measure of a test, so that repetitions never stand without height and work where these were measured. */
export function limbSymmetry(involved: Outcome, uninvolved: Outcome, symptoms: SymptomSides): readonly Symmetry[] {
  const obstacle = obstacleOf(involved, uninvolved);
  return instrumentOf(involved.entry.instrument).measures.map(({ key, direction }) => {
    if (obstacle !== null) return { measure: key, index: { ok: false, obstacle } };
    const [a, b] = [derivedOf(involved, key)?.value ?? null, derivedOf(uninvolved, key)?.value ?? null];
    if (a === null || b === null) return { measure: key, index: { ok: false, obstacle: 'not-measured' } };
    return { measure: key, index: symmetryIndex(a, b, direction, symptoms) };
  });
}
