import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type JointClock, jointClock, momentAt } from '#core/compare/clock.ts';
import type { ComparisonContent } from '#core/domain/comparison.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { createJointPlayer, type JointPlayer, type JointState, momentOf } from '../../media/jointPlayer.ts';
import type { OpenClip } from './useClips.ts';

export type Joint = {
  readonly player: JointPlayer;
  readonly state: JointState;
  /** Where the next clock begins; without it the joint time stays. */
  readonly jump: (to: (clock: JointClock) => FrameNo) => void;
};

/** One player over all clips; lined up anew whenever the panes are. Swapping clips keeps the moment. Null while there is none yet. */
export function useJoint(clips: readonly OpenClip[], { panes, alignment }: Pick<ComparisonContent, 'panes' | 'alignment'>): Joint | null {
  const clock = useMemo(
    () =>
      jointClock(
        panes,
        clips.map(({ index, recording }) => ({ index, slowdown: recording.captureRate.slowdown })),
        alignment,
      ),
    [panes, clips, alignment],
  );
  const last = useRef<{ readonly joint: number; readonly speed: number }>({ joint: 0, speed: 0.25 });
  const [player, setPlayer] = useState<JointPlayer | null>(null);
  const first = useRef(clock);
  first.current = clock;
  useEffect(() => {
    const made = createJointPlayer(
      clips.map(({ engine }) => engine),
      first.current,
    );
    made.setSpeed(last.current.speed);
    made.show(momentAt(first.current, last.current.joint));
    setPlayer(made);
    return () => {
      const { clock: on, wanted, speed } = made.state();
      last.current = { joint: momentOf(on, wanted).joint, speed };
      made.close();
    };
  }, [clips]);
  const next = useRef<((clock: JointClock) => FrameNo) | null>(null);
  useEffect(() => {
    player?.setClock(clock);
    const to = next.current;
    next.current = null;
    if (to !== null) player?.show(to(clock));
  }, [player, clock]);
  const jump = useCallback((to: (clock: JointClock) => FrameNo) => {
    next.current = to;
  }, []);
  const state = useSyncExternalStore(player?.subscribe ?? never, player?.state ?? nothing);
  // A player of the clips before has as many lanes as they were.
  return player === null || state === null || state.clock.warps.length !== clips.length ? null : { player, state, jump };
}

const never = () => () => {};
const nothing = () => null;
