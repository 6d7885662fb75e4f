import { useRef } from 'react';
import { canAlignByStride, type JointClock, jointTime, type Moment, momentAt } from '#core/compare/clock.ts';
import { alignedAt, type EventName, type MarkedClip, sharedContacts, sharedEvents } from '#core/compare/events.ts';
import type { ComparisonContent, ComparisonPane } from '#core/domain/comparison.ts';
import { clipTime, type FrameNo } from '#core/domain/frameIndex.ts';
import { frameLength } from './JointTimeline.tsx';
import type { OpenClip } from './useClips.ts';

export type Aligning = {
  readonly events: readonly EventName[];
  readonly strides: boolean;
  /** Clip at `position` so many of its frames earlier (below 0) or later against the others. */
  readonly nudge: (position: number, by: number) => void;
  readonly here: () => void;
  readonly atEvent: (event: EventName) => void;
  readonly by: (alignment: ComparisonContent['alignment']) => void;
  readonly toggleContact: (position: number) => void;
};

type Given = {
  readonly content: ComparisonContent;
  readonly clips: readonly OpenClip[];
  readonly marked: readonly MarkedClip[];
  readonly clock: JointClock;
  readonly moment: Moment;
  readonly change: (content: ComparisonContent) => void;
  /** Where the new clock is to begin; without it the joint time stays. */
  readonly jump: (to: (clock: JointClock) => FrameNo) => void;
};

/** Everything that changes how the clips lie on the joint clock; each one step for undo. */
export function useAligning(given: Given): Aligning {
  const now = useRef(given);
  now.current = given;
  const { content, clips, marked } = given;
  const timed = clips.map(({ index, recording }) => ({ index, slowdown: recording.captureRate.slowdown }));
  const withPanes = (panes: readonly ComparisonPane[]): void => now.current.change({ ...now.current.content, panes });
  return {
    events: sharedEvents(marked),
    strides: canAlignByStride(content.panes, timed) || sharedContacts(marked) !== null,
    nudge: (position, by) => {
      const { clock, moment } = now.current;
      const clip = clips[position];
      if (clip === undefined) return;
      // Later against the others: its earlier frames come to the moment that is shown.
      const length = frameLength(clip, clock, position, moment.joint);
      withPanes(now.current.content.panes.map((pane, i) => (i === position ? { ...pane, offset: pane.offset + by * length } : pane)));
    },
    here: () => {
      const { moment, jump } = now.current;
      jump((clock) => momentAt(clock, 0));
      withPanes(now.current.content.panes.map((pane, i) => ({ ...pane, zero: moment.frames[i] ?? pane.zero, offset: 0 })));
    },
    atEvent: (event) => {
      now.current.jump((clock) => momentAt(clock, 0));
      withPanes(alignedAt(now.current.content.panes, now.current.marked, event));
    },
    by: (alignment) => {
      const { moment, jump, content: before } = now.current;
      const [first] = clips;
      const [frame] = moment.frames;
      if (first !== undefined && frame !== undefined)
        jump((clock) => {
          const [warp] = clock.warps;
          return warp === undefined ? (0 as FrameNo) : momentAt(clock, jointTime(warp, clipTime(first.index, frame)));
        });
      const contacts = canAlignByStride(before.panes, timed) ? null : sharedContacts(now.current.marked);
      now.current.change({
        ...before,
        alignment,
        panes: before.panes.map((pane, i) => ({ ...pane, offset: 0, contacts: contacts?.[i] ?? pane.contacts })),
      });
    },
    toggleContact: (position) => {
      const frame = now.current.moment.frames[position];
      if (frame === undefined) return;
      withPanes(
        now.current.content.panes.map((pane, i) => {
          if (i !== position) return pane;
          const without = pane.contacts.filter((contact) => contact !== frame);
          const contacts = without.length < pane.contacts.length ? without : [...without, frame].toSorted((a, b) => a - b);
          return { ...pane, contacts };
        }),
      );
    },
  };
}
