import { z } from 'zod';
import { sides } from '../annotation/records.ts';
import { metricIds } from '../gait/definition.ts';
import { complaints, hintIds } from '../gait/hintTable.ts';
import { recordingId } from './ids.ts';
import { sourceSchema } from './source.ts';

/** A number that gives rise to a suggestion. */
export const hintFindingSchema = z.object({
  /**
   * `below`, `above`: a mean beyond a limit, in doubt by no more than `margin`. `changed`: how much more the second clip has than the first. `sides-differ`: how much more
   * the left has than the right.
   */
  kind: z.enum(['below', 'above', 'changed', 'sides-differ']),
  metric: z.enum(metricIds),
  side: z.enum(sides).nullable(),
  /** In the metric's unit, as are the three that follow. */
  value: z.number(),
  /** Standard uncertainty of `value`, the spread from stride to stride in it. */
  uncertainty: z.number().nonnegative(),
  limit: z.number(),
  /** By how much at least the value is beyond the limit, so that no doubt is left; 0 where the limit itself is the smallest detectable change. */
  margin: z.number().nonnegative(),
  /** Strides or steps it rests on; of two clips or legs the fewer. */
  n: z.int().positive(),
  /** Where the limit comes from, and how sure it is. */
  source: sourceSchema,
});
export type HintFinding = z.infer<typeof hintFindingSchema>;

/** Something that may be worth trying, with everything it rests on, as it is shown and as it is kept when it was decided on. */
export const hintSchema = z.object({
  id: z.enum(hintIds),
  /** Names the clip, the leg of it, or the two clips within the visit. */
  subject: z.string().min(1).max(200),
  /** One clip, or two: the plainer one first. */
  clips: z
    .array(z.object({ recordingId, title: z.string() }))
    .min(1)
    .max(2),
  /** The leg it is about; null: both, or the runner. */
  side: z.enum(sides).nullable(),
  /** Belt speed of the first clip in m/s; null where it is not known. */
  speed: z.number().nullable(),
  findings: z.array(hintFindingSchema).min(1),
  /** Without this complaint, which the record does not hold, it does not apply; null: no such. */
  onlyWith: z.enum(complaints).nullable(),
  sentence: z.string(),
  source: sourceSchema,
  /** Cadences to try at the same speed; empty where it is not about cadence, or the clip's own is not known. */
  targets: z.array(z.object({ percent: z.number(), stepsPerMinute: z.int() })),
  /** Of the rules. */
  version: z.string(),
});
export type Hint = z.infer<typeof hintSchema>;

export const hintDecisions = ['accepted', 'dismissed'] as const;

/** Whether a decision still rests on the numbers it was made on. */
export const hintStandings = ['as-decided', 'numbers-changed', 'no-longer-found'] as const;
export type HintStanding = (typeof hintStandings)[number];

export const decidedHintSchema = z.object({
  /** As the numbers give it now; as it was when decided on where they no longer do. */
  hint: hintSchema,
  /** Null: not decided on. */
  decision: z
    .object({
      decision: z.enum(hintDecisions),
      note: z.string(),
      at: z.iso.datetime(),
      by: z.string(),
      standing: z.enum(hintStandings),
      /** The suggestion as it was when decided on. */
      decidedOn: hintSchema,
    })
    .nullable(),
});
export type DecidedHint = z.infer<typeof decidedHintSchema>;

/** The suggestions of a visit: those that follow from its numbers now, then those decided on that no longer do. */
export const visitHintsSchema = z.object({
  hints: z.array(decidedHintSchema),
  /** Each clip's own cadence that is sure enough, with targets at the same speed. */
  cadences: z.array(
    z.object({
      recordingId,
      title: z.string(),
      speed: z.number().nullable(),
      /** Steps a minute, with its standard uncertainty. */
      cadence: z.number(),
      uncertainty: z.number().nonnegative(),
      targets: hintSchema.shape.targets,
    }),
  ),
});
export type VisitHints = z.infer<typeof visitHintsSchema>;
