import i18next from 'i18next';
import type { Patch } from '#core/annotation/patch.ts';
import { type KeyImage, type keyImagePresets, keyImageSchema, type Mark, markSchema } from '#core/annotation/records.ts';
import { type FrameIndex, type FrameNo, frameCount } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { call, sendBytes } from '../link.ts';
import type { FrameEngine } from '../media/engine.ts';
import { reportFailure } from '../ui/failures.ts';
import { pngOf } from './stills.ts';
import type { ReviewDocument } from './useReview.ts';

export type Preset = (typeof keyImagePresets)[number];

const presetColours: Readonly<Record<'left' | 'right' | 'none', string>> = { left: '#1f8fff', right: '#ff7a1a', none: '#2fb344' };

/** The loop that in and out marks bound; a missing one is the clip's end. Null when neither is set or nothing lies between. */
export function loopOf(marks: readonly Mark[], index: FrameIndex): { from: FrameNo; to: FrameNo } | null {
  const from = marks.find((mark) => mark.kind === 'in')?.frame;
  const to = marks.find((mark) => mark.kind === 'out')?.frame;
  if (from === undefined && to === undefined) return null;
  const loop = { from: from ?? (0 as FrameNo), to: to ?? ((frameCount(index) - 1) as FrameNo) };
  return loop.from < loop.to ? loop : null;
}

export const originOf = (marks: readonly Mark[]): FrameNo | null => marks.find((mark) => mark.kind === 'origin')?.frame ?? null;

export type Marks = {
  readonly set: (kind: Mark['kind'], frame: FrameNo) => void;
  readonly clearLoop: () => void;
  /** The key image of a frame, made where there is none. */
  readonly addKeyImage: (frame: FrameNo, preset: Preset | null, inReport?: boolean) => KeyImage;
  readonly removeKeyImage: (image: KeyImage) => void;
  /** To another frame, which must have none yet; its picture is taken anew. */
  readonly moveKeyImage: (image: KeyImage, frame: FrameNo) => void;
  readonly changeKeyImage: (before: KeyImage, change: Partial<Pick<KeyImage, 'title' | 'comment' | 'inReport' | 'preset'>>) => void;
};

/** The clinician's marks and key images on a clip: each is one edit that can be undone. */
export function createMarks(recording: Recording, document: ReviewDocument, engine: FrameEngine): Marks {
  const { t } = i18next;
  const recordingId = recording.id;
  const edit = (label: string, patch: Patch, record: KeyImage): void =>
    void document
      .edit(label, patch)
      .then((kept) => (kept ? keepPicture(engine, record) : undefined))
      .catch(reportFailure);
  const words = (
    key: 'in' | 'out' | 'origin' | 'clearLoop' | 'addKeyImage' | 'removeKeyImage' | 'moveKeyImage' | 'changeKeyImage',
  ): string => t(`review:edits.${key}`);
  return {
    set: (kind, frame) => {
      const before = document.marks.find((mark) => mark.kind === kind);
      if (before?.frame === frame) return;
      const record = markSchema.parse({ type: 'mark', id: before?.id ?? crypto.randomUUID(), recordingId, kind, frame });
      void document.edit(words(kind), [before === undefined ? { op: 'add', record } : { op: 'change', before, after: record }]);
    },
    clearLoop: () => {
      const bounds = document.marks.filter((mark) => mark.kind !== 'origin');
      if (bounds.length > 0)
        void document.edit(
          words('clearLoop'),
          bounds.map((record) => ({ op: 'remove' as const, record })),
        );
    },
    addKeyImage: (frame, preset, inReport = true) => {
      const there = document.keyImages.find((image) => image.frame === frame);
      if (there !== undefined) {
        if (preset !== null && there.preset !== preset)
          void document.edit(words('changeKeyImage'), [
            { op: 'change', before: there, after: { ...there, preset, colour: colourOf(preset) } },
          ]);
        return there;
      }
      const record = keyImageSchema.parse({
        type: 'key-image',
        id: crypto.randomUUID(),
        recordingId,
        frame,
        preset,
        title: '',
        comment: '',
        colour: colourOf(preset),
        inReport,
      });
      edit(words('addKeyImage'), [{ op: 'add', record }], record);
      return record;
    },
    moveKeyImage: (before, frame) => {
      const after = { ...before, frame };
      edit(words('moveKeyImage'), [{ op: 'change', before, after }], after);
    },
    removeKeyImage: (record) => void document.edit(words('removeKeyImage'), [{ op: 'remove', record }]),
    changeKeyImage: (before, change) =>
      void document.edit(words('changeKeyImage'), [{ op: 'change', before, after: { ...before, ...change } }]),
  };
}

const colourOf = (preset: Preset | null): string => presetColours[preset === null ? 'none' : preset.endsWith('left') ? 'left' : 'right'];

/** Keeps the bare pixels of a key image's frame with it: the report prints what was seen. */
async function keepPicture(engine: FrameEngine, image: KeyImage): Promise<void> {
  const picture = await engine.picture(image.frame);
  const png = await pngOf(picture).finally(() => picture.close());
  const { id } = await call('uploads.begin', { name: `frame-${image.frame}.png`, bytes: png.size });
  await sendBytes(id, png, new AbortController().signal);
  await call('review.setPicture', { recordingId: image.recordingId, keyImageId: image.id, frame: image.frame, uploadId: id });
}
