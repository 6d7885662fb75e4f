import { z } from 'zod';
import { protocolRunId, recordingId, visitId } from '../domain/ids.ts';
import { views } from '../domain/recording.ts';
import { protocolIdSchema, protocolSchema } from './protocol.ts';
import { stepIdSchema } from './step.ts';

/** Of a protocol under way only what the record does not tell. */
export const runStateSchema = z
  .object({
    /** Steps ticked by hand. */
    ticks: z.array(stepIdSchema).max(100).readonly(),
    /** Steps that are left out, each with its reason. */
    skips: z.record(stepIdSchema, z.string().trim().min(1, 'Say why it is left out.').max(200)),
    /** Which clip of a view is worked on, where the clinician has chosen among several. */
    clips: z.partialRecord(z.enum(views), recordingId),
    /** Time worked on it with the protocol in view. */
    seconds: z.number().min(0).max(1e6),
  })
  .readonly();
export type RunState = z.infer<typeof runStateSchema>;
export const newRunState: RunState = { ticks: [], skips: {}, clips: {}, seconds: 0 };

export const protocolRunSchema = z.object({
  id: protocolRunId,
  visitId,
  protocolId: protocolIdSchema,
  revision: z.int().positive(),
  /** As it was when it was begun. */
  protocol: protocolSchema,
  state: runStateSchema,
  startedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** When every step was first found done or left out; null while one is open. */
  finishedAt: z.iso.datetime().nullable(),
});
export type ProtocolRun = z.infer<typeof protocolRunSchema>;

/** How far a run has come, from the record as it stands. */
export const runSummarySchema = z.object({
  /** Steps. */
  done: z.int().nonnegative(),
  skipped: z.int().nonnegative(),
  total: z.int().positive(),
  /** 0 to 1 of what is not left out, half-done steps in part. */
  share: z.number().min(0).max(1),
  complete: z.boolean(),
  /** The step to go on with, and where; null when none is open. */
  next: z.object({ stepId: stepIdSchema, recordingId: recordingId.nullable(), frame: z.int().nonnegative().nullable() }).nullable(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

export const listedRunSchema = protocolRunSchema.extend({ summary: runSummarySchema });
export type ListedRun = z.infer<typeof listedRunSchema>;
