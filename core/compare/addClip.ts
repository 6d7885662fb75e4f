import { keyImagePresets } from '../annotation/records.ts';
import type { TakeSync } from '../capture/take.ts';
import type { ComparisonContent, ComparisonPane } from '../domain/comparison.ts';
import type { FrameNo } from '../domain/frameIndex.ts';
import type { RecordingId, TakeId } from '../domain/ids.ts';
import { jointTime, type Warp } from './clock.ts';
import { contactEvents, type EventName, framesOf, type MarkedClip } from './events.ts';

/** By what a clip was lined up with those that were there before; the weakest is `start`: its first frame at joint time zero. */
export type LinedUpBy = { readonly kind: 'event'; readonly event: EventName } | { readonly kind: 'stride' | 'take' | 'start' };

/** The event at which all clips lie at joint time zero, nudges apart; the first of a stride where there are several, null where there is none. */
export const standingEvent = (panes: readonly ComparisonPane[], clips: readonly MarkedClip[]): EventName | null =>
  [...keyImagePresets, 'origin' as const].find((event) =>
    panes.every(({ zero }, i) => {
      const clip = clips[i];
      return clip !== undefined && framesOf(clip, event).includes(zero);
    }),
  ) ?? null;

/** Seconds of true time by which `added` began later than `present`, by the clock that both takes were filmed on; null where there is none. */
export function takeLead(sync: TakeSync, present: TakeId, added: TakeId): number | null {
  const start = (id: TakeId): number | null => (id === sync.reference ? 0 : id === sync.other ? sync.offsetSeconds : null);
  const [from, to] = [start(present), start(added)];
  return from === null || to === null || present === added ? null : to - from;
}

type Present = {
  readonly alignment: ComparisonContent['alignment'];
  readonly panes: readonly ComparisonPane[];
  readonly clips: readonly MarkedClip[];
  readonly warps: readonly Warp[];
};

/** A clip to be added; `take`: by how many seconds of true time it began later than the clip at `beside`, by the clock of their take. */
export type AddedClip = {
  readonly recordingId: RecordingId;
  readonly marked: MarkedClip;
  readonly take: { readonly beside: number; readonly seconds: number } | null;
};

/**
 * The panes with one more, and by what it was lined up: by stride where the others are and it has the contacts, else by the event that the others
 * stand on, else by the clock of a common take, else at its start. Strides that it does not have put all clips back on time, nudges taken back.
 */
export function withClip(
  { alignment, panes, clips, warps }: Present,
  { recordingId, marked, take }: AddedClip,
): Pick<ComparisonContent, 'alignment' | 'panes'> & { readonly by: LinedUpBy } {
  const contacts = contactsLike(panes, clips, marked);
  const byStride = alignment === 'stride' && contacts.length >= 2;
  const others = alignment === 'stride' && !byStride ? panes.map((pane) => ({ ...pane, offset: 0 })) : panes;
  const event = standingEvent(panes, clips);
  const zero = event === null ? undefined : framesOf(marked, event)[0];
  const warp = take === null ? undefined : warps[take.beside];
  const add = (pane: Pick<ComparisonPane, 'zero' | 'offset'>, by: LinedUpBy) => ({
    alignment: byStride ? ('stride' as const) : ('time' as const),
    panes: [...others, { recordingId, mirrored: marked.mirrored, contacts, ...pane }],
    by,
  });
  if (byStride) return add({ zero: zero ?? (contacts[0] as FrameNo), offset: 0 }, { kind: 'stride' });
  if (event !== null && zero !== undefined) return add({ zero, offset: 0 }, { kind: 'event', event });
  const start = 0 as FrameNo;
  // A clock by stride says nothing about seconds.
  if (take !== null && warp !== undefined && alignment === 'time')
    return add({ zero: start, offset: jointTime(warp, 0) + take.seconds }, { kind: 'take' });
  return add({ zero: start, offset: 0 }, { kind: 'start' });
}

/** Contacts of the added clip by the foot whose contacts the others are lined up by; none where they have none, or it is not of one foot. */
function contactsLike(panes: readonly ComparisonPane[], clips: readonly MarkedClip[], added: MarkedClip): readonly FrameNo[] {
  const foot = contactEvents.find((event) =>
    panes.every(({ contacts }, i) => {
      const clip = clips[i];
      if (clip === undefined || contacts.length === 0) return false;
      const marked = framesOf(clip, event);
      return contacts.every((frame) => marked.includes(frame));
    }),
  );
  return foot === undefined ? [] : framesOf(added, foot);
}
