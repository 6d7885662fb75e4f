import { givenOf } from '../answer.ts';
import { addHours, compareInstants } from '../calendar.ts';
import type { Taping } from './taping.ts';
import { usualWearHours } from './tapingTechnique.ts';

/** Why the response test says nothing. `no-pain-before`: nothing there that tape could take away. */
export const responseReasons = ['not-tested', 'other-task', 'no-pain-before'] as const;

export type TapeResponse =
  | { readonly verdict: 'keep' | 'no-response'; readonly fall: number }
  | { readonly verdict: 'not-judged'; readonly reason: (typeof responseReasons)[number] };

/**
 * Whether a technique is worth keeping: only if pain at the same task falls by at least 2 points or by at least 30 % (own default). `fall` in points, below 0 where
 * pain rose.
 */
export function tapeResponse({ before, after }: Taping['response']): TapeResponse {
  const [was, is] = [givenOf(before.pain), givenOf(after.pain)];
  const [first, second] = [givenOf(before.task), givenOf(after.task)];
  if (was === null || is === null || first === null || second === null) return { verdict: 'not-judged', reason: 'not-tested' };
  if (first !== second) return { verdict: 'not-judged', reason: 'other-task' };
  if (was === 0) return { verdict: 'not-judged', reason: 'no-pain-before' };
  const fall = was - is;
  return { verdict: fall >= 2 || 10 * fall >= 3 * was ? 'keep' : 'no-response', fall };
}

/** When tape should come off, by its materials; null where nothing of it has to. Proposed: the clinician may write another time. */
export function plannedRemoval(appliedAt: string, materials: Taping['materials']): string | null {
  const hours = usualWearHours(materials.map(({ type }) => type));
  return hours === null ? null : addHours(appliedAt, hours);
}

/** Where tape stands at an instant: off, nothing to come off, still on, or to be taken off, from the planned instant on. */
export function removalState(taping: Pick<Taping, 'removal' | 'plannedRemovalAt'>, now: string): 'off' | 'stays' | 'on' | 'take-off' {
  if (taping.removal !== null) return 'off';
  if (taping.plannedRemovalAt === null) return 'stays';
  return compareInstants(now, taping.plannedRemovalAt) >= 0 ? 'take-off' : 'on';
}
