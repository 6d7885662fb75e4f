import { mirroredPreset } from '../annotation/mirror.ts';
import { type GaitEvent, type KeyImage, keyImagePresets, type Mark } from '../annotation/records.ts';
import type { ComparisonPane } from '../domain/comparison.ts';
import type { FrameNo } from '../domain/frameIndex.ts';

export type EventName = (typeof keyImagePresets)[number] | 'origin';

/** What is marked on a clip of a comparison. */
export type MarkedClip = {
  readonly mirrored: boolean;
  readonly keyImages: readonly KeyImage[];
  readonly marks: readonly Mark[];
  readonly gaitEvents: readonly GaitEvent[];
};

/** The gait events of a clip by the names of key images; those without such a name are left out. */
const named = (events: readonly GaitEvent[]): readonly { readonly preset: (typeof keyImagePresets)[number]; readonly frame: FrameNo }[] =>
  events.flatMap(({ side, event, frame }) => {
    const preset = keyImagePresets.find((name) => name === `${event}-${side}`);
    return preset === undefined ? [] : [{ preset, frame }];
  });

/** Frames of each event on each clip, ascending, sides as they look: on a mirrored clip left is right. */
export function framesOf({ mirrored, keyImages, marks, gaitEvents }: MarkedClip, event: EventName): readonly FrameNo[] {
  if (event === 'origin') return marks.filter(({ kind }) => kind === 'origin').map(({ frame }) => frame);
  const frames = [...keyImages, ...named(gaitEvents)]
    .filter(({ preset }) => preset !== null && (mirrored ? mirroredPreset(preset) : preset) === event)
    .map(({ frame }) => frame);
  return [...new Set(frames)].toSorted((a, b) => a - b);
}

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
