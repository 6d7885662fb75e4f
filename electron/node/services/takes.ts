import type { Take } from '#core/capture/take.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { JobId, TakeGroupId, TakeId } from '#core/domain/ids.ts';
import { patientById } from '#db/repositories/patients.ts';
import * as takes from '#db/repositories/takes.ts';
import { visitById } from '#db/repositories/visits.ts';
import { refuseBlocked } from '../clinical/flags.ts';
import { safetyFacts, safetyOf } from '../clinical/safety.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { finishTake } from '../jobs/finishTake.ts';
import { wholeFragments } from '../takes/fragments.ts';
import { found, nowOf, written } from '../written.ts';

type TakeMethods =
  | 'takes.begin'
  | 'takes.finish'
  | 'takes.unfinished'
  | 'takes.discard'
  | 'takes.restore'
  | 'takes.ofVisit'
  | 'takes.ofRecording'
  | 'takes.setSync'
  | 'takes.sync';

export function takesHandlers(context: AppContext): Pick<Handlers, TakeMethods> {
  const { db, events, ports, jobs, takeFiles } = context;
  const get = (id: TakeId): takes.StoredTake => found(takes.takeById(db, id), 'take');
  const withBytes = async (take: takes.StoredTake): Promise<Take> => ({
    ...take,
    camera: { ...take.camera },
    bytes: take.state === 'kept' ? 0 : await takeFiles.bytes(take.id),
  });
  /** One job a take: asked for from two windows, both wait for the same end. */
  const finishing = new Map<TakeId, JobId>();
  const changed = (visitId: string): void => events.emit({ type: 'changed', topic: 'takes', id: visitId });
  /** Between unfinished and thrown away, both ways. */
  const setState = (id: TakeId, from: 'recording' | 'discarded', to: 'recording' | 'discarded'): Promise<Take> => {
    const take = get(id);
    if (take.state === 'kept')
      throw new FailureError('conflict', 'This take is filed as a clip.', 'Remove the clip from the visit if it is not wanted.');
    if (take.state === from) {
      written(context, { action: to === 'discarded' ? 'removed' : 'restored', entity: 'take', entityId: id }, () =>
        takes.setTakeState(db, id, from, to),
      );
      changed(take.visitId);
    }
    return withBytes(get(id));
  };
  return {
    'takes.begin': async ({ visitId, conditions, cameras }) => {
      const visit = found(visitById(db, visitId), 'visit');
      if (visit.removedAt !== null)
        throw new FailureError('conflict', 'This visit was removed.', 'Bring the visit back first, or film in another.');
      // Not to have screened does not keep anybody from filming; a red flag that was raised does.
      refuseBlocked(safetyOf(visit.patientId, visit.id, safetyFacts(context, visit.patientId)), 'gait-run', ['flag']);
      if (new Set(cameras.map(({ role }) => role)).size !== cameras.length)
        throw new FailureError('invalid-input', 'Two cameras have the same place.', 'Give each camera its own place, then start again.');
      const group = ports.ids.next() as TakeGroupId;
      const number = takes.nextTakeNumber(db, visit.id);
      const begun: takes.StoredTake[] = cameras.map((camera) => ({
        id: ports.ids.next() as TakeId,
        groupId: group,
        visitId: visit.id,
        number,
        state: 'recording',
        camera,
        conditions,
        startedAt: nowOf(context),
        log: null,
        recordingId: null,
      }));
      try {
        for (const { id } of begun) await takeFiles.begin(id);
        written(context, { action: 'began', entity: 'take', entityId: group, detail: `${begun.length} cameras` }, () => {
          for (const take of begun) takes.addTake(db, take);
        });
      } catch (error) {
        for (const { id } of begun) await takeFiles.remove(id);
        throw error;
      }
      changed(visit.id);
      return Promise.all(begun.map(withBytes));
    },
    'takes.finish': ({ id, log }) => {
      const running = finishing.get(id);
      if (running !== undefined) return { job: running };
      const job = jobs.start({ kind: 'take', title: `Take ${get(id).number}`, work: (work) => finishTake(context, id, log, work) });
      finishing.set(id, job);
      void jobs.ended(job).then(() => finishing.delete(id));
      return { job };
    },
    'takes.unfinished': async () => {
      const left = takes.takesInState(db, 'recording').filter(({ id }) => !takeFiles.isLive(id));
      const described = left.map(async (take) => {
        const visit = visitById(db, take.visitId);
        const patient = visit === null ? null : patientById(db, visit.patientId);
        if (visit === null || patient === null || visit.removedAt !== null || patient.removedAt !== null) return [];
        const { familyName, givenName, id } = patient;
        const { seconds } = await wholeFragments(takeFiles.path(take.id)).catch(() => ({ seconds: 0 }));
        return [{ take: await withBytes(take), familyName, givenName, patientId: id, seconds }];
      });
      return (await Promise.all(described)).flat();
    },
    'takes.discard': async ({ id }) => {
      const discarded = await setState(id, 'recording', 'discarded');
      await takeFiles.end(id);
      return discarded;
    },
    'takes.restore': async ({ id }) => {
      if (get(id).state === 'discarded' && (await takeFiles.bytes(id)) === 0)
        throw new FailureError('not-found', 'Nothing is left of this take.', 'Record it again.');
      return setState(id, 'discarded', 'recording');
    },
    'takes.ofVisit': async ({ visitId }) => {
      found(visitById(db, visitId), 'visit');
      return Promise.all(takes.takesOfVisit(db, visitId).map(withBytes));
    },
    'takes.ofRecording': async ({ recordingId }) => {
      const take = takes.takeOfRecording(db, recordingId);
      return take === null ? null : withBytes(take);
    },
    'takes.setSync': (sync) => {
      for (const id of [sync.reference, sync.other]) {
        if (get(id).groupId !== sync.groupId)
          throw new FailureError('invalid-input', 'These takes were not begun together.', 'Line them up by hand instead.');
      }
      written(context, { action: 'lined up', entity: 'take', entityId: sync.groupId, detail: sync.method }, () =>
        takes.setTakeSync(db, sync),
      );
      changed(get(sync.reference).visitId);
      return {};
    },
    'takes.sync': ({ groupId }) => takes.takeSyncOf(db, groupId),
  };
}
