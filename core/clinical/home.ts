import { z } from 'zod';
import { patientId, visitId } from '../domain/ids.ts';
import { patientSchema, patientSummarySchema } from '../domain/patient.ts';
import { formId, formKinds } from './form.ts';
import { promisedKinds } from './overdue/overdue.ts';

const who = patientSchema.pick({ familyName: true, givenName: true }).extend({ patientId });

export const homeVisitSchema = who.extend({
  visitId,
  title: z.string(),
  startedAt: z.iso.datetime(),
  signed: z.boolean(),
});

/** What the clinic has to look at today. */
export const homeSchema = z.object({
  day: z.iso.date(),
  /** In the order of the day. */
  today: z.array(homeVisitSchema),
  /** Those seen last, newest first. */
  recent: z.array(patientSummarySchema),
  /** Visits with forms that nobody has signed, latest written first; `more` where there are others beyond these. */
  drafts: z.object({
    visits: z.array(
      homeVisitSchema.extend({ forms: z.array(z.object({ id: formId, kind: z.enum(formKinds) })), writtenAt: z.iso.datetime() }),
    ),
    more: z.boolean(),
  }),
  /** The most pressing first. */
  overdue: z.array(
    who.extend({
      kind: z.enum(promisedKinds),
      visitId,
      /** A day, or of tape an instant. */
      due: z.string(),
      state: z.enum(['overdue', 'due-today']),
      days: z.int().nonnegative(),
    }),
  ),
});
export type Home = z.infer<typeof homeSchema>;
