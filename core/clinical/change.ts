import type { Source } from '../domain/source.ts';

/** The smallest change that can be told from error (MDC), in the unit of what it judges. */
export type Detectable = { readonly value: number; readonly source: Source };

export const notJudgedReasons = ['not-measured-before', 'not-measured-after', 'no-detectable-change'] as const;
export type NotJudged = (typeof notJudgedReasons)[number];

/**
 * A number before and after, in its own unit; `delta` is after less before, null where one is missing. `better` and `worse` are beyond error in that direction; they
 * do not say that the patient notices it, which takes the smallest important change (MCID).
 */
export type Change =
  | { readonly verdict: 'better' | 'worse' | 'within-error'; readonly delta: number; readonly detectable: Detectable }
  | { readonly verdict: 'not-judged'; readonly reason: NotJudged; readonly delta: number | null };

/** Decimals such as 1.9 are not exact in binary: a change of exactly the detectable one counts, whatever its last bit. */
const slack = 1e-9;

/** Judges a change against the smallest detectable one. Exactly that much is a change; a detectable change that is unknown or not above 0 judges nothing. */
export function judgeChange(
  before: number | null,
  after: number | null,
  better: 'higher' | 'lower',
  detectable: Detectable | null,
): Change {
  if (before === null) return { verdict: 'not-judged', reason: 'not-measured-before', delta: null };
  if (after === null) return { verdict: 'not-judged', reason: 'not-measured-after', delta: null };
  const delta = after - before;
  if (detectable === null || !(detectable.value > 0)) return { verdict: 'not-judged', reason: 'no-detectable-change', delta };
  if (!(Math.abs(delta) >= detectable.value - slack)) return { verdict: 'within-error', delta, detectable };
  return { verdict: delta > 0 === (better === 'higher') ? 'better' : 'worse', delta, detectable };
}
