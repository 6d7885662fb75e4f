import i18next from 'i18next';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Patch } from '#core/annotation/patch.ts';
import { type GaitEvent, gaitEventSchema, gaitKinds, type KeyImage } from '#core/annotation/records.ts';
import { type FrameIndex, type FrameNo, frameCount } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { type GaitClip, gaitClipOf, trueSeconds } from '#core/gait/clip.ts';
import { type EventIssue, type GaitKind, type GaitMark, gaitSides, issuesOf, type Side } from '#core/gait/events.ts';
import { marksOfClip } from '#core/gait/ofClip.ts';
import { followingEvent, type Prediction, predictNext, type WantedEvent } from '#core/gait/predict.ts';

/** Which events are marked: more tell more, fewer are quicker. */
export const kindChoices = {
  contacts: ['initial-contact'],
  phases: ['initial-contact', 'toe-off'],
  all: gaitKinds,
} as const satisfies Readonly<Record<string, readonly GaitKind[]>>;
export type KindChoice = keyof typeof kindChoices;
export type FootChoice = 'both' | Side;

export type GaitHost = {
  readonly recording: Recording;
  readonly index: FrameIndex;
  /** The frame that is painted. */
  readonly frame: FrameNo;
  readonly events: readonly GaitEvent[];
  readonly keyImages: readonly KeyImage[];
  readonly edit: (label: string, patch: Patch) => Promise<boolean>;
  readonly onGo: (frame: FrameNo) => void;
};

export type NextEvent = {
  readonly event: WantedEvent;
  readonly where: Prediction;
  /** The frame on which it is marked already; null where it is not. */
  readonly marked: FrameNo | null;
};

/** How near to where an event should be a mark of its kind counts as that event, as a share of a typical stride of 0.7 s. */
const sameEvent = 0.2 * 0.7;

export type GaitMarks = {
  readonly clip: GaitClip;
  readonly frame: FrameNo;
  readonly events: readonly GaitEvent[];
  /** Marked events and key images that stand for one, in order. */
  readonly marks: readonly GaitMark[];
  readonly issues: readonly EventIssue[];
  /** What comes next in the order of running, and where it should be; null where nothing follows. */
  readonly next: NextEvent | null;
  readonly kinds: KindChoice;
  readonly chooseKinds: (choice: KindChoice) => void;
  readonly feet: FootChoice;
  readonly chooseFeet: (choice: FootChoice) => void;
  /** Marks an event on the present frame and goes to where the next should be; where it is marked there already, takes it away and stays. */
  readonly mark: (event: WantedEvent) => void;
  /** Marks what comes next on the present frame; where something is marked there already, goes to where the next should be instead. */
  readonly markNext: () => void;
  readonly toNext: () => void;
  readonly toNeighbour: (way: 1 | -1) => void;
  readonly move: (event: GaitEvent, frame: FrameNo) => void;
  readonly remove: (event: GaitEvent) => void;
  readonly removeHere: () => void;
};

/** The hand over a clip's gait events: each press is one edit that can be undone. */
export function useGaitMarks(host: GaitHost): GaitMarks {
  const { recording, index, frame, events, keyImages, onGo } = host;
  const [kinds, chooseKinds] = useState<KindChoice>('phases');
  const [feet, chooseFeet] = useState<FootChoice>('both');
  const clip = useMemo(() => gaitClipOf(recording, index), [recording, index]);
  const marks = useMemo(() => marksOfClip(events, keyImages), [events, keyImages]);
  const issues = useMemo(() => issuesOf(marks, clip), [marks, clip]);
  const now = useRef(host);
  useEffect(() => {
    now.current = host;
  });

  const sides: readonly Side[] = feet === 'both' ? gaitSides : [feet];
  const nextAfter = (known: readonly GaitMark[], at: FrameNo): NextEvent | null => {
    const event = followingEvent(known, at, kindChoices[kinds], sides);
    if (event === null) return null;
    const where = predictNext(known, clip, at, event);
    const near = known.find(
      (mark) =>
        mark.side === event.side &&
        mark.kind === event.kind &&
        mark.frame > at &&
        where.ok &&
        Math.abs(trueSeconds(clip, mark.frame, where.frame)) < sameEvent,
    );
    return { event, where, marked: near?.frame ?? null };
  };
  const next = nextAfter(marks, frame);
  const edit = (key: 'mark' | 'move' | 'remove', what: WantedEvent, patch: Patch): void =>
    void now.current.edit(i18next.t(`events:edits.${key}`, { what: eventInWords(what) }), patch);

  const remove = (event: GaitEvent): void => edit('remove', { side: event.side, kind: event.event }, [{ op: 'remove', record: event }]);
  const mark = (wanted: WantedEvent): void => {
    const { events: present, frame: here } = now.current;
    const there = present.find((event) => event.frame === here && event.side === wanted.side && event.event === wanted.kind);
    if (there !== undefined) {
      remove(there);
      return;
    }
    const record = gaitEventSchema.parse({
      type: 'gait-event',
      id: crypto.randomUUID(),
      recordingId: recording.id,
      side: wanted.side,
      event: wanted.kind,
      frame: here,
    });
    edit('mark', wanted, [{ op: 'add', record }]);
    const after = nextAfter(marksOfClip([...present, record], keyImages), here);
    if (after?.where.ok) onGo(after.marked ?? after.where.frame);
  };
  const toNext = (): void => {
    if (next?.where.ok) onGo(next.marked ?? next.where.frame);
  };
  return {
    clip,
    frame,
    events,
    marks,
    issues,
    next,
    kinds,
    chooseKinds,
    feet,
    chooseFeet,
    mark,
    markNext: () => {
      if (marks.some((known) => known.frame === frame)) toNext();
      else if (next !== null) mark(next.event);
    },
    toNext,
    toNeighbour: (way) => {
      const frames = marks.map((known) => known.frame);
      const to = way === 1 ? frames.find((at) => at > frame) : frames.findLast((at) => at < frame);
      if (to !== undefined) onGo(to);
    },
    move: (event, to) => {
      const at = Math.min(frameCount(index) - 1, Math.max(0, to)) as FrameNo;
      const taken = events.some(
        (other) => other.id !== event.id && other.frame === at && other.side === event.side && other.event === event.event,
      );
      if (at === event.frame || taken) return;
      edit('move', { side: event.side, kind: event.event }, [{ op: 'change', before: event, after: { ...event, frame: at } }]);
    },
    remove,
    removeHere: () => {
      const here = events.findLast((event) => event.frame === frame);
      if (here !== undefined) remove(here);
    },
  };
}

/** 'Left toe-off'. */
export const eventInWords = ({ side, kind }: WantedEvent): string => i18next.t(`events:names.${side}.${kind}`);
