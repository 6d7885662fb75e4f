import { z } from 'zod';
import { certainties, ownDefault, read, toVerify } from '../../domain/source.ts';

/** What is kept of a patient, as far as keeping goes. Key images, measurements and reports are part of the clinical record. */
export const recordTypes = ['clinical-record', 'raw-video', 'non-clinical-copy', 'working-copy', 'consent', 'audit-trail'] as const;
export type RecordType = (typeof recordTypes)[number];

/**
 * From when the years count. `last-treatment`: the last visit, of whatever age. `birth-if-child`: the birth of somebody who was under 18 at the last treatment;
 * `birth-if-17`: of somebody who was 17. `made`: when the thing itself was made. `at-once`: as soon as it is asked for.
 */
export const retentionStarts = ['last-treatment', 'birth-if-child', 'birth-if-17', 'made', 'at-once'] as const;

export const retentionRowSchema = z.strictObject({
  recordType: z.enum(recordTypes),
  from: z.enum(retentionStarts),
  years: z.int().min(0).max(150),
  months: z.int().min(0).max(11),
  /** A duty of law outlasts a wish for erasure; a period that the clinic chose does not. */
  basis: z.enum(['law', 'clinic']),
  /** All of this type is held: nothing of it is removed until the clinic lifts that. */
  legalHold: z.boolean(),
  source: z.strictObject({ words: z.string().trim().min(1).max(500), certainty: z.enum(certainties) }),
});
export type RetentionRow = z.infer<typeof retentionRowSchema>;

/** The clinic's own table. Where several rows apply to one thing, the longest counts; a type without a row is kept. */
export const retentionPolicySchema = z.strictObject({
  version: z.string().trim().min(1).max(40),
  rows: z.array(retentionRowSchema).min(1).max(100),
  /** Days before the end from which it is said that something is due soon. */
  warnDays: z.int().min(0).max(3650),
});
export type RetentionPolicy = z.infer<typeof retentionPolicySchema>;

const uk = read('UK practice: adults 8 years after the last treatment; children until 25, or 8 years after 18');
const row = (of: Omit<RetentionRow, 'months' | 'legalHold'> & Partial<RetentionRow>): RetentionRow => ({
  months: 0,
  legalHold: false,
  ...of,
});

/** As delivered, by UK practice; the schedule of another country is another, so every row can be edited. */
export const defaultRetention: RetentionPolicy = {
  version: 'retention-1',
  warnDays: 30,
  rows: [
    row({ recordType: 'clinical-record', from: 'last-treatment', years: 8, basis: 'law', source: uk }),
    row({ recordType: 'clinical-record', from: 'birth-if-child', years: 25, basis: 'law', source: uk }),
    row({
      recordType: 'clinical-record',
      from: 'birth-if-17',
      years: 26,
      basis: 'law',
      source: toVerify('8 years after 18 for who was 17 at the end of treatment'),
    }),
    row({
      recordType: 'raw-video',
      from: 'made',
      years: 2,
      basis: 'clinic',
      source: ownDefault('6 to 24 months; metrics and key images stay with the record'),
    }),
    row({
      recordType: 'non-clinical-copy',
      from: 'made',
      years: 2,
      basis: 'clinic',
      source: ownDefault('opt-in copies for teaching and the like'),
    }),
    row({
      recordType: 'working-copy',
      from: 'at-once',
      years: 0,
      basis: 'clinic',
      source: ownDefault('thumbnails, caches, review copies: made again when needed'),
    }),
    row({
      recordType: 'consent',
      from: 'last-treatment',
      years: 8,
      basis: 'law',
      source: toVerify('kept as long as the record that it stands for'),
    }),
    row({
      recordType: 'consent',
      from: 'birth-if-child',
      years: 25,
      basis: 'law',
      source: toVerify('kept as long as the record that it stands for'),
    }),
    row({
      recordType: 'consent',
      from: 'birth-if-17',
      years: 26,
      basis: 'law',
      source: toVerify('kept as long as the record that it stands for'),
    }),
    row({
      recordType: 'audit-trail',
      from: 'last-treatment',
      years: 8,
      basis: 'law',
      source: toVerify('at least six years by HIPAA; here as long as the record'),
    }),
  ],
};
