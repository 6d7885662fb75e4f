import { useQueries } from '@tanstack/react-query';
import type { CameraRole } from '#core/capture/mode.ts';
import type { Recording } from '#core/domain/recording.ts';
import { call } from '../../link.ts';

export type Ghost = { readonly role: CameraRole; readonly recording: Recording; readonly startedAt: string; readonly mediaId: string };

/** For each role, the newest clip of an earlier visit that was filmed from there: its middle picture helps to put the camera where it stood. */
export function useGhosts(patientId: string, visitId: string, roles: readonly CameraRole[]): readonly Ghost[] {
  return useQueries({
    queries: roles.map((role) => ({ queryKey: ['ghost', patientId, visitId, role], queryFn: () => ghostOf(patientId, visitId, role) })),
    combine: (results) => results.flatMap(({ data }) => (data ? [data] : [])),
  });
}

async function ghostOf(patientId: string, visitId: string, role: CameraRole): Promise<Ghost | null> {
  const visits = await call('visits.list', { patientId });
  const earlier = visits
    .filter(({ id, recordings }) => id !== visitId && recordings > 0)
    .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  for (const { id, startedAt } of earlier) {
    const recording = (await call('recordings.list', { visitId: id })).findLast(({ view }) => view === role);
    if (recording !== undefined)
      return { role, recording, startedAt, mediaId: `picture-${recording.id}-${Math.floor(recording.frames / 2)}` };
  }
  return null;
}
