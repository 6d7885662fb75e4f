import { z } from 'zod';
import { conventions, joints, measuringKinds, planes, sides } from '../annotation/records.ts';
import { recordId, recordingId } from './ids.ts';
import { notMeasurableReasons } from './measured.ts';

/** One line of the visit's measurement table: derived from handles and calibration each time it is asked for. */
export const measurementRowSchema = z.object({
  recordId,
  recordingId,
  clip: z.string(),
  frame: z.int().nonnegative(),
  /** Clip time in seconds. */
  clipTime: z.number(),
  /** True time in seconds; null while the capture rate is unconfirmed. */
  trueTime: z.number().nullable(),
  /** As the clinician typed it; empty where it was not named: then `kind` and `part` name it, in the reader's language. */
  name: z.string(),
  kind: z.enum(measuringKinds),
  /** Which of a stopwatch's several intervals without a label of their own, from 1; else null. */
  part: z.int().positive().nullable().default(null),
  joint: z.enum(joints).nullable(),
  side: z.enum(sides).nullable(),
  plane: z.enum(planes).nullable(),
  convention: z.enum(conventions).nullable(),
  /** Null when not measurable; then `reason` says why. */
  value: z.number().nullable(),
  unit: z.enum(['deg', 'mm', 'px', 's', 'ms']),
  /** One standard deviation, same unit. */
  uncertainty: z.number().nonnegative().nullable(),
  reason: z.enum(notMeasurableReasons).nullable(),
  /** What to bear in mind with a value that there is. */
  warning: z.enum(['spans-a-gap']).nullable().default(null),
  provenance: z.string().nullable(),
  method: z.string(),
});
export type MeasurementRow = z.infer<typeof measurementRowSchema>;
