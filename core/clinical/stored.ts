import { z } from 'zod';
import { patientId } from '../domain/ids.ts';
import { formDerivedSchema } from './formDerivedSchema.ts';
import { episodeId, episodeSchema } from './intake/episode.ts';
import { courseId, shockwaveCourseSchema } from './treatment/shockwaveCourse.ts';

const kept = {
  patientId,
  /** Rises with every change; an update names the revision it was made from. */
  revision: z.int().positive(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
};

/** An episode as the record keeps it. */
export const storedEpisodeSchema = z.object({ ...kept, id: episodeId, details: episodeSchema });
export type StoredEpisode = z.infer<typeof storedEpisodeSchema>;

/** A course of shockwave as the record keeps it. */
export const storedCourseSchema = z.object({ ...kept, id: courseId, episodeId: episodeId.nullable(), details: shockwaveCourseSchema });
export type StoredCourse = z.infer<typeof storedCourseSchema>;

/** A course with what its sessions make of it: how many there are, when the next is due or why none is, and what they add up to. */
export const courseSummarySchema = storedCourseSchema.extend({
  sessions: z.int().nonnegative(),
  next: z.discriminatedUnion('due', [
    z.object({ due: z.iso.date(), set: z.enum(['by-plan', 'by-clinician']) }),
    z.object({ due: z.null(), reason: z.enum(['course-over', 'all-sessions-given', 'no-session-yet']) }),
  ]),
  totals: formDerivedSchema.shape.numbers,
});
export type CourseSummary = z.infer<typeof courseSummarySchema>;
