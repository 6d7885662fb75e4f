import { useTranslation } from 'react-i18next';
import { adding } from '#core/annotation/edits.ts';
import { type ComparedPicture, pixelsPerUnit } from '#core/compare/arrange.ts';
import type { JointClock } from '#core/compare/clock.ts';
import { type CopyPlace, copiedTo, isCopyable } from '#core/compare/copyShape.ts';
import { recordId } from '#core/domain/ids.ts';
import { say } from '../../ui/notify.tsx';
import type { OpenClip } from './useClips.ts';
import type { Panes } from './usePanes.ts';

type Given = {
  readonly clips: readonly OpenClip[];
  readonly pictures: readonly ComparedPicture[];
  readonly clock: JointClock;
  readonly handles: Panes;
  readonly chosen: number;
};

/** Copies the drawing that is selected on the chosen clip to the same place and moment of the others; without one does nothing. Landmarks are not copied, and that is said. */
export function useCopyShape({ clips, pictures, clock, handles, chosen }: Given): () => void {
  const { t } = useTranslation(['compare', 'landmarks']);
  return () => {
    const shape = handles.at(chosen)?.annotation.selected ?? null;
    const units = pixelsPerUnit(pictures);
    const placeOf = (i: number): CopyPlace | null => {
      const [clip, warp, picture, unit] = [clips[i], clock.warps[i], pictures[i], units[i]];
      return clip === undefined || warp === undefined || picture === undefined || unit === undefined
        ? null
        : { recordingId: clip.recording.id, index: clip.index, warp, picture, unit };
    };
    const here = placeOf(chosen);
    if (shape === null || here === null) return;
    if (!isCopyable(shape)) {
      say(t('landmarks:notCopied'));
      return;
    }
    for (const i of clips.keys()) {
      const there = placeOf(i);
      if (i === chosen || there === null) continue;
      const copy = copiedTo(shape, here, there, recordId.parse(crypto.randomUUID()));
      void handles.at(i)?.document.edit(t('copyShape'), adding(copy));
    }
  };
}
