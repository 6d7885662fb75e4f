import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { FailureError } from '#core/contract/failure.ts';
import type { ListedRun, RunState } from '#core/protocol/run.ts';
import { call } from '../link.ts';
import { readKey, useRead } from '../ui/data/reads.ts';
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

export function useRuns(visitId: string, asked: boolean): Runs {
  const client = useQueryClient();
  const read = useRead('protocolRuns.ofVisit', { visitId }, { enabled: asked });
  const queue = useRef<Promise<void>>(Promise.resolve());
  /** As last answered by the application, by id: what the next write rests on. */
  const stored = useRef(new Map<string, ListedRun>());

  const change = useCallback(
    (run: ListedRun, by: Change): void => {
      const key = readKey('protocolRuns.ofVisit', { visitId });
      // A reading under way may lack what is shown now.
      void client.cancelQueries({ queryKey: key });
      client.setQueryData<ListedRun[]>(key, (shown) =>
        shown?.map((other) => (other.id === run.id ? { ...other, state: by(other.state) } : other)),
      );
      const write = async (on: ListedRun): Promise<void> => {
        const { id } = run;
        stored.current.set(id, await call('protocolRuns.update', { id, revision: on.revision, state: inputOf(by(on.state)) }));
      };
      queue.current = queue.current.then(async () => {
        try {
          await write(stored.current.get(run.id) ?? run);
        } catch (thrown) {
          try {
            if (!(thrown instanceof FailureError) || thrown.failure.code !== 'conflict') throw thrown;
            const now = (await call('protocolRuns.ofVisit', { visitId })).find(({ id }) => id === run.id);
            if (now === undefined) throw thrown;
            await write(now);
          } catch (again) {
            reportFailure(again);
            stored.current.delete(run.id);
            await client.invalidateQueries({ queryKey: key });
          }
        }
      });
    },
    [client, visitId],
  );

  const open = useCallback(
    async (protocolId: string): Promise<ListedRun | null> => {
      try {
        const run = await call('protocolRuns.open', { visitId, protocolId });
        await client.invalidateQueries({ queryKey: readKey('protocolRuns.ofVisit', { visitId }) });
        return run;
      } catch (thrown) {
        reportFailure(thrown);
        return null;
      }
    },
    [client, visitId],
  );
  return { runs: read.data ?? null, thrown: read.error, open, change };
}

const inputOf = ({ ticks, skips, clips, seconds }: RunState) => ({ ticks: [...ticks], skips, clips, seconds });
