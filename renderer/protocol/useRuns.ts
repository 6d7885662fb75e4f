import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { FailureError } from '#core/contract/failure.ts';
import type { ListedRun, RunState } from '#core/protocol/run.ts';
import { call } from '../link.ts';
import { readKey, useRead } from '../ui/data/reads.ts';
import { beginWriting } from '../ui/data/writing.ts';
import { reportFailure } from '../ui/failures.ts';

export type Change = (state: RunState) => RunState;

export type Runs = {
  /** Those of the visit, the one opened last first; null while they are being read. */
  readonly runs: readonly ListedRun[] | null;
  readonly thrown: unknown;
  /** Begins a protocol, or takes it up again. */
  readonly open: (protocolId: string) => Promise<ListedRun | null>;
  /** Shows at once; written one after another, once more on what is stored where another window wrote in between. */
  readonly change: (run: ListedRun, by: Change) => void;
};

type Writing = {
  /** Until the last change has been written. */
  last: Promise<void>;
  /** What the next write of a run rests on: as last read or answered, without what is on its way; by id. */
  readonly stored: Map<string, ListedRun>;
};

/** By visit: changes outlive the clip on which they were made. */
const writings = new Map<string, Writing>();
function writingOf(visitId: string): Writing {
  const known = writings.get(visitId) ?? { last: Promise.resolve(), stored: new Map() };
  writings.set(visitId, known);
  return known;
}

export function useRuns(visitId: string, asked: boolean): Runs {
  const client = useQueryClient();
  const key = useMemo(() => readKey('protocolRuns.ofVisit', { visitId }), [visitId]);
  const read = useRead('protocolRuns.ofVisit', { visitId }, { enabled: asked });

  const change = useCallback(
    (run: ListedRun, by: Change): void => {
      const { id } = run;
      const own = writingOf(visitId);
      const shown = client.getQueryData<readonly ListedRun[]>(key);
      for (const one of shown ?? []) if (one.revision > (own.stored.get(one.id)?.revision ?? 0)) own.stored.set(one.id, one);
      const written = beginWriting(client, key);
      client.setQueryData<readonly ListedRun[]>(
        key,
        shown?.map((other) => (other.id === id ? { ...other, state: by(other.state) } : other)),
      );
      const write = async (on: ListedRun): Promise<void> => {
        own.stored.set(id, await call('protocolRuns.update', { id, revision: on.revision, state: inputOf(by(on.state)) }));
      };
      own.last = own.last
        .then(() => write(own.stored.get(id) ?? run))
        .catch(async (thrown: unknown) => {
          // Another window wrote in between.
          if (!(thrown instanceof FailureError) || thrown.failure.code !== 'conflict') throw thrown;
          const now = (await call('protocolRuns.ofVisit', { visitId })).find((one) => one.id === id);
          if (now === undefined) throw thrown;
          await write(now);
        })
        .catch((thrown: unknown) => {
          own.stored.delete(id);
          reportFailure(thrown);
        })
        .finally(written);
    },
    [client, visitId, key],
  );

  const open = useCallback(
    async (protocolId: string): Promise<ListedRun | null> => {
      try {
        const run = await call('protocolRuns.open', { visitId, protocolId });
        await client.invalidateQueries({ queryKey: key });
        return run;
      } catch (thrown) {
        reportFailure(thrown);
        return null;
      }
    },
    [client, visitId, key],
  );
  return { runs: read.data ?? null, thrown: read.error, open, change };
}

const inputOf = ({ ticks, skips, clips, seconds }: RunState) => ({ ticks: [...ticks], skips, clips, seconds });
