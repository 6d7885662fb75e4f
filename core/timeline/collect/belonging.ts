import type { EpisodeId } from '../../clinical/intake/episode.ts';
import type { VisitId } from '../../domain/ids.ts';
import type { Belonging } from '../source.ts';

/** That something of a problem was done at a visit: a form of it filled in, or its plan changed. */
export type ProblemOfVisit = { readonly visitId: VisitId; readonly episodeId: EpisodeId };

/** Whose a form is: of the episode, of no problem, or (null) of another one. */
export const belongingOf = (own: EpisodeId | null, episode: EpisodeId): Belonging | null =>
  own === null ? 'patient' : own === episode ? 'episode' : null;

/** Whose each visit is, and with it its clips: the episode's where something of it was done there; of no problem where nothing of any was; null where only others' was. */
export function visitBelonging(problems: readonly ProblemOfVisit[], episode: EpisodeId): (visit: VisitId) => Belonging | null {
  const byVisit = Map.groupBy(problems, ({ visitId }) => visitId);
  return (visit) => {
    const own = byVisit.get(visit);
    if (own === undefined) return 'patient';
    return own.some(({ episodeId }) => episodeId === episode) ? 'episode' : null;
  };
}

type Dated = { readonly day: string; readonly of: Belonging };

/** What is of no problem counts only from one day to another, both included. */
export const within = <E extends Dated>(entries: readonly E[], from: string, to: string): readonly E[] =>
  entries.filter(({ day, of }) => of === 'episode' || (day >= from && day <= to));

/** By day, those of one day as they came. */
export const byDay = <E extends { readonly day: string }>(entries: readonly E[]): readonly E[] =>
  entries.toSorted((a, b) => a.day.localeCompare(b.day));
