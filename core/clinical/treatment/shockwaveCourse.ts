import { z } from 'zod';
import { yesNoAnswer } from '../answer.ts';
import { addDays } from '../calendar.ts';
import { longText } from '../entry.ts';
import { siteSchema } from '../site.ts';
import { shockwaveDeviceId } from './shockwaveDevice.ts';
import { shockwaveConditions } from './shockwaveTable.ts';

export const courseStatuses = ['planned', 'running', 'completed', 'stopped'] as const;

/** Several sessions at one place. The contraindications are asked before the first and looked at again at each. */
export const shockwaveCourseSchema = z.strictObject({
  site: siteSchema,
  indication: longText,
  deviceId: shockwaveDeviceId,
  plannedSessions: z.int(),
  /** Days from session to session. */
  plannedIntervalDays: z.int().min(1).max(90),
  /** The treatment consent that it rests on; null until it was given. */
  consentId: z.uuid().nullable(),
  contraindications: z.partialRecord(z.enum(shockwaveConditions), yesNoAnswer),
  status: z.enum(courseStatuses),
  note: longText,
});
export type ShockwaveCourse = z.infer<typeof shockwaveCourseSchema>;

export type NextDue =
  | { readonly due: string; readonly set: 'by-plan' | 'by-clinician' }
  | { readonly due: null; readonly reason: 'course-over' | 'all-sessions-given' | 'no-session-yet' };

/**
 * The day of the next session: as the clinician set it with the last one, else the planned interval after it; or why there is none. `sessions` in any order; of several on
 * one day, the last in the list counts.
 */
export function nextShockwaveDue(
  course: Pick<ShockwaveCourse, 'status' | 'plannedSessions' | 'plannedIntervalDays'>,
  sessions: readonly { readonly day: string; readonly nextDue: string | null }[],
): NextDue {
  if (course.status === 'completed' || course.status === 'stopped') return { due: null, reason: 'course-over' };
  const last = sessions.toSorted((a, b) => a.day.localeCompare(b.day)).at(-1);
  if (last === undefined) return { due: null, reason: 'no-session-yet' };
  if (last.nextDue !== null) return { due: last.nextDue, set: 'by-clinician' };
  if (sessions.length >= course.plannedSessions) return { due: null, reason: 'all-sessions-given' };
  return { due: addDays(last.day, course.plannedIntervalDays), set: 'by-plan' };
}
