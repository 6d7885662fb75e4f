import { z } from 'zod';
import { interventionKinds } from '../clinical/causeAndEffect/record.ts';
import { formId } from '../clinical/form.ts';
import { bodySide, siteSchema } from '../clinical/site.ts';
import { manualTechniques } from '../clinical/treatment/manualTechnique.ts';
import { courseId } from '../clinical/treatment/shockwaveCourse.ts';
import { noDoseReasons } from '../clinical/treatment/shockwaveDose.ts';
import { removalReasons } from '../clinical/treatment/taping.ts';
import { tapingTechniques } from '../clinical/treatment/tapingTechnique.ts';
import { recordingId, visitId } from '../domain/ids.ts';
import { views } from '../domain/recording.ts';
import { metricIds } from '../gait/definition.ts';
import { belongings } from './source.ts';

export const timelineDay = z.iso.date();
export const belonging = z.enum(belongings);
const ofVisit = { visitId, day: timelineDay, of: belonging };
const ofForm = { formId, ...ofVisit };
/** 0 to 10; null where nobody entered it. */
const pain = z.number().nullable();

export const visitEntrySchema = z.object({
  ...ofVisit,
  title: z.string(),
  signed: z.boolean(),
  clips: z.int().nonnegative(),
  forms: z.int().nonnegative(),
});
export type VisitEntry = z.infer<typeof visitEntrySchema>;

export const clipEntrySchema = z.object({
  recordingId,
  ...ofVisit,
  title: z.string(),
  view: z.enum(views),
  /** In the clinic's own words; empty where nothing was written. */
  condition: z.string(),
});
export type ClipEntry = z.infer<typeof clipEntrySchema>;

/** A sum, or why there is none. Of settings as a device states them: their error is given by no maker, so no uncertainty stands with it. */
export const doseSumSchema = z.discriminatedUnion('known', [
  z.object({ known: z.literal(true), value: z.number().nonnegative() }),
  z.object({ known: z.literal(false), reason: z.enum(noDoseReasons) }),
]);
export type DoseSum = z.infer<typeof doseSumSchema>;

/** Impulses, and energy flux density times impulses in mJ/mm2. */
const doseSchema = z.object({ impulses: doseSumSchema, energy: doseSumSchema });

const trialOutcomeSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('incomplete') }),
  /** By the first measure of the test. */
  z.object({
    of: z.literal('test'),
    verdict: z.enum(['better', 'worse', 'within-error', 'not-comparable']),
    /** After less before; null where the two cannot be subtracted. */
    delta: z.number().nullable(),
    unit: z.string(),
  }),
  /** Gait metrics that changed beyond error, of those that could be compared. */
  z.object({ of: z.literal('clip'), changed: z.array(z.enum(metricIds)), compared: z.int().nonnegative() }),
]);

export const treatmentEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('shockwave'),
    ...ofForm,
    courseId,
    site: siteSchema,
    device: z.string(),
    type: z.enum(['radial', 'focused', 'planar']),
    /** Which session of its course, from 1. */
    session: z.int().positive(),
    dose: doseSchema,
    /** Of this session and those of its course before it. */
    soFar: doseSchema,
    pain: z.object({ before: pain, after: pain }),
  }),
  z.object({
    kind: z.literal('taping'),
    ...ofForm,
    technique: z.enum(tapingTechniques),
    side: bodySide,
    /** Day on which it came off; null while it stays on, or nobody said. */
    offOn: timelineDay.nullable(),
    offBecause: z.enum(removalReasons).nullable(),
    /** Fall of pain with the tape at the same task, points; null where it was not tested. */
    painFall: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('manual-release'),
    ...ofForm,
    techniques: z.array(z.enum(manualTechniques)),
    /** Null where minutes are not all entered. */
    minutes: z.number().nonnegative().nullable(),
    response: z.enum(['better', 'same', 'worse']).nullable(),
  }),
  z.object({
    kind: z.literal('cause-and-effect'),
    ...ofForm,
    /** What was tried; null where nobody has said yet. */
    intervention: z.enum(interventionKinds).nullable(),
    words: z.string(),
    outcome: trialOutcomeSchema,
  }),
]);
export type TreatmentEntry = z.infer<typeof treatmentEntrySchema>;
export type ShockwaveEntry = Extract<TreatmentEntry, { kind: 'shockwave' }>;
export type TrialOutcome = z.infer<typeof trialOutcomeSchema>;
