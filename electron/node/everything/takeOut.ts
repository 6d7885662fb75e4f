import { setImmediate } from 'node:timers/promises';
import { FailureError } from '#core/contract/failure.ts';
import type { PatientId, RecordingId } from '#core/domain/ids.ts';
import { openSnapshot } from '#db/everything/snapshot.ts';
import type { ReadDb } from '#db/sql.ts';
import { leaveOf } from '../clinical/leaving.ts';
import type { AppContext } from '../context.ts';
import type { JobContext } from '../ports.ts';
import { nowOf, written } from '../written.ts';
import { writeClinicFolder } from './clinicFolder.ts';
import { type FolderJob, type MadeFolder, writePatientFolder } from './patientFolder.ts';
import { tailOf, type Whole, wholesOf } from './people.ts';
import { planFiles } from './plan.ts';
import { refusalOf, wayOut } from './planShown.ts';
import { needRoom, openTarget, outside, type Target } from './target.ts';

export type TakeOutInput = { readonly patientId: PatientId | null; readonly into: string | null };

/** For a row of the record and the files made of it, beside what is copied: kept free so that the disk is not filled to its end. */
const reserveBytes = 20_000_000;

/**
 * Takes one patient or all out into a folder of its own. What is in it is the record as it was when the job began, and what may leave by the consents as they stand when the
 * folder is finished; a consent that is withdrawn meanwhile makes it fail. Everything or nothing: see `openTarget`.
 */
export async function takeOut(
  context: AppContext,
  { patientId, into }: TakeOutInput,
  { signal, report }: JobContext,
): Promise<{ folder: string }> {
  const { folders, ports } = context;
  report(null, 'Looking at what there is');
  const snapshot = openSnapshot(folders.record, ports.databaseKey);
  try {
    const wholes = wholesOf(snapshot.db, patientId);
    const madeAt = nowOf(context);
    await using target = await openTarget(folders, ports.dataFolder, into, nameOf(patientId, madeAt));
    try {
      const total = await bytesOf(context, snapshot.db, wholes);
      await needRoom(target.folder, total + reserveBytes);
      let done = 0;
      let step = patientId === null ? '' : 'Copying';
      const job: FolderJob = {
        context,
        snapshot: snapshot.db,
        signal,
        madeAt,
        alone: patientId !== null,
        onBytes: (bytes) => {
          done += bytes;
          report(total === 0 ? null : done / total, step);
        },
      };
      if (patientId === null) {
        const { sha256, parts } = await writeClinicFolder(job, wholes, target.folder, (n) => {
          step = `Patient ${n} of ${wholes.length}`;
          report(total === 0 ? n / wholes.length : done / total, step);
        });
        await refuseWithdrawn(context, parts);
        finish(context, target, parts, { entity: 'record', entityId: 'all', sha256 });
      } else {
        for (const whole of wholes) {
          const made = await writePatientFolder(job, whole, target.folder);
          await refuseWithdrawn(context, [made]);
          finish(context, target, [made], { entity: 'patient', entityId: patientId, sha256: made.sha256 });
        }
      }
      return { folder: target.finalFolder };
    } catch (error) {
      throw outside(error, target.finalFolder);
    }
  } finally {
    snapshot.close();
  }
}

const nameOf = (patientId: PatientId | null, at: string): string => {
  const stamp = at.replaceAll(/[-:]/g, '').slice(0, 15);
  return patientId === null ? `soleus-all-patients-${stamp}` : `soleus-patient-${tailOf(patientId)}-${stamp}`;
};

async function bytesOf(context: AppContext, snapshot: ReadDb, wholes: readonly Whole[]): Promise<number> {
  let bytes = 0;
  for (const { ids } of wholes) for (const file of (await planFiles(context, snapshot, ids)).files) bytes += file.bytes;
  return bytes;
}

/** Throws 'consent-missing' where something that was written may not leave any more. */
async function refuseWithdrawn(context: AppContext, parts: readonly MadeFolder[]): Promise<void> {
  for (const { plan } of parts) {
    const clips: readonly RecordingId[] = [...plan.leaving.keys()];
    if (!leaveOf(context, clips, wayOut).may || plan.unlisted.some((one) => refusalOf(context, one) !== null))
      throw new FailureError(
        'consent-missing',
        'A consent to the use of video was withdrawn while the folder was being written.',
        'Take it out once more: what may not leave is then left out.',
      );
    // Of a large clinic it takes its time: whoever else is waiting comes between.
    if (parts.length > 1) await setImmediate();
  }
}

/** Gives the folder its name and writes down that it left, both or neither. */
function finish(
  context: AppContext,
  target: Target,
  parts: readonly MadeFolder[],
  { entity, entityId, sha256 }: { readonly entity: string; readonly entityId: string; readonly sha256: string },
): void {
  const clips = parts.reduce((sum, { plan }) => sum + plan.leaving.size, 0);
  const left = parts.reduce((sum, { manifest }) => sum + manifest.leftOut.length, 0);
  const detail = `everything, manifest ${sha256}, ${clips} clips, ${left} things left out`;
  try {
    written(context, { action: 'exported', entity, entityId, detail }, () => target.finish());
  } catch (error) {
    target.takeBack();
    throw error;
  }
}
