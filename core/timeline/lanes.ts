import type { TimeAxis } from './axis.ts';
import type { Lane, LaneChoice } from './items.ts';
import { clipsLane, treatmentsLane, visitsLane } from './laneMarks.ts';
import { doseLanes, gaitLane, scoreLane } from './laneValues.ts';
import { loadLane, plansLane, runningLane } from './laneWeeks.ts';
import { painSeries } from './pain.ts';
import type { Belonging } from './source.ts';
import type { Timeline } from './timeline.ts';

/** What the viewer chose: parts shown or not where it differs from the usual, and whether what is of no problem is shown. */
export type TimelineChoice = {
  readonly parts: Readonly<Partial<Record<LaneChoice, boolean>>>;
  readonly patientToo: boolean;
};
export const usualChoice: TimelineChoice = { parts: {}, patientToo: true };

/** Gait metrics that are shown unless somebody chose otherwise. */
const keyMetrics: readonly LaneChoice[] = ['gait.cadence', 'gait.contact-time', 'gait.step-time-asymmetry'];

/** Whether a part is shown. Pain said at a visit is in the lane of pain; its own lane, with what a change is held against, is shown on request. */
export function isChosen({ parts }: TimelineChoice, part: LaneChoice): boolean {
  const chosen = parts[part];
  if (chosen !== undefined) return chosen;
  return part.startsWith('gait.') ? keyMetrics.includes(part) : part !== 'score.nprs';
}

/** Whether something is shown by whose it is. */
export const isOfInterest = ({ patientToo }: Pick<TimelineChoice, 'patientToo'>, of: Belonging): boolean => patientToo || of === 'episode';

/** The parts of which a timeline has something, in the order in which they are drawn, each once. */
export const partsOf = (timeline: Timeline): readonly LaneChoice[] => [
  ...(timeline.visits.length > 0 || timeline.onset !== null ? (['visits'] as const) : []),
  ...(timeline.clips.length > 0 ? (['clips'] as const) : []),
  ...(timeline.plans.length > 0 ? (['plan'] as const) : []),
  ...(timeline.treatments.length > 0 ? (['treatments'] as const) : []),
  ...(timeline.treatments.some(({ kind }) => kind === 'shockwave') ? (['dose'] as const) : []),
  ...new Set(timeline.scores.map(({ instrument }) => `score.${instrument}` as const)),
  ...(timeline.pain.length > 0 || timeline.scores.some(({ instrument }) => instrument === 'nprs') ? (['pain'] as const) : []),
  ...(timeline.load.length > 0 ? (['load'] as const) : []),
  ...(timeline.running.length > 0 ? (['running'] as const) : []),
  ...timeline.gait.map(({ metric }) => `gait.${metric}` as const),
];

/** The lanes that are shown, from top to bottom; none is empty. */
export function lanesOf(timeline: Timeline, choice: TimelineChoice, axis: TimeAxis): readonly Lane[] {
  const own = <E extends { readonly of: Belonging }>(entries: readonly E[]): readonly E[] =>
    entries.filter(({ of }) => isOfInterest(choice, of));
  const shown: Timeline = {
    ...timeline,
    visits: own(timeline.visits),
    clips: own(timeline.clips),
    treatments: own(timeline.treatments),
  };
  const lanes = partsOf(timeline).flatMap((part): readonly (Lane | null)[] => {
    if (!isChosen(choice, part)) return [];
    switch (part) {
      case 'visits':
        return [visitsLane(shown)];
      case 'clips':
        return [clipsLane(shown)];
      case 'plan':
        return [plansLane(shown)];
      case 'treatments':
        return [treatmentsLane(shown)];
      case 'dose':
        return doseLanes(shown);
      case 'load':
        return [loadLane(shown)];
      case 'running':
        return [runningLane(shown)];
      case 'pain': {
        const series = painSeries(timeline, axis, choice.patientToo);
        const scale = { absent: [], range: { min: 0, max: 10 }, error: null, noticed: null, score: null };
        return series.length === 0 ? [] : [{ id: 'pain', choice: 'pain', kind: 'values', series, ...scale }];
      }
      default:
        return part.startsWith('gait.')
          ? timeline.gait
              .filter(({ metric }) => `gait.${metric}` === part)
              .map((series) => gaitLane({ ...series, points: own(series.points) }))
          : timeline.scores
              .filter(({ instrument }) => `score.${instrument}` === part)
              .map((series, n) => scoreLane(series, own(series.points), own(series.incomplete), n));
    }
  });
  return lanes.filter((lane) => lane !== null);
}
