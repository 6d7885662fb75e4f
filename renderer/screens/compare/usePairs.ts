import { useTranslation } from 'react-i18next';
import { mirroredPreset } from '#core/annotation/mirror.ts';
import { keyImagePresets } from '#core/annotation/records.ts';
import { type JointClock, jointTime, type Moment, momentAt } from '#core/compare/clock.ts';
import { framesOf, type MarkedClip } from '#core/compare/events.ts';
import type { ComparisonContent, ComparisonPair } from '#core/domain/comparison.ts';
import { clipTime, type FrameNo } from '#core/domain/frameIndex.ts';
import { type RecordId, recordId } from '#core/domain/ids.ts';
import type { ShownPair } from './Pairs.tsx';
import type { OpenClip } from './useClips.ts';
import type { Panes } from './usePanes.ts';

type Given = {
  readonly content: ComparisonContent;
  readonly clips: readonly OpenClip[];
  readonly marked: readonly MarkedClip[];
  readonly clock: JointClock;
  readonly moment: Moment;
  readonly change: (content: ComparisonContent) => void;
  readonly handles: Panes;
  readonly go: (moment: FrameNo) => void;
};

/** The pairs of a comparison, and what can be done with them. */
export function usePairs({ content, clips, marked, clock, moment, change, handles, go }: Given) {
  const { t } = useTranslation(['compare', 'review']);
  const { panes, pairs } = content;
  const newPair = (title: string, ids: readonly RecordId[]): ComparisonPair => ({
    id: recordId.parse(crypto.randomUUID()),
    title,
    caption: '',
    inReport: true,
    images: panes.flatMap(({ recordingId, mirrored }, i) => {
      const keyImageId = ids[i];
      return keyImageId === undefined ? [] : [{ recordingId, keyImageId, mirrored }];
    }),
  });
  const frameOf = (recordingId: string, keyImageId: string): FrameNo | null => {
    const at = clips.findIndex(({ recording }) => recording.id === recordingId);
    return marked[at]?.keyImages.find(({ id }) => id === keyImageId)?.frame ?? null;
  };
  const paired = new Set(pairs.map(({ images }) => images.map(({ keyImageId }) => keyImageId).join()));
  const offered = keyImagePresets.flatMap((preset) => {
    const images = marked.map((clip) => {
      const [frame] = framesOf(clip, preset);
      const own = clip.mirrored ? mirroredPreset(preset) : preset;
      return clip.keyImages.find((image) => image.frame === frame && image.preset === own);
    });
    const ids = images.flatMap((image) => (image === undefined ? [] : [image.id]));
    return ids.length === panes.length && !paired.has(ids.join()) ? [newPair(t(`review:presets.${preset}`), ids)] : [];
  });
  const goToPair = ({ images: [first] }: ComparisonPair): void => {
    const at = panes.findIndex(({ recordingId, mirrored }) => recordingId === first?.recordingId && mirrored === first.mirrored);
    const [clip, warp] = [clips[at], clock.warps[at]];
    const frame = first === undefined ? null : frameOf(first.recordingId, first.keyImageId);
    if (clip !== undefined && warp !== undefined && frame !== null) go(momentAt(clock, jointTime(warp, clipTime(clip.index, frame))));
  };
  return {
    shown: pairs.map((pair): ShownPair => {
      const frames = pair.images.map(({ recordingId, keyImageId }) => frameOf(recordingId, keyImageId));
      const paneOf = ({ recordingId, mirrored }: ComparisonPair['images'][number]): number =>
        panes.findIndex((pane) => pane.recordingId === recordingId && pane.mirrored === mirrored);
      return { pair, frames, here: pair.images.every((image, i) => frames[i] === moment.frames[paneOf(image)]) };
    }),
    offered,
    keepOffered: () => change({ ...content, pairs: [...pairs, ...offered] }),
    keepMoment: () => {
      // One clip may stand in two panes with the same frame: one key image serves both.
      const made = new Map<string, RecordId>();
      const ids = panes.flatMap(({ recordingId }, i) => {
        const frame = moment.frames[i];
        if (frame === undefined) return [];
        const key = `${recordingId} ${frame}`;
        const id = made.get(key) ?? handles.at(i)?.marks.addKeyImage(frame, null, false).id;
        if (id === undefined) return [];
        made.set(key, id);
        return [id];
      });
      if (ids.length === panes.length && !paired.has(ids.join())) change({ ...content, pairs: [...pairs, newPair('', ids)] });
    },
    goTo: (joint: number) => go(momentAt(clock, joint)),
    goToPair,
    change: (pair: ComparisonPair) => change({ ...content, pairs: pairs.map((other) => (other.id === pair.id ? pair : other)) }),
    remove: (pair: ComparisonPair) => change({ ...content, pairs: pairs.filter(({ id }) => id !== pair.id) }),
  };
}
