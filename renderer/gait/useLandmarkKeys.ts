import { useActions } from '../ui/keymap/useActions.ts';
import { landmarkActions } from './actions.ts';
import type { LandmarkHand } from './useLandmarks.ts';

/** Lets keys point at landmarks, go on to the next moment and leave a point out. `onShow`: the panel has to be seen, at the latest now. */
export function useLandmarkKeys(hand: LandmarkHand, onShow: () => void): void {
  useActions(landmarkActions, {
    'landmarks.point': () => {
      onShow();
      hand.begin(true);
    },
    'landmarks.next': () => {
      onShow();
      hand.goOn(true);
    },
    'landmarks.skip': hand.pointing === null ? undefined : hand.skip,
  });
}
