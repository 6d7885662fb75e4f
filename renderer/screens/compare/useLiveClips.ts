import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Recording } from '#core/domain/recording.ts';
import { call } from '../../link.ts';
import { readKey } from '../../ui/data/reads.ts';
import type { OpenClip } from './useClips.ts';

/** The open clips with what is recorded of them by now: a rate that was confirmed, a title, or that one was removed, here or in another window. */
export function useLiveClips(clips: readonly OpenClip[]): readonly OpenClip[] {
  const present = useQueries({
    queries: clips.map(({ recording }) => ({
      queryKey: readKey('recordings.get', { id: recording.id }),
      queryFn: (): Promise<Recording> => call('recordings.get', { id: recording.id }),
      initialData: recording,
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  return useMemo(() => {
    const recordingOf = (clip: OpenClip, i: number): Recording => (present[i]?.id === clip.recording.id ? present[i] : clip.recording);
    // The same clips as long as nothing changed: a new list lines everything up anew.
    return clips.every((clip, i) => recordingOf(clip, i) === clip.recording)
      ? clips
      : clips.map((clip, i) => ({ ...clip, recording: recordingOf(clip, i) }));
  }, [clips, present]);
}
