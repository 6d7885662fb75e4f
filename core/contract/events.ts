import { z } from 'zod';
import { jobId } from '../domain/ids.ts';
import { failureSchema } from './failure.ts';

export const jobKinds = ['import', 'take', 'report', 'export', 'read-in', 'sample'] as const;

/** A job is running until exactly one of the three ends. */
export const jobStateSchema = z.object({
  id: jobId,
  kind: z.enum(jobKinds),
  /** What it works on, in words for the job tray (a file name, a visit). */
  title: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** 0 to 1; null while it cannot be told. 1 does not mean done. */
  fraction: z.number().min(0).max(1).nullable(),
  /** The present step in plain words. */
  step: z.string(),
  failure: failureSchema.nullable(),
  /** Ids of what it made (a recording, a report, an output), by name. */
  result: z.record(z.string(), z.string()),
});
export type JobState = z.infer<typeof jobStateSchema>;

/** Host to page. `changed` names what to read again; it never carries the data. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job'), job: jobStateSchema }),
  z.object({
    type: z.literal('changed'),
    topic: z.enum([
      'patients',
      'visit',
      'recording',
      'review',
      'reports',
      'settings',
      'takes',
      'comparison',
      'gait',
      'protocols',
      'protocol-runs',
      'clinical',
      'plan',
    ]),
    /** Id of the patient, visit, recording or comparison it is about (of `gait` and `protocol-runs`: of the visit; of `clinical` and `plan`: of the patient); null for all. */
    id: z.string().nullable(),
  }),
  /** Menu commands of the Electron host. */
  z.object({
    type: z.literal('menu'),
    command: z.enum(['new-patient', 'import', 'find', 'shortcuts', 'settings', 'undo', 'redo', 'print', 'about']),
  }),
]);
export type SoleusEvent = z.infer<typeof eventSchema>;
