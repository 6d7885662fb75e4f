import { FailureError } from '#core/contract/failure.ts';
import type { PatientId } from '#core/domain/ids.ts';
import { type Merge, type MergeId, type MergePreview, mergeSchema } from '#core/domain/merge.ts';
import { type Patient, type PatientDetails, patientDetailsSchema } from '#core/domain/patient.ts';
import * as merges from '#db/repositories/merges.ts';
import { patientById, setPatientRemoved, updatePatient } from '#db/repositories/patients.ts';
import { exclusively } from '#db/sql.ts';
import { presentPatient } from '../clinical/present.ts';
import { refreshPromises } from '../clinical/promises.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { found, nowOf, staleWindow, written } from '../written.ts';

type MergingMethods = 'patients.mergePreview' | 'patients.merge' | 'patients.unmerge' | 'patients.merges';

const fields = patientDetailsSchema.keyof().options;
const saysNothing = (value: unknown): boolean => value === null || value === '' || value === 'not-stated';

/** Field by field: the same, said by one of them only, or different; and what is proposed. Notes of both are put one below the other. */
function compared(keep: Patient, merge: Patient): Pick<MergePreview, 'fields' | 'proposed'> {
  const states = fields.map((field) => {
    const [a, b] = [keep[field], merge[field]];
    const state = a === b ? ('same' as const) : saysNothing(a) || saysNothing(b) ? ('one' as const) : ('differ' as const);
    return { field, state };
  });
  const chosen = Object.fromEntries(fields.map((field) => [field, saysNothing(keep[field]) ? merge[field] : keep[field]]));
  const proposed = patientDetailsSchema.parse(chosen);
  const both = keep.notes !== merge.notes && keep.notes !== '' && merge.notes !== '';
  return { fields: states, proposed: both ? { ...proposed, notes: `${keep.notes}\n\n${merge.notes}` } : proposed };
}

export function mergingHandlers(context: AppContext): Pick<Handlers, MergingMethods> {
  const { db, events, ports } = context;
  const both = (keepId: PatientId, mergedId: PatientId): { readonly keep: Patient; readonly merge: Patient } => {
    if (keepId === mergedId)
      throw new FailureError('invalid-input', 'This is the same record twice.', 'Choose another record of the person.');
    const [keep, merge] = [presentPatient(db, keepId, 'write'), presentPatient(db, mergedId, 'write')];
    if (keep.sample !== merge.sample)
      throw new FailureError('invalid-input', 'The sample patient is nobody.', 'Merge records of one person.');
    return { keep, merge };
  };
  const changed = (id: MergeId): Merge => {
    const merge = mergeSchema.parse(found(merges.mergeById(db, id), 'merge'));
    for (const patient of [merge.keepId, merge.mergedId]) {
      events.emit({ type: 'changed', topic: 'patients', id: patient });
      events.emit({ type: 'changed', topic: 'clinical', id: patient });
    }
    events.emit({ type: 'changed', topic: 'visit', id: null });
    return merge;
  };
  const isEdited = (before: Patient, details: PatientDetails): boolean => fields.some((field) => before[field] !== details[field]);

  return {
    'patients.mergePreview': ({ keep: keepId, merge: mergedId }) => {
      const { keep, merge } = both(keepId, mergedId);
      return { keep, merge, ...compared(keep, merge), moves: merges.belongingsOf(db, mergedId) };
    },
    'patients.merge': ({ keep: keepId, merge: mergedId, keepRevision, mergeRevision, details }) => {
      const { keep, merge } = both(keepId, mergedId);
      if (keep.revision !== keepRevision || merge.revision !== mergeRevision) throw staleWindow('patient');
      const id = ports.ids.next() as MergeId;
      const edited = fields.filter((field) => keep[field] !== details[field]).join(', ');
      exclusively(db, () =>
        written(
          context,
          {
            action: 'merged',
            entity: 'patient',
            entityId: keepId,
            detail: `with ${mergedId}${isEdited(keep, details) ? `: ${edited}` : ''}`,
          },
          (at) => {
            const moved = merges.moveBelongings(db, mergedId, keepId);
            if (!updatePatient(db, keepId, keepRevision, details, at)) throw staleWindow('patient');
            setPatientRemoved(db, mergedId, at, at);
            merges.addMerge(db, { id, keepId, mergedId, mergedAt: at, undoneAt: null, keep, merged: merge, moved });
            for (const patient of [mergedId, keepId]) refreshPromises(db, patient);
          },
        ),
      );
      return changed(id);
    },
    'patients.unmerge': ({ id }) => {
      const merge = found(merges.mergeById(db, id), 'merge');
      const { keepId, mergedId, undoneAt } = merge;
      if (undoneAt !== null) throw new FailureError('conflict', 'This merge was undone already.', 'Open either patient.');
      if (merges.mergeAway(db, keepId) !== null)
        throw new FailureError('conflict', 'This record was merged into another since.', 'Undo that merge first.');
      const across = merges.madeAcross(db, merge);
      if (across > 0)
        throw new FailureError(
          'conflict',
          `${across} ${across === 1 ? 'thing was' : 'things were'} made across both records since: comparisons, differences, or forms of the other’s episode or course.`,
          'Remove them or move them to their own episode, then undo the merge.',
        );
      const keepNow = found(patientById(db, keepId), 'patient');
      exclusively(db, () =>
        written(context, { action: 'unmerged', entity: 'patient', entityId: keepId, detail: `from ${mergedId}` }, () => {
          merges.moveBack(db, merge);
          merges.restorePatients(db, merge, keepNow);
          merges.setMergeUndone(db, id, nowOf(context));
          for (const patient of [keepId, mergedId]) refreshPromises(db, patient);
        }),
      );
      return changed(id);
    },
    'patients.merges': ({ patientId }) => {
      presentPatient(db, patientId, 'read');
      return merges.mergesOf(db, patientId).map((merge) => mergeSchema.parse(merge));
    },
  };
}
