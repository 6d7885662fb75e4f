import { z } from 'zod';
import { patchSchema } from '../annotation/patch.ts';
import { reviewRecordSchema } from '../annotation/records.ts';
import { captureSettingsSchema } from '../capture/settings.ts';
import { takeCameraSchema, takeConditionsSchema, takeLogSchema, takeSchema, takeSyncSchema } from '../capture/take.ts';
import { videoPurposes } from '../clinical/consent/record.ts';
import { comparisonContentSchema, comparisonSchema } from '../domain/comparison.ts';
import { exportTables } from '../domain/exportTable.ts';
import { frameIndexSchema, frameNo } from '../domain/frameIndex.ts';
import { hintDecisions, hintSchema, visitHintsSchema } from '../domain/gaitHint.ts';
import { gaitDifferenceSchema, gaitTakeSchema, keptDifferenceSchema } from '../domain/gaitTake.ts';
import {
  comparisonId,
  jobId,
  patientId,
  protocolRunId,
  recordId,
  recordingId,
  reportId,
  takeGroupId,
  takeId,
  uploadId,
  visitId,
} from '../domain/ids.ts';
import { measurementRowSchema } from '../domain/measurement.ts';
import { patientDetailsSchema, patientSchema, patientSummarySchema, visitDetailsSchema, visitSchema } from '../domain/patient.ts';
import { conditionsSchema, probeSchema, recordingSchema, views } from '../domain/recording.ts';
import { removedSchema } from '../domain/removed.ts';
import { reportContentSchema, reportOptionsSchema, reportSchema } from '../domain/report.ts';
import { clinicSchema, preferencesSchema, settingsSchema } from '../domain/settings.ts';
import { purposes } from '../gait/difference.ts';
import { listedProtocolSchema, protocolListSchema } from '../protocol/listing.ts';
import { protocolIdSchema, protocolSchema } from '../protocol/protocol.ts';
import { listedRunSchema, runStateSchema } from '../protocol/run.ts';
import { clinicalApi } from './clinicalApi.ts';
import { custodyApi } from './custodyApi.ts';
import { jobStateSchema } from './events.ts';
import { everythingApi } from './everythingApi.ts';
import { done, method, none } from './method.ts';
import { planApi } from './planApi.ts';
import { timelineApi } from './timelineApi.ts';

/** Where a file to import comes from. A path is only taken from a host that can hand out paths (Electron, command line). */
export const importSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('path'), path: z.string().min(1).max(32000) }),
  z.object({
    kind: z.literal('upload'),
    uploadId,
    name: z.string().min(1).max(1000),
    /** A Kinovea file that lay beside it, if any. */
    kvaUploadId: uploadId.nullable().default(null),
  }),
]);
export type ImportSource = z.infer<typeof importSourceSchema>;

/** The state of one recording's review: all records that concern it, calibrations of its camera position included. */
export const reviewSchema = z.object({
  recordingId,
  /** Number of edits applied so far; an edit names the sequence it was made on. */
  sequence: z.int().nonnegative(),
  records: z.array(reviewRecordSchema),
  /** Words for what undo and redo would do; null when there is nothing. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});
export type Review = z.infer<typeof reviewSchema>;

/** A take that something killed, with whom it is of and what of it is safe. */
export const unfinishedTakeSchema = patientSchema
  .pick({ familyName: true, givenName: true })
  .extend({ take: takeSchema, patientId, seconds: z.number().nonnegative() });

export const auditEntrySchema = z.object({
  id: z.int().positive(),
  at: z.iso.datetime(),
  actor: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  detail: z.string(),
});

const meant = z.array(z.enum(purposes)).max(purposes.length);
const twoClips = z.object({ a: recordingId, b: recordingId });

/** Patients, visits, clips and what is made of them. */
const filmApi = {
  'app.info': method(
    none,
    z.object({
      version: z.string(),
      host: z.enum(['electron', 'browser', 'command-line']),
      platform: z.string(),
      dataFolder: z.string(),
      /** The host gives real file paths and native dialogs. */
      nativeFiles: z.boolean(),
      ffmpeg: z.string().nullable(),
      empty: z.boolean(),
    }),
  ),
  'settings.get': method(none, settingsSchema),
  'settings.setClinic': method(clinicSchema.omit({ hasLogo: true }), settingsSchema),
  'settings.setLogo': method(z.object({ uploadId: uploadId.nullable() }), settingsSchema),
  'settings.setPreferences': method(preferencesSchema, settingsSchema),
  'settings.getCapture': method(none, captureSettingsSchema),
  'settings.setCapture': method(captureSettingsSchema, captureSettingsSchema),

  'patients.search': method(
    z.object({ query: z.string().max(200), limit: z.int().min(1).max(500).default(50), offset: z.int().min(0).default(0) }),
    z.object({ total: z.int(), patients: z.array(patientSummarySchema) }),
  ),
  'patients.get': method(z.object({ id: patientId }), patientSchema),
  /** Likely the same person: same birth date and a similar name, or the same names. */
  'patients.similar': method(
    z.object({
      familyName: z.string(),
      givenName: z.string(),
      birthDate: z.string().nullable(),
      except: patientId.nullable().default(null),
    }),
    z.array(patientSummarySchema),
  ),
  /** Fails with 'duplicate' when someone similar exists and `despiteSimilar` is false. */
  'patients.create': method(z.object({ details: patientDetailsSchema, despiteSimilar: z.boolean().default(false) }), patientSchema),
  'patients.update': method(z.object({ id: patientId, revision: z.int(), details: patientDetailsSchema }), patientSchema),
  'patients.remove': method(z.object({ id: patientId }), patientSchema),
  'patients.restore': method(z.object({ id: patientId }), patientSchema),

  'visits.list': method(
    z.object({ patientId }),
    z.array(
      visitSchema.extend({
        recordings: z.int(),
        keyImages: z.int(),
        reports: z.int(),
        forms: z.int(),
        /** Null while it is a draft. */
        signedAt: z.iso.datetime().nullable(),
      }),
    ),
  ),
  'visits.get': method(z.object({ id: visitId }), visitSchema),
  'visits.create': method(z.object({ patientId, details: visitDetailsSchema }), visitSchema),
  'visits.update': method(z.object({ id: visitId, revision: z.int(), details: visitDetailsSchema }), visitSchema),
  'visits.remove': method(z.object({ id: visitId }), visitSchema),
  'visits.restore': method(z.object({ id: visitId }), visitSchema),

  'recordings.list': method(z.object({ visitId }), z.array(recordingSchema)),
  'recordings.get': method(z.object({ id: recordingId }), recordingSchema),
  'recordings.frameIndex': method(z.object({ id: recordingId }), frameIndexSchema),
  'recordings.update': method(
    z.object({
      id: recordingId,
      title: z.string().trim().max(200),
      view: z.enum(views),
      cameraPosition: z.string().trim().max(100),
      condition: z.string().trim().max(200),
      speed: z.number().positive().max(15).nullable(),
      /** Without it they stay as they are. */
      conditions: conditionsSchema.optional(),
    }),
    recordingSchema,
  ),
  /** The clinician's answer to the one question; kept with its provenance. */
  'recordings.confirmRate': method(z.object({ id: recordingId, framesPerSecond: z.number().positive().max(20000) }), recordingSchema),
  'recordings.remove': method(z.object({ id: recordingId }), recordingSchema),
  'recordings.restore': method(z.object({ id: recordingId }), recordingSchema),

  /** Opens a byte channel to write to: PUT chunks to media id `upload-<id>`. */
  'uploads.begin': method(z.object({ name: z.string().max(1000), bytes: z.int().nonnegative() }), z.object({ id: uploadId })),
  'uploads.abandon': method(z.object({ id: uploadId }), done),
  /** Native dialog; only where `nativeFiles`. Cancelled gives an empty list. */
  'files.pickVideos': method(none, z.object({ paths: z.array(z.string()) })),
  'media.probe': method(z.object({ source: importSourceSchema }), probeSchema),
  /** One job a file; a bad file never touches the others. */
  'import.start': method(z.object({ visitId, sources: z.array(importSourceSchema).min(1).max(200) }), z.object({ jobs: z.array(jobId) })),

  /** Opens one file a camera to append to: PUT chunks to media id `take-<id>`, each safe on the disk when it is answered. */
  'takes.begin': method(
    z.object({ visitId, conditions: takeConditionsSchema, cameras: z.array(takeCameraSchema).min(1).max(4) }),
    z.array(takeSchema),
  ),
  /** Job; its result holds `recordingId`. Without a log the take is one that was saved from a killed program. */
  'takes.finish': method(z.object({ id: takeId, log: takeLogSchema.nullable() }), z.object({ job: jobId })),
  /** Takes that nobody is recording and nobody has finished, of all patients, oldest first. */
  'takes.unfinished': method(none, z.array(unfinishedTakeSchema)),
  /** Only of an unfinished take: a finished one is a recording, and removed as such. */
  'takes.discard': method(z.object({ id: takeId }), takeSchema),
  'takes.restore': method(z.object({ id: takeId }), takeSchema),
  'takes.ofVisit': method(z.object({ visitId }), z.array(takeSchema)),
  'takes.ofRecording': method(z.object({ recordingId }), takeSchema.nullable()),
  'takes.setSync': method(takeSyncSchema, done),
  'takes.sync': method(z.object({ groupId: takeGroupId }), takeSyncSchema.nullable()),

  'jobs.list': method(none, z.array(jobStateSchema)),
  'jobs.cancel': method(z.object({ id: jobId }), done),

  'review.get': method(z.object({ recordingId }), reviewSchema),
  /** Fails with 'conflict' when `sequence` is not the present one: read again, then repeat. */
  'review.apply': method(z.object({ recordingId, sequence: z.int(), label: z.string().min(1).max(200), patch: patchSchema }), reviewSchema),
  'review.undo': method(z.object({ recordingId, sequence: z.int() }), reviewSchema),
  'review.redo': method(z.object({ recordingId, sequence: z.int() }), reviewSchema),
  /** Adopts an uploaded PNG as the bare picture (no annotation) of a key image. */
  'review.setPicture': method(z.object({ recordingId, keyImageId: recordId, frame: frameNo, uploadId }), done),

  /** Comparisons whose clips are all there, newest change first. */
  'comparisons.list': method(z.object({ patientId }), z.array(comparisonSchema)),
  'comparisons.get': method(z.object({ id: comparisonId }), comparisonSchema),
  /** The clip of the same view at the last visit before this clip's own; null when there is none. */
  'comparisons.lastSame': method(z.object({ recordingId }), recordingSchema.nullable()),
  /** The comparison of these clips as it was left; made, and lined up by what is marked on them, when there is none yet. */
  'comparisons.open': method(
    z.object({
      clips: z
        .array(z.object({ recordingId, mirrored: z.boolean().default(false) }))
        .min(2)
        .max(4),
    }),
    comparisonSchema,
  ),
  /** Fails with 'conflict' when `revision` is not the present one. */
  'comparisons.update': method(z.object({ id: comparisonId, revision: z.int(), content: comparisonContentSchema }), comparisonSchema),
  'comparisons.remove': method(z.object({ id: comparisonId }), comparisonSchema),
  'comparisons.restore': method(z.object({ id: comparisonId }), comparisonSchema),

  /** What is measured of the gait on each clip of a visit, in the order of the clips. */
  'gait.takesOfVisit': method(z.object({ visitId }), z.array(gaitTakeSchema)),
  /** `purposes`: in what the two clips differ on purpose; null: as it was kept with, else nothing. Clips of one patient only. */
  'gait.difference': method(twoClips.extend({ purposes: meant.nullable().default(null) }), gaitDifferenceSchema),
  /** Keeps the difference of two clips for the report, or no longer; two clips go there once, this way round. */
  'gait.keepDifference': method(twoClips.extend({ purposes: meant, kept: z.boolean() }), gaitDifferenceSchema),
  /** Those that go to the report in which a clip of the visit stands, oldest first. */
  'gait.keptDifferences': method(z.object({ visitId }), z.array(keptDifferenceSchema)),

  /** What the numbers of a visit give rise to, with what the clinician said to it. */
  'gait.hints': method(z.object({ visitId }), visitHintsSchema),
  /**
   * Accepts or dismisses a suggestion with a note, or takes the decision back (null). The suggestion is kept as it is now; where only the note is another, as it was when
   * decided on.
   */
  'gait.decideHint': method(
    z.object({
      visitId,
      hintId: hintSchema.shape.id,
      subject: hintSchema.shape.subject,
      decision: z.enum(hintDecisions).nullable(),
      note: z.string().trim().max(2000).default(''),
    }),
    visitHintsSchema,
  ),

  /** The protocols that can be begun, and what is wrong with files that cannot be used. */
  'protocols.list': method(none, protocolListSchema),
  /** Writes the clinic's own file of this id, also in place of one that comes with Soleus. Fails with 'conflict' when `revision` is not that of the present file. */
  'protocols.save': method(z.object({ protocol: protocolSchema, revision: z.int().nonnegative() }), listedProtocolSchema),
  /** The clinic's own only; its file stays in the folder, out of use. */
  'protocols.remove': method(z.object({ id: protocolIdSchema }), done),
  /** Brings back what was removed last of this id. */
  'protocols.restore': method(z.object({ id: protocolIdSchema }), listedProtocolSchema),
  /** Begins a protocol in a visit, as its file stands now, or goes on with it as it was begun. */
  'protocolRuns.open': method(z.object({ visitId, protocolId: protocolIdSchema }), listedRunSchema),
  /** The one opened last first. */
  'protocolRuns.ofVisit': method(z.object({ visitId }), z.array(listedRunSchema)),
  /** Fails with 'conflict' when `revision` is not the present one. */
  'protocolRuns.update': method(z.object({ id: protocolRunId, revision: z.int(), state: runStateSchema }), listedRunSchema),

  'measurements.ofVisit': method(z.object({ visitId }), z.array(measurementRowSchema)),
  /** Makes a file to fetch through media id `output-<id>`. A CSV file holds one table of the visit; a workbook holds them all, whichever is named. */
  'measurements.export': method(
    z.object({ visitId, format: z.enum(['csv', 'xlsx']), table: z.enum(exportTables).default('measurements') }),
    z.object({ outputId: z.string(), fileName: z.string() }),
  ),

  /**
   * Makes an uploaded picture, video or table of curves of these clips a file to fetch through media id `output-<id>`, and writes down that they leave the program. Fails with
   * 'consent-missing' where one of them may not.
   */
  'exports.keep': method(
    z.object({
      uploadId,
      kind: z.enum(['png', 'mp4', 'csv']),
      recordings: z.array(recordingId).min(1).max(4),
      purpose: z.enum(videoPurposes).default('care'),
    }),
    z.object({ outputId: z.string() }),
  ),

  /** Job; its result holds `outputId`, the PDF to show, and its size in `bytes`. Nothing is kept. */
  'reports.preview': method(z.object({ visitId, options: reportOptionsSchema }), z.object({ job: jobId })),
  /** Job; its result holds `reportId`. */
  'reports.create': method(z.object({ visitId, options: reportOptionsSchema }), z.object({ job: jobId })),
  /** How much there is of each part that a report or table of the visit can hold. */
  'reports.content': method(z.object({ visitId }), reportContentSchema),
  'reports.list': method(z.object({ visitId }), z.array(reportSchema)),
  'reports.get': method(z.object({ id: reportId }), reportSchema),

  /** Hands a made file to the system: native save dialog, or 'download' where the page must do it itself. */
  'files.saveAs': method(
    z.object({ mediaId: z.string().max(200), suggestedName: z.string().max(300), purpose: z.enum(videoPurposes).default('care') }),
    z.object({ outcome: z.enum(['saved', 'cancelled', 'download']) }),
  ),
  'files.open': method(
    z.object({ mediaId: z.string().max(200), purpose: z.enum(videoPurposes).default('care') }),
    z.object({ outcome: z.enum(['opened', 'download']) }),
  ),

  /** What was removed and can be brought back, newest first. */
  'removed.list': method(z.object({ limit: z.int().min(1).max(1000).default(200) }), z.array(removedSchema)),
  'audit.list': method(
    z.object({ entityId: z.string().nullable().default(null), limit: z.int().min(1).max(1000).default(200) }),
    z.array(auditEntrySchema),
  ),
  /** Job: makes the invented sample patient with two visits. */
  'sample.create': method(none, z.object({ job: jobId })),
} as const;

/** THE table: every call of every host. Name, parsed input, parsed output. */
export const api: typeof filmApi & typeof clinicalApi & typeof custodyApi & typeof planApi & typeof everythingApi & typeof timelineApi = {
  ...filmApi,
  ...clinicalApi,
  ...custodyApi,
  ...planApi,
  ...everythingApi,
  ...timelineApi,
};

export type MethodName = keyof typeof api;
export const methodNames = Object.keys(api) as readonly MethodName[];
export type Input<M extends MethodName> = z.input<(typeof api)[M]['input']>;
export type ParsedInput<M extends MethodName> = z.output<(typeof api)[M]['input']>;
export type Output<M extends MethodName> = z.output<(typeof api)[M]['output']>;
