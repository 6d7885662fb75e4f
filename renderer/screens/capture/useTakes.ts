import { useMemo } from 'react';
import type { Take } from '#core/capture/take.ts';
import type { Recording } from '#core/domain/recording.ts';
import { useRead } from '../../ui/data/reads.ts';

export type TakeClip = { readonly take: Take; readonly recording: Recording };

/** Clips that were filmed together, in the order of their cameras. */
export type TakeGroup = { readonly id: string; readonly number: number; readonly clips: readonly TakeClip[] };

/** The takes of a visit whose clips are not removed, newest first. */
export function useTakes(visitId: string): readonly TakeGroup[] {
  const takes = useRead('takes.ofVisit', { visitId }).data;
  const recordings = useRead('recordings.list', { visitId }).data;
  return useMemo(() => groupsOf(takes ?? [], recordings ?? []), [takes, recordings]);
}

export function groupsOf(takes: readonly Take[], recordings: readonly Recording[]): readonly TakeGroup[] {
  const byId = new Map<string, Recording>(recordings.map((recording) => [recording.id, recording]));
  const groups = new Map<string, TakeGroup>();
  for (const take of takes) {
    const recording = take.recordingId === null ? undefined : byId.get(take.recordingId);
    if (recording === undefined) continue;
    const group = groups.get(take.groupId) ?? { id: take.groupId, number: take.number, clips: [] };
    groups.set(take.groupId, { ...group, clips: [...group.clips, { take, recording }] });
  }
  return [...groups.values()].sort((a, b) => b.number - a.number);
}
