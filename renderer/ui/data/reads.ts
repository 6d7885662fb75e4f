import { type QueryClient, type QueryKey, type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import type { Input, MethodName, Output } from '#core/contract/api.ts';
import type { SoleusEvent } from '#core/contract/events.ts';
import type { FailureError } from '#core/contract/failure.ts';
import { call } from '../../link.ts';
import { isWriting } from './writing.ts';

export const readKey = <M extends MethodName>(method: M, input: Input<M>): QueryKey => [method, input];

/** Reads through the cache; read again whenever the application says that it changed, or once what is shown of it is written. Fails with FailureError. */
export function useRead<M extends MethodName>(
  method: M,
  input: Input<M>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean } = {},
) {
  return useQuery<Output<M>, FailureError>({
    queryKey: readKey(method, input),
    queryFn: async ({ client, queryKey }) => {
      const stored = await call(method, input);
      return isWriting(queryKey) ? (client.getQueryData<Output<M>>(queryKey) ?? stored) : stored;
    },
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: (previous: Output<M> | undefined) => previous as never } : {}),
  });
}

/** The same of several inputs of one method, in their order. */
export const useReads = <M extends MethodName>(
  method: M,
  inputs: readonly Input<M>[],
): readonly UseQueryResult<Output<M>, FailureError>[] =>
  useQueries({
    queries: inputs.map((input) => ({ queryKey: readKey(method, input), queryFn: () => call(method, input) })),
  });

type Topic = Extract<SoleusEvent, { type: 'changed' }>['topic'];

/** Which reads a change makes stale. */
const touchedBy: Readonly<Record<Topic, readonly MethodName[]>> = {
  patients: [
    'timeline.ofEpisode',
    'everything.preview',
    'patients.search',
    'patients.get',
    'patients.similar',
    'patients.mergePreview',
    'patients.erasePreview',
    'retention.due',
    'app.info',
    'removed.list',
    'home.today',
    'consents.check',
  ],
  visit: [
    'timeline.ofEpisode',
    'everything.preview',
    'visits.list',
    'visits.get',
    'visits.signing',
    'safety.ofPatient',
    'safety.ofVisit',
    'patients.mergePreview',
    'patients.erasePreview',
    'retention.due',
    'home.today',
    'removed.list',
    'recordings.list',
    'measurements.ofVisit',
    'patients.search',
    'comparisons.list',
    'comparisons.lastSame',
    'gait.takesOfVisit',
    'gait.difference',
    'gait.keptDifferences',
    'gait.hints',
    'protocolRuns.ofVisit',
    'reports.content',
    'plans.standing',
  ],
  recording: [
    'timeline.ofEpisode',
    'everything.preview',
    'visits.signing',
    'patients.mergePreview',
    'patients.erasePreview',
    'retention.due',
    'recordings.list',
    'recordings.get',
    'recordings.frameIndex',
    'visits.list',
    'measurements.ofVisit',
    'review.get',
    'comparisons.list',
    'comparisons.lastSame',
    'gait.takesOfVisit',
    'gait.difference',
    'gait.keptDifferences',
    'gait.hints',
    'protocolRuns.ofVisit',
    'reports.content',
  ],
  review: [
    'timeline.ofEpisode',
    'review.get',
    'measurements.ofVisit',
    'visits.list',
    'gait.takesOfVisit',
    'gait.difference',
    'gait.hints',
    'protocolRuns.ofVisit',
    'reports.content',
  ],
  reports: ['everything.preview', 'reports.list', 'reports.get', 'visits.list'],
  settings: [
    'timeline.ofEpisode',
    'settings.get',
    'settings.getCapture',
    'clinicTables.get',
    'safety.ofPatient',
    'safety.ofVisit',
    'consents.check',
    'visits.signing',
    'patients.erasePreview',
    'retention.due',
    'plans.standing',
    'reports.content',
  ],
  comparison: ['comparisons.list', 'comparisons.get'],
  gait: ['gait.difference', 'gait.keptDifferences', 'gait.takesOfVisit', 'gait.hints', 'reports.content'],
  protocols: ['protocols.list'],
  'protocol-runs': ['protocolRuns.ofVisit', 'reports.content'],
  clinical: [
    'timeline.ofEpisode',
    'everything.preview',
    'home.today',
    'visits.list',
    'visits.signing',
    'episodes.list',
    'courses.list',
    'forms.ofVisit',
    'forms.ofPatient',
    'forms.get',
    'forms.effect',
    'safety.ofPatient',
    'safety.ofVisit',
    'safety.deeds',
    'safety.letter',
    'consents.ofPatient',
    'consents.check',
    'patients.merges',
    'patients.mergePreview',
    'patients.erasePreview',
    'retention.due',
    'retention.holds',
    'plans.list',
    'plans.get',
    'plans.standing',
    'diary.days',
    'runs.list',
    'shoes.list',
    'reports.content',
  ],
  plan: [
    'timeline.ofEpisode',
    'plans.list',
    'plans.get',
    'plans.version',
    'plans.expected',
    'plans.standing',
    'plans.deeds',
    'diary.days',
    'runs.list',
    'shoes.list',
    'safety.ofPatient',
    'safety.ofVisit',
    'visits.signing',
    'patients.mergePreview',
    'reports.content',
  ],
  takes: ['everything.preview', 'takes.ofVisit', 'takes.unfinished', 'takes.ofRecording', 'takes.sync'],
};

/** Marks the reads stale that an event speaks of; those on screen are read again at once. */
export function invalidateFor(client: QueryClient, topic: Topic): Promise<unknown> {
  return Promise.all([...touchedBy[topic], 'audit.list'].map((method) => readAnew(client, [method])));
}

/** A first reading that is under way is awaited and not begun anew, so it may hold what was before the change: it is read once more. */
async function readAnew(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const isFirst = client
    .getQueryCache()
    .findAll({ queryKey })
    .some(({ state }) => state.data === undefined && state.fetchStatus === 'fetching');
  await client.invalidateQueries({ queryKey });
  if (isFirst) await client.invalidateQueries({ queryKey });
}
