import { z } from 'zod';
import type { Brand } from './brand.ts';

/** Ids are UUIDs in lower case, made by the `Ids` port; the core never makes one. */
const uuid = z.uuid();

export type PatientId = Brand<string, 'PatientId'>;
export type VisitId = Brand<string, 'VisitId'>;
export type RecordingId = Brand<string, 'RecordingId'>;
export type RecordId = Brand<string, 'RecordId'>;
export type ReportId = Brand<string, 'ReportId'>;
export type JobId = Brand<string, 'JobId'>;
export type UploadId = Brand<string, 'UploadId'>;
export type TakeId = Brand<string, 'TakeId'>;
export type TakeGroupId = Brand<string, 'TakeGroupId'>;
export type ComparisonId = Brand<string, 'ComparisonId'>;
export type ProtocolRunId = Brand<string, 'ProtocolRunId'>;

export const patientId = uuid.transform((id) => id as PatientId);
export const visitId = uuid.transform((id) => id as VisitId);
export const recordingId = uuid.transform((id) => id as RecordingId);
/** Id of one record of a review document: a shape, key image, mark or calibration. */
export const recordId = uuid.transform((id) => id as RecordId);
export const reportId = uuid.transform((id) => id as ReportId);
export const jobId = uuid.transform((id) => id as JobId);
export const uploadId = uuid.transform((id) => id as UploadId);
export const takeId = uuid.transform((id) => id as TakeId);
export const takeGroupId = uuid.transform((id) => id as TakeGroupId);
export const comparisonId = uuid.transform((id) => id as ComparisonId);
export const protocolRunId = uuid.transform((id) => id as ProtocolRunId);
