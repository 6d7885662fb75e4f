import { placeOn, type Way } from '#core/tracking/path.ts';
import { useActions } from '../ui/keymap/useActions.ts';
import { trackActions } from './actions.ts';
import type { Tracks } from './useTracks.ts';

/** Lets keys follow the chosen point; without one, all that are known on the present frame. */
export function useTrackKeys(tracks: Tracks, onCurves: () => void): void {
  const { selected, host, running } = tracks;
  const which = selected === null ? host.tracks.filter((track) => placeOn(track, host.frame) !== null) : [selected];
  const follow = (way: Way) => (running === null && which.length > 0 ? () => tracks.follow(which, way) : undefined);
  useActions(trackActions, {
    'tracks.on': follow(1),
    'tracks.back': follow(-1),
    'tracks.cancel': running === null ? undefined : tracks.cancel,
    'tracks.curves': onCurves,
  });
}
