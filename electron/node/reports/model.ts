import { z } from 'zod';
import { recordingId } from '#core/domain/ids.ts';
import { measurementRowSchema } from '#core/domain/measurement.ts';
import { day } from '#core/domain/patient.ts';
import { captureRateSchema, mediaWarningSchema, views } from '#core/domain/recording.ts';
import { reportAudiences } from '#core/domain/report.ts';
import { deliveredAccent } from '#core/report/template.ts';
import { clinicalParts } from './clinicalModel.ts';
import { gaitClipSchema, reportDifferenceSchema, reportProtocolSchema, suggestionSchema } from './gaitModel.ts';
import { homePageSchema, patientPageSchema } from './patientModel.ts';
import { printedPlanSchema } from './planModel.ts';
import type { SheetModel } from './sheetModel.ts';
import { vectorSchema } from './vector.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A picture by what it holds, not by where it lies: `sha256` is of the bytes that are embedded. */
export const pictureSchema = z.object({
  sha256,
  mime: z.enum(['image/png', 'image/jpeg']),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type Picture = z.infer<typeof pictureSchema>;

const keyImageSchema = z.object({
  /** 1 for the first printed. */
  number: z.int().positive(),
  /** Number of its clip in `clips`. */
  clip: z.int().positive(),
  title: z.string(),
  comment: z.string(),
  colour: z.string(),
  frame: z.int().nonnegative(),
  /** Seconds of the clip's own clock from its first frame; null when the frame index lacks the frame. */
  clipTime: z.number().nullable(),
  /** Seconds of the real world from the clip's time zero; null while the capture rate is unconfirmed. */
  trueTime: z.number().nullable(),
  /** Size of the upright frame, in which `drawing` is given. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** Null when the frame could not be read: a sentence stands in its place. */
  picture: pictureSchema.nullable(),
  drawing: z.array(vectorSchema),
  values: z.array(measurementRowSchema),
});
export type ReportKeyImage = z.infer<typeof keyImageSchema>;

const pairImageSchema = keyImageSchema
  .pick({ clip: true, frame: true, clipTime: true, width: true, height: true, picture: true, drawing: true, values: true })
  .extend({
    clipTitle: z.string(),
    visitAt: z.iso.datetime(),
    visitTitle: z.string(),
    /** As it looks: sides exchanged where it is mirrored. */
    view: z.enum(views),
    mirrored: z.boolean(),
    condition: z.string(),
    /** m/s */
    speed: z.number().positive().nullable(),
    captureRate: captureRateSchema,
  });
export type ReportPairImage = z.infer<typeof pairImageSchema>;

/** Stills of the same moment of two to four clips. */
const pairSchema = z.object({ title: z.string(), caption: z.string(), images: z.array(pairImageSchema).min(1).max(4) });
export type ReportPair = z.infer<typeof pairSchema>;

const calibrationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('line'), lengthMm: z.number().positive(), sharedFrom: z.string().nullable() }),
  z.object({
    kind: z.literal('plane'),
    widthMm: z.number().positive(),
    heightMm: z.number().positive(),
    sharedFrom: z.string().nullable(),
  }),
]);

const clipSchema = z.object({
  number: z.int().positive(),
  recordingId,
  title: z.string(),
  /** The visit it was filmed at, where that is not the report's own. */
  visit: z.object({ title: z.string(), startedAt: z.iso.datetime() }).nullable(),
  view: z.enum(views),
  cameraPosition: z.string(),
  condition: z.string(),
  /** m/s */
  speed: z.number().positive().nullable(),
  width: z.int().positive(),
  height: z.int().positive(),
  frames: z.int().positive(),
  /** Seconds of the clip's own clock. */
  durationSeconds: z.number().nonnegative(),
  captureRate: captureRateSchema,
  originalName: z.string(),
  originalSha256: sha256,
  calibration: calibrationSchema,
  /** Camera roll in degrees, clockwise positive, from the vertical reference; null where there is none. */
  rollDegrees: z.number().nullable(),
  warnings: z.array(mediaWarningSchema.pick({ code: true, message: true })),
});
export type ReportClip = z.infer<typeof clipSchema>;

/**
 * Everything a report says, and nothing about where anything lies: the same model gives the same bytes.
 * Kept as JSON beside the report. A change of meaning or a new part raises `schema`; models of before are read with the new parts left out.
 */
export const reportModelSchema = z.object({
  schema: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  audience: z.enum(reportAudiences).default('clinician'),
  /** Colour of headings and rules. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default(deliveredAccent),
  program: z.string(),
  paper: z.enum(['A4', 'Letter']),
  lengthUnit: z.enum(['cm', 'in']),
  /** IANA name; dates are printed as clocks in the clinic showed them. */
  timeZone: z.string(),
  /** Counts the reports kept of this visit; a preview shows the number it would get. */
  version: z.int().positive(),
  madeAt: z.iso.datetime(),
  clinic: z.object({
    name: z.string(),
    address: z.string(),
    contact: z.string(),
    clinician: z.string(),
    registration: z.string(),
    logo: pictureSchema.nullable(),
  }),
  patient: z.object({
    familyName: z.string(),
    givenName: z.string(),
    birthDate: day.nullable(),
    reference: z.string(),
    heightCm: z.number().nullable(),
    massKg: z.number().nullable(),
    sample: z.boolean(),
  }),
  visit: z.object({ title: z.string(), startedAt: z.iso.datetime(), reason: z.string() }),
  /** Null: left out by choice; empty: nothing was written. */
  findings: z.string().nullable(),
  advice: z.string().nullable(),
  keyImages: z.array(keyImageSchema),
  comparisons: z.array(pairSchema).default([]),
  /** Null: left out by choice, or kept before there was such a part; empty: nothing was marked. */
  gait: z.array(gaitClipSchema).nullable().default(null),
  differences: z.array(reportDifferenceSchema).nullable().default(null),
  protocols: z.array(reportProtocolSchema).nullable().default(null),
  suggestions: z.array(suggestionSchema).nullable().default(null),
  measurements: z.array(measurementRowSchema).nullable(),
  clips: z.array(clipSchema),
  ...clinicalParts,
  /** Pairs and differences of two visits stand on a page of their own. */
  beforeAfter: z.boolean().default(false),
  /** The plans that go on; null as above. */
  plans: z.array(printedPlanSchema).nullable().default(null),
  /** What a report for the patient says; null in any other. */
  patientPage: patientPageSchema.nullable().default(null),
  /** What a home programme says; null in any other. */
  homePage: homePageSchema.nullable().default(null),
});
export type ReportModel = z.infer<typeof reportModelSchema>;

/** What the render worker is given: the model, where its pictures lie (by sha256) and the fonts' folder. */
export type RenderOrder = {
  readonly model: ReportModel | SheetModel;
  readonly pictures: Readonly<Record<string, string>>;
  readonly fontsFolder: string;
};
