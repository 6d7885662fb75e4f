import type { JointClock, Moment } from '#core/compare/clock.ts';
import type { MarkedClip } from '#core/compare/events.ts';
import type { ComparisonPane } from '#core/domain/comparison.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { momentOf } from '../../media/jointPlayer.ts';
import type { StrobeSubject } from '../../strobe/choice.ts';
import type { OpenClip } from './useClips.ts';

type Given = {
  readonly clips: readonly OpenClip[];
  readonly panes: readonly ComparisonPane[];
  readonly marked: readonly MarkedClip[];
  readonly clock: JointClock;
  /** In moments of the joint clock. */
  readonly loop: { readonly from: FrameNo; readonly to: FrameNo } | null;
  readonly moment: Moment;
};

/** The clip named by `key` as the stroboscope takes it, its loop in frames of its own; none where the key names no clip. */
export function strobeSubjects({ clips, panes, marked, clock, loop, moment }: Given, key: string | null): readonly StrobeSubject[] {
  return clips.flatMap((clip, i) => {
    const [pane, frame] = [panes[i], moment.frames[i]];
    if (clip.key !== key || pane === undefined || frame === undefined) return [];
    const [from, to] = loop === null ? [] : [momentOf(clock, loop.from).frames[i], momentOf(clock, loop.to).frames[i]];
    const { recording, index } = clip;
    return [
      {
        recording,
        index,
        mirrored: pane.mirrored,
        name: recording.title || recording.originalName,
        keyImages: marked[i]?.keyImages ?? [],
        contacts: pane.contacts,
        loop: from === undefined || to === undefined || from >= to ? null : { from, to },
        frame,
      },
    ];
  });
}
