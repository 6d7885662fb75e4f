import { mirroredPreset } from '../annotation/mirror.ts';
import { type KeyImage, keyImagePresets, type Mark } from '../annotation/records.ts';
import type { ComparisonPane } from '../domain/comparison.ts';
import type { FrameNo } from '../domain/frameIndex.ts';

export type EventName = (typeof keyImagePresets)[number] | 'origin';

/** What is marked on a clip of a comparison. */
export type MarkedClip = { readonly mirrored: boolean; readonly keyImages: readonly KeyImage[]; readonly marks: readonly Mark[] };

/** Frames of each event on each clip, ascending, sides as they look: on a mirrored clip left is right. */
export const framesOf = ({ mirrored, keyImages, marks }: MarkedClip, event: EventName): readonly FrameNo[] =>
  event === 'origin'
    ? marks.filter(({ kind }) => kind === 'origin').map(({ frame }) => frame)
    : keyImages
        .filter(({ preset }) => preset !== null && (mirrored ? mirroredPreset(preset) : preset) === event)
        .map(({ frame }) => frame)
        .toSorted((a, b) => a - b);

/** Events that every clip has, in the order of a stride, time zero last. */
export const sharedEvents = (clips: readonly MarkedClip[]): readonly EventName[] =>
  [...keyImagePresets, 'origin' as const].filter((event) => clips.every((clip) => framesOf(clip, event).length > 0));

/** Where a stride begins and ends. */
export const contactEvents = ['initial-contact-left', 'initial-contact-right'] as const;

/** Contacts of one foot that bound at least one stride on every clip; of the foot that bounds more of them. Null where there are none. */
export function sharedContacts(clips: readonly MarkedClip[]): readonly (readonly FrameNo[])[] | null {
  const [best] = contactEvents
    .map((event) => clips.map((clip) => framesOf(clip, event)))
    .map((frames) => ({ frames, fewest: Math.min(...frames.map(({ length }) => length)) }))
    .toSorted((a, b) => b.fewest - a.fewest);
  return best !== undefined && best.fewest >= 2 ? best.frames : null;
}

/** The first of an event on each clip as time zero, nudges taken back. Panes of clips without it stay as they are. */
export const alignedAt = (panes: readonly ComparisonPane[], clips: readonly MarkedClip[], event: EventName): readonly ComparisonPane[] =>
  panes.map((pane, i) => {
    const clip = clips[i];
    const zero = clip === undefined ? undefined : framesOf(clip, event)[0];
    return zero === undefined ? pane : { ...pane, zero, offset: 0 };
  });
