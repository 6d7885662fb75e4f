import { z } from 'zod';

/** Signs and what to do about them. */
const callSchema = z.object({ say: z.string(), signs: z.array(z.string()) });

/** What a report for the patient says, every sentence as it is printed. */
export const patientPageSchema = z.object({
  title: z.string(),
  headings: z.object({
    found: z.string(),
    means: z.string(),
    week: z.string(),
    pain: z.string(),
    call: z.string(),
  }),
  found: z.array(z.string()),
  means: z.array(z.string()),
  /** Before the exercises. */
  week: z.array(z.string()),
  /** After them. */
  afterWeek: z.array(z.string()),
  /** Null where no plan sets cut-offs. */
  pain: z.object({ scale: z.string(), green: z.string(), amber: z.string().nullable(), red: z.string() }).nullable(),
  /** The most pressing last. */
  calls: z.array(callSchema),
  /** What the patient was asked to do about a referral. */
  sent: z.array(z.string()),
  decides: z.string(),
});
export type PatientPage = z.infer<typeof patientPageSchema>;

/** What a home programme says of its own. */
export const homePageSchema = z.object({
  title: z.string(),
  intro: z.string(),
  /** Where there is no plan. */
  nothing: z.string(),
  diaryHeading: z.string(),
  diaryHow: z.string(),
  /** Lines of the grid to write in, in this order. */
  lines: z.array(z.string()),
  notes: z.string(),
  pain: patientPageSchema.shape.pain,
  decides: z.string(),
});
export type HomePage = z.infer<typeof homePageSchema>;
