import type { PatientId } from '#core/domain/ids.ts';
import type { TakeOutPreview } from '#core/everything/schema.ts';
import { visitsOfPatient } from '#db/repositories/visits.ts';
import type { AppContext } from '../context.ts';
import { wholesOf } from './people.ts';
import { planFiles } from './plan.ts';

/** What would be taken out now. */
export async function previewTakeOut(context: AppContext, patientId: PatientId | null): Promise<TakeOutPreview> {
  const { db, folders } = context;
  const wholes = wholesOf(db, patientId);
  const preview = { patients: wholes.length, visits: 0, clips: 0, reports: 0, bytes: 0, leftOut: [] as TakeOutPreview['leftOut'] };
  for (const { patient, ids } of wholes) {
    const plan = await planFiles(context, db, ids);
    preview.visits += visitsOfPatient(db, patient.id).length;
    preview.clips += plan.leaving.size;
    preview.reports += plan.reports;
    preview.bytes += plan.files.reduce((sum, { bytes }) => sum + bytes, 0);
    preview.leftOut.push(...plan.leftOut);
  }
  return { ...preview, into: folders.exports };
}
