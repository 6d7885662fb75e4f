import { compareInstants } from '../calendar.ts';
import type { Flag, FlagDraft } from './flag.ts';
import type { FlagEvent } from './flagEvent.ts';
import type { Screening } from './screening.ts';
import { screenState } from './screenState.ts';

/** The same finding of the same screening has the same id, whoever works it out and whenever. */
const idOf = ({ screeningId, item, level }: FlagDraft): string => `${screeningId}.${item}.${level}`;

type Known = { readonly answers: readonly Screening[]; readonly flags: readonly Flag[]; readonly outcomes: readonly FlagEvent[] };

/** The flags that a screening raised while it was the latest: by what was done before it, and by what was done until `until`. */
function raisedBy(current: Screening, { answers, flags, outcomes }: Known, until: string | null): readonly Flag[] {
  const upTo = (at: string): boolean => compareInstants(at, current.at) <= 0;
  const all = [...flags];
  const before = (at: string): boolean => until === null || compareInstants(at, until) < 0;
  // What was done meanwhile may leave an answer that counts again: looked at only where something was done.
  const meanwhile = outcomes.some(({ at }) => !upTo(at) && before(at));
  for (const known of meanwhile ? [upTo, before] : [upTo]) {
    const { raised } = screenState({
      answers: answers.filter(({ at }) => upTo(at)),
      currentId: current.id,
      flags: all.filter(({ raisedAt }) => upTo(raisedAt)),
      outcomes: outcomes.filter(({ at }) => known(at)),
      overrides: [],
      reports: [],
      today: current.at.slice(0, 10),
    });
    for (const { draft } of raised)
      if (draft !== null && !all.some(({ id }) => id === idOf(draft))) all.push({ ...draft, id: idOf(draft) });
  }
  return all.slice(flags.length);
}

/**
 * Every flag that the screenings of a patient raised: those recorded, and those that follow from screenings that are not `settled`. What a later visit answers takes none of
 * them away. `recorded` stand as they were recorded, whatever the answers say now; of a settled screening everything that it raised is among them.
 */
export function flagsOf(
  answers: readonly Screening[],
  recorded: readonly Flag[],
  outcomes: readonly FlagEvent[],
  settled: ReadonlySet<string> = new Set(),
): readonly Flag[] {
  const inOrder = answers.toSorted((a, b) => compareInstants(a.at, b.at));
  let flags = recorded;
  for (const [n, screening] of inOrder.entries())
    if (!settled.has(screening.id)) flags = [...flags, ...raisedBy(screening, { answers, flags, outcomes }, inOrder[n + 1]?.at ?? null)];
  return flags;
}
