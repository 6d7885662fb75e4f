import { z } from 'zod';
import { sha256Hex } from '../clinical/entry.ts';
import { type LeftOut, leftOutSchema } from './leftOut.ts';
import { type FolderPerson, folderPersonSchema } from './manifest.ts';

const count = z.int().nonnegative();
const leftOut: z.ZodType<LeftOut> = leftOutSchema;
const person: z.ZodType<FolderPerson> = folderPersonSchema;

/** What would be taken out now. */
export const takeOutPreviewSchema = z.object({
  patients: count,
  visits: count,
  clips: count,
  reports: count,
  /** Of files that are copied. */
  bytes: count,
  leftOut: z.array(leftOut),
  /** Where folders go when nobody says otherwise. */
  into: z.string(),
});
export interface TakeOutPreview extends z.infer<typeof takeOutPreviewSchema> {}

/** Whether somebody in a folder is in this record too; `erased`: was, and was erased for good. */
export const presences = ['new', 'here', 'erased'] as const;

/** What a folder holds, by what it says of itself; its files are checked only when it is read in. */
export const folderSummarySchema = z.object({
  /** Where it lies. */
  folder: z.string(),
  kind: z.enum(['patient', 'clinic']),
  madeAt: z.iso.datetime(),
  program: z.string(),
  patients: z.array(z.object({ person, presence: z.enum(presences) })),
  files: count,
  bytes: count,
  rows: count,
  leftOut: z.array(leftOut),
  /** Of the manifest: reading in names what was looked at. */
  sha256: sha256Hex,
});
export interface FolderSummary extends z.infer<typeof folderSummarySchema> {}
