import { canonical } from '#core/clinical/signedContent.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { StoredShoe } from '#core/plan/stored.ts';
import { runsOfPatient } from '#db/repositories/runs.ts';
import * as shoes from '#db/repositories/shoes.ts';
import { changedKeys } from '../clinical/changedKeys.ts';
import { presentPatient } from '../clinical/present.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { found, nowOf, staleWindow, written } from '../written.ts';

type ShoeMethods = 'shoes.list' | 'shoes.create' | 'shoes.update' | 'shoes.remove' | 'shoes.restore';

export function shoesHandlers(context: AppContext): Pick<Handlers, ShoeMethods> {
  const { db, events, ports } = context;
  const get = (id: string): StoredShoe => found(shoes.shoeById(db, id), 'shoe');
  const changed = (id: string): StoredShoe => {
    const shoe = get(id);
    events.emit({ type: 'changed', topic: 'plan', id: shoe.patientId });
    return shoe;
  };
  const setRemoved = (id: string, removed: boolean): StoredShoe => {
    const before = get(id);
    if ((before.removedAt !== null) === removed) return before;
    presentPatient(db, before.patientId, 'write');
    if (removed && runsOfPatient(db, before.patientId).some(({ details: { shoeId } }) => 'given' in shoeId && shoeId.given === id))
      throw new FailureError('conflict', 'Runs were done in this shoe.', 'Retire it instead, so that its distance is kept.');
    written(context, { action: removed ? 'removed' : 'restored', entity: 'shoe', entityId: id }, (at) =>
      shoes.setShoeRemoved(db, id, removed ? at : null, at),
    );
    return changed(id);
  };
  return {
    'shoes.list': ({ patientId }) => {
      presentPatient(db, patientId, 'read');
      return shoes.shoesOfPatient(db, patientId);
    },
    'shoes.create': ({ patientId, details }) => {
      presentPatient(db, patientId, 'write');
      const id = ports.ids.next();
      written(context, { action: 'created', entity: 'shoe', entityId: id }, () =>
        shoes.addShoe(db, patientId, { id, ...details }, nowOf(context)),
      );
      return changed(id);
    },
    'shoes.update': ({ id, revision, details }) => {
      const before = get(id);
      if (before.revision !== revision) throw staleWindow('shoe');
      if (before.removedAt !== null) throw new FailureError('conflict', 'This shoe was removed.', 'Bring it back first.');
      presentPatient(db, before.patientId, 'write');
      const next = { id, ...details };
      if (canonical(before.details) === canonical(next)) return before;
      written(context, { action: 'updated', entity: 'shoe', entityId: id, detail: changedKeys(before.details, next) }, (at) => {
        if (!shoes.updateShoe(db, next, revision, at)) throw staleWindow('shoe');
      });
      return changed(id);
    },
    'shoes.remove': ({ id }) => setRemoved(id, true),
    'shoes.restore': ({ id }) => setRemoved(id, false),
  };
}
