import { z } from 'zod';
import { sha256Hex } from '../clinical/entry.ts';
import { jobId, patientId } from '../domain/ids.ts';
import { type FolderSummary, folderSummarySchema, type TakeOutPreview, takeOutPreviewSchema } from '../everything/schema.ts';
import { method, none } from './method.ts';

const folder = z.string().trim().min(1, 'Say which folder.').max(4000);
const preview: z.ZodType<TakeOutPreview> = takeOutPreviewSchema;
const summary: z.ZodType<FolderSummary> = folderSummarySchema;
/** One patient, or null for all. */
const whose = patientId.nullable();

/** Everything of a patient, or of all, out into a folder, and in again. */
export const everythingApi = {
  'everything.preview': method(z.object({ patientId: whose }), preview),
  /**
   * Job; its result holds `folder`. `into` is a folder of this computer that is there, with its whole path; null for the one in the data folder. Until everything is written the
   * folder is called unfinished; cancelled or failed, nothing stays of it.
   */
  'everything.takeOut': method(z.object({ patientId: whose, into: folder.nullable().default(null) }), z.object({ job: jobId })),
  /** Fails with 'database-newer' for a folder of a newer Soleus, with 'damaged-file' where it contradicts itself. */
  'everything.look': method(z.object({ folder }), summary),
  /**
   * Job; its result holds `patients` and `kept`, how many came in and what stayed as it is here. `sha256` is that of what was looked at. All of it comes in or nothing.
   * Whoever is here already makes it fail with 'duplicate', or is left out with `existing` 'skip'.
   */
  'everything.readIn': method(
    z.object({ folder, sha256: sha256Hex, existing: z.enum(['refuse', 'skip']).default('refuse') }),
    z.object({ job: jobId }),
  ),
  /** Native dialog for a folder; only where `nativeFiles`. Null where nothing was chosen. */
  'files.pickFolder': method(none, z.object({ path: z.string().nullable() })),
} as const;
