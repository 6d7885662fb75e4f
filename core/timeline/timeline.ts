import { z } from 'zod';
import { type StoredEpisode, storedEpisodeSchema } from '../clinical/stored.ts';
import { type VisitId, visitId } from '../domain/ids.ts';
import { type PlanId, planId } from '../plan/plan.ts';
import {
  type LoadWeek,
  loadWeekSchema,
  type PainDay,
  type PlanRow,
  painDaySchema,
  planRowSchema,
  type RunWeek,
  runWeekSchema,
} from './care.ts';
import {
  type ClipEntry,
  clipEntrySchema,
  type TreatmentEntry,
  timelineDay,
  treatmentEntrySchema,
  type VisitEntry,
  visitEntrySchema,
} from './entries.ts';
import { type GaitSeries, gaitSeriesSchema, type ScoreSeries, scoreSeriesSchema } from './series.ts';

/** Everything of an episode by its days, with what is of no problem and lies within them. */
export type Timeline = {
  readonly episode: StoredEpisode;
  /** The day on which it was read. */
  readonly today: string;
  /** First day that the onset may have been, and the last; null where it is not known. */
  readonly onset: { readonly from: string; readonly to: string } | null;
  readonly visits: readonly VisitEntry[];
  readonly clips: readonly ClipEntry[];
  readonly gait: readonly GaitSeries[];
  readonly treatments: readonly TreatmentEntry[];
  readonly scores: readonly ScoreSeries[];
  readonly plans: readonly PlanRow[];
  readonly load: readonly LoadWeek[];
  readonly running: readonly RunWeek[];
  readonly pain: readonly PainDay[];
  /** Where diary and runs are seen: the newest plan at the visit at which it was last changed; null without a plan. */
  readonly diaryAt: { readonly planId: PlanId; readonly visitId: VisitId } | null;
};

/** By name: written out, its type is longer than the compiler takes. */
export const timelineSchema: z.ZodType<Timeline, unknown> = z.object({
  episode: storedEpisodeSchema,
  today: timelineDay,
  onset: z.object({ from: timelineDay, to: timelineDay }).nullable(),
  visits: z.array(visitEntrySchema).readonly(),
  clips: z.array(clipEntrySchema).readonly(),
  gait: z.array(gaitSeriesSchema).readonly(),
  treatments: z.array(treatmentEntrySchema).readonly(),
  scores: z.array(scoreSeriesSchema).readonly(),
  plans: z.array(planRowSchema).readonly(),
  load: z.array(loadWeekSchema).readonly(),
  running: z.array(runWeekSchema).readonly(),
  pain: z.array(painDaySchema).readonly(),
  diaryAt: z.object({ planId, visitId }).nullable(),
});

/** Whether there is nothing to draw. */
export const isEmptyTimeline = ({ visits, treatments, scores, plans, running, pain }: Timeline): boolean =>
  [visits, treatments, scores, plans, running, pain].every((part) => part.length === 0);
