import { z } from 'zod';
import { type ClinicTable, clinicTableSchemas } from '../clinical/clinicTables.ts';
import { consentGivenSchema, consentWithdrawnSchema, leavingSchema, mayLeaveSchema } from '../clinical/consent/give.ts';
import { consentSchema } from '../clinical/consent/record.ts';
import { consentTextSchema } from '../clinical/consent/texts.ts';
import { clinicianSchema, sha256Hex } from '../clinical/entry.ts';
import { homeSchema } from '../clinical/home.ts';
import { textPackSchema } from '../clinical/outcomes/textPack.ts';
import { erasureReasons, tombstoneSchema } from '../clinical/retention/erasure.ts';
import { erasurePreviewSchema, legalHoldSchema, retentionDueSchema } from '../clinical/retention/schema.ts';
import { patientId, uploadId } from '../domain/ids.ts';
import { mergeId, mergePreviewSchema, mergeSchema } from '../domain/merge.ts';
import { patientDetailsSchema, patientSchema } from '../domain/patient.ts';
import { done, method, none } from './method.ts';

const pair = { keep: patientId, merge: patientId };
const ofPatient = z.object({ patientId });

/** A table with the number of times it was changed; 0 is as delivered. */
const table = <T extends z.ZodType>(value: T) => z.object({ revision: z.int().nonnegative(), value });
const setTable = <T extends ClinicTable>(name: T) =>
  z.object({
    table: z.literal(name),
    revision: z.int().nonnegative(),
    value: clinicTableSchemas[name] as (typeof clinicTableSchemas)[T],
  });

const { devices, noteTemplates, snippets, rules, thresholds, textPacks, retention, redFlags, clinicians, consentAge, reportTemplate } =
  clinicTableSchemas;
export const clinicTablesSchema = z.object({
  devices: table(devices),
  noteTemplates: table(noteTemplates),
  snippets: table(snippets),
  rules: table(rules),
  thresholds: table(thresholds),
  textPacks: table(textPacks),
  retention: table(retention),
  /** With the hash that a consent to each keeps. */
  consentTexts: table(z.array(consentTextSchema.extend({ sha256: sha256Hex }))),
  redFlags: table(redFlags),
  clinicians: table(clinicians),
  consentAge: table(consentAge),
  reportTemplate: table(reportTemplate),
});

/** Who may see what, what may leave, what is kept and how long; and what the clinic set for itself. */
export const custodyApi = {
  'home.today': method(none, homeSchema),

  /** Newest first, the withdrawn ones too. */
  'consents.ofPatient': method(ofPatient, z.array(consentSchema)),
  'consents.give': method(consentGivenSchema, consentSchema),
  'consents.withdraw': method(consentWithdrawnSchema, consentSchema),
  /** Whether clips, or a made file that shows some, may leave, and if not why, clip by clip. Reads only. */
  'consents.check': method(leavingSchema, mayLeaveSchema),
  /**
   * The page is about to let clips out by itself, onto the clipboard or to a printer. Fails with 'consent-missing' where they may not; else it is written down that they
   * left.
   */
  'exports.letOut': method(leavingSchema, done),

  'patients.mergePreview': method(z.object(pair), mergePreviewSchema),
  /** Moves all of one record to another of the same person, whose details become `details`. Fails with 'conflict' when either has changed since it was read. */
  'patients.merge': method(
    z.object({ ...pair, keepRevision: z.int(), mergeRevision: z.int(), details: patientDetailsSchema }),
    mergeSchema,
  ),
  /** Puts both records back as they were; what was done since at a visit goes with the visit. */
  'patients.unmerge': method(z.object({ id: mergeId }), mergeSchema),
  /** Merges that a patient stands in, newest first. */
  'patients.merges': method(ofPatient, z.array(mergeSchema)),

  'patients.erasePreview': method(ofPatient, erasurePreviewSchema),
  /** Removes for good what may be removed. The family name is typed to confirm it. `patient` is null where nothing is left. */
  'patients.erase': method(
    z.object({
      patientId,
      revision: z.int(),
      familyName: z.string(),
      reason: z.enum(erasureReasons),
      by: clinicianSchema,
    }),
    z.object({ patient: patientSchema.nullable(), tombstones: z.array(tombstoneSchema) }),
  ),
  /** What is due for removal, or will be soon, the most pressing first. */
  'retention.due': method(z.object({ limit: z.int().min(1).max(5000).default(500) }), z.array(retentionDueSchema)),
  /** Removes the videos of a patient whose period is over; metrics and key images stay. */
  'retention.removeVideos': method(
    z.object({ patientId, by: clinicianSchema }),
    z.object({ recordings: z.int().nonnegative(), tombstones: z.array(tombstoneSchema) }),
  ),
  'retention.holds': method(none, z.array(legalHoldSchema)),
  /** Keeps all of a patient whatever the day, with the reason; null lifts it. */
  'retention.hold': method(z.object({ patientId, reason: legalHoldSchema.shape.reason.nullable() }), z.array(legalHoldSchema)),

  'clinicTables.get': method(none, clinicTablesSchema),
  /** Fails with 'conflict' when `revision` is not the present one. */
  'clinicTables.set': method(
    z.discriminatedUnion('table', [
      setTable('devices'),
      setTable('noteTemplates'),
      setTable('snippets'),
      setTable('rules'),
      setTable('thresholds'),
      setTable('textPacks'),
      setTable('retention'),
      setTable('consentTexts'),
      setTable('redFlags'),
      setTable('clinicians'),
      setTable('consentAge'),
      setTable('reportTemplate'),
    ]),
    clinicTablesSchema,
  ),
  /** Reads a clinic's licensed wording from a file that was sent; takes the place of the one of its instrument and language. */
  'clinicTables.loadTextPack': method(z.object({ uploadId }), textPackSchema),
} as const;
