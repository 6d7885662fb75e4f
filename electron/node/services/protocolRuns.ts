import { isDeepStrictEqual } from 'node:util';
import { FailureError } from '#core/contract/failure.ts';
import type { ProtocolRunId, VisitId } from '#core/domain/ids.ts';
import type { Visit } from '#core/domain/patient.ts';
import { type ListedRun, newRunState, type ProtocolRun, type RunState } from '#core/protocol/run.ts';
import * as runs from '#db/repositories/protocolRuns.ts';
import { recordingById } from '#db/repositories/recordings.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { factsOfVisit, listedRuns, summaryOfRun } from '../protocol/runs.ts';
import { found, nowOf, staleWindow, written } from '../written.ts';
import { protocolLibrary } from './protocols.ts';

export function protocolRunsHandlers(
  context: AppContext,
): Pick<Handlers, 'protocolRuns.open' | 'protocolRuns.ofVisit' | 'protocolRuns.update'> {
  const { db, events, ports } = context;
  const visitOf = (id: VisitId): Visit => found(visitById(db, id), 'visit');
  const get = (id: ProtocolRunId): ListedRun => {
    const run = found(runs.runById(db, id), 'protocol under way');
    return { ...run, summary: summaryOfRun(run, factsOfVisit(db, visitOf(run.visitId))) };
  };
  const changed = (run: ProtocolRun): ListedRun => {
    events.emit({ type: 'changed', topic: 'protocol-runs', id: run.visitId });
    return get(run.id);
  };

  const begin = async (visitId: VisitId, protocolId: string): Promise<ListedRun> => {
    const { protocols } = await protocolLibrary(context);
    const { protocol } = found(protocols.find((listed) => listed.protocol.id === protocolId) ?? null, 'protocol');
    // Another window may have begun it while the files were read.
    const meanwhile = runs.runsOfVisit(db, visitId).find((run) => run.protocolId === protocolId);
    if (meanwhile !== undefined) return get(meanwhile.id);
    const at = nowOf(context);
    const run: ProtocolRun = {
      id: ports.ids.next() as ProtocolRunId,
      visitId,
      protocolId,
      revision: 1,
      protocol,
      state: newRunState,
      startedAt: at,
      updatedAt: at,
      finishedAt: null,
    };
    written(context, { action: 'began', entity: 'protocol run', entityId: run.id, detail: protocolId }, () => runs.addRun(db, run));
    return changed(run);
  };

  return {
    'protocolRuns.open': async ({ visitId, protocolId }) => {
      visitOf(visitId);
      const [newest, ...others] = runs.runsOfVisit(db, visitId);
      if (newest?.protocolId === protocolId) return get(newest.id);
      const known = others.find((run) => run.protocolId === protocolId);
      if (known === undefined) return begin(visitId, protocolId);
      written(context, { action: 'resumed', entity: 'protocol run', entityId: known.id, detail: protocolId }, (at) => {
        if (!runs.updateRun(db, known.id, known.revision, known, at)) throw staleWindow('protocol');
      });
      return changed(known);
    },
    'protocolRuns.ofVisit': ({ visitId }) => [...listedRuns(db, visitOf(visitId))],
    'protocolRuns.update': ({ id, revision, state }) => {
      const before = get(id);
      refuseForeign(before, state);
      for (const recordingId of Object.values(state.clips)) refuseOtherVisit(recordingById(db, recordingId)?.visitId, before.visitId);
      const { complete } = summaryOfRun({ ...before, state }, factsOfVisit(db, visitOf(before.visitId)));
      const write = (at: string): void => {
        const finishedAt = complete ? (before.finishedAt ?? at) : null;
        if (!runs.updateRun(db, id, revision, { state, finishedAt }, at)) throw staleWindow('protocol');
      };
      const fields = (['ticks', 'skips', 'clips'] as const).filter((field) => !isDeepStrictEqual(before.state[field], state[field]));
      // The clock alone is no deed: the log would be full of it.
      if (fields.length === 0) write(nowOf(context));
      else written(context, { action: 'updated', entity: 'protocol run', entityId: id, detail: fields.join(', ') }, write);
      return changed(before);
    },
  };
}

/** Only steps that the protocol has can be ticked or left out, and only those ticked whose truth the record cannot tell. */
function refuseForeign({ protocol }: ProtocolRun, { ticks, skips }: RunState): void {
  const byHand = protocol.steps.filter((step) => step.kind === 'check' && step.fact === null).map(({ id }) => id);
  const ticked = ticks.find((id) => !byHand.includes(id));
  const skipped = Object.keys(skips).find((id) => protocol.steps.every((step) => step.id !== id));
  if (ticked === undefined && skipped === undefined) return;
  throw new FailureError(
    'invalid-input',
    ticked === undefined ? `The protocol has no step ${skipped}.` : `Step ${ticked} is not ticked by hand.`,
    'Read the protocol again, then repeat.',
  );
}

function refuseOtherVisit(visitId: VisitId | undefined, own: VisitId): void {
  if (visitId !== own) throw new FailureError('invalid-input', 'This clip is not of the visit.', 'Choose a clip of the visit.');
}
