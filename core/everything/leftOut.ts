import { z } from 'zod';
import { leaveRefusals } from '../clinical/consent/give.ts';

/** Why something of a patient is not in a folder that was taken out. */
export const leftOutReasons = [
  ...leaveRefusals,
  /** The file that the record names is not on the disk. */
  'file-missing',
  /** It was being recorded while the folder was written. */
  'being-recorded',
  /** The clinician threw the take away. */
  'discarded',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/**
 * One thing that was left out, by its name in the record. `clip`: all files of a recording. `curves`: paths of points followed through it, and the history of its drawings, which
 * holds such paths. `file`: one file of a clip that leaves otherwise. `photo`: pictures that the camera took of a tape, by the id of their form. A report is left out when it
 * shows a clip that may not leave.
 */
export const leftOutSchema = z.strictObject({
  what: z.enum(['clip', 'curves', 'report', 'take', 'photo', 'file']),
  id: z.uuid(),
  /** As the clinic knows it: the clip's title, the version of the report, the technique of the tape, the name of the file. */
  title: z.string().max(1000),
  /** When it was made. */
  at: z.string().max(40),
  reason: z.enum(leftOutReasons),
});
export interface LeftOut extends z.infer<typeof leftOutSchema> {}
