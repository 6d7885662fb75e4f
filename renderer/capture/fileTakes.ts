import type { TakeLog } from '#core/capture/take.ts';
import { call } from '../link.ts';
import { jobEnd } from '../ui/data/jobs.ts';
import { failureOf } from '../ui/failures.ts';
import type { TakePhase } from './session.ts';
import { type EndedTake, syncOf } from './takeSync.ts';

/** Files every camera's take; what one camera lost, the other keeps. */
export async function fileTakes(ended: readonly EndedTake[]): Promise<TakePhase> {
  const logs: TakeLog[] = [];
  const recordingIds: string[] = [];
  const troubles: string[] = [];
  for (const { take, log } of ended) {
    try {
      const end = await jobEnd((await call('takes.finish', { id: take.id, log })).job);
      if (end.failure !== null) troubles.push(`${end.failure.message} ${end.failure.action}`);
      const id = end.result['recordingId'];
      if (id !== undefined) recordingIds.push(id);
      logs.push(log);
    } catch (error) {
      troubles.push(sentence(error));
    }
  }
  const [first, second] = ended;
  if (first !== undefined && second !== undefined && troubles.length === 0)
    await call('takes.setSync', syncOf(first, second)).catch((error: unknown) => void troubles.push(sentence(error)));
  return {
    kind: 'ended',
    takes: ended.map(({ take }) => take),
    logs,
    recordingIds,
    findings: logs.map(({ findings }) => findings),
    trouble: troubles.length === 0 ? null : troubles.join(' '),
  };
}

/** What is wrong and what to do, in one line. */
export function sentence(error: unknown): string {
  const { message, action } = failureOf(error);
  return `${message} ${action}`;
}
