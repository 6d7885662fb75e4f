import { gaitKinds } from '#core/annotation/records.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { gaitSides } from '#core/gait/events.ts';
import { useActions } from '../ui/keymap/useActions.ts';
import { gaitActions, markActionId } from './actions.ts';
import type { GaitMarks } from './useGaitMarks.ts';

/** Lets keys mark gait events. `opened`: only then do plain keys mark; opening works always. */
export function useGaitKeys(gait: GaitMarks, opened: boolean, onOpen: () => void, onGo: (frame: FrameNo) => void): void {
  const here = gait.events.findLast((event) => event.frame === gait.frame);
  const shift = (by: number) =>
    here === undefined
      ? undefined
      : () => {
          gait.move(here, (here.frame + by) as FrameNo);
          onGo((here.frame + by) as FrameNo);
        };
  const keys = {
    ...Object.fromEntries(
      gaitSides.flatMap((side) => gaitKinds.map((kind) => [markActionId({ side, kind }), () => gait.mark({ side, kind })])),
    ),
    'gait.markNext': gait.next === null ? undefined : gait.markNext,
    'gait.toNext': gait.next?.where.ok === true ? gait.toNext : undefined,
    'gait.nextMark': () => gait.toNeighbour(1),
    'gait.previousMark': () => gait.toNeighbour(-1),
    'gait.later': shift(1),
    'gait.earlier': shift(-1),
    'gait.remove': here === undefined ? undefined : gait.removeHere,
  };
  useActions(gaitActions, { 'gait.open': onOpen, ...(opened ? keys : {}) });
}
