import type { DrawCommand } from '#core/annotation/pen.ts';
import type { ComparedPicture } from '#core/compare/arrange.ts';
import type { JointClock } from '#core/compare/clock.ts';
import type { ComparisonLayout } from '#core/domain/comparison.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { exportSize } from '#core/export/timing.ts';
import type { ExportScene } from '../../export/exportVideo.ts';
import { gap, gridFor } from '../../export/paintTogether.ts';
import { mediaUrl } from '../../link.ts';
import { momentOf } from '../../media/jointPlayer.ts';
import type { OpenClip } from './useClips.ts';

/** Large enough that the largest clip keeps its own pixels. */
export function wholeSize(
  pictures: readonly ComparedPicture[],
  arrangement: ComparisonLayout['arrangement'],
): { width: number; height: number } {
  const width = Math.max(...pictures.map((picture) => picture.width));
  const height = Math.max(...pictures.map((picture) => picture.height));
  const { columns, rows } = gridFor(pictures, arrangement);
  return { width: width * columns + gap * (columns - 1), height: height * rows + gap * (rows - 1) };
}

type Given = {
  readonly clips: readonly OpenClip[];
  readonly pictures: readonly ComparedPicture[];
  readonly clock: JointClock;
  readonly layout: ComparisonLayout;
  readonly drawingOf: (position: number, frame: FrameNo) => readonly DrawCommand[];
  /** Burned into each clip's corner; empty for none. */
  readonly labelOf: (position: number, frame: FrameNo) => string;
  /** Burned in at the bottom; empty for none. */
  readonly caption: (moment: FrameNo) => string;
};

/** The comparison as a scene for a video of at most 1920 by 1080. */
export function compareScene({ clips, pictures, clock, layout, drawingOf, labelOf, caption }: Given): ExportScene {
  const size = exportSize(wholeSize(pictures, layout.arrangement), { width: 1920, height: 1080 });
  return {
    ...size,
    clips: clips.map(({ recording: { id, width, height, captureRate }, index }) => ({
      url: new URL(mediaUrl(`clip-${id}`), window.location.href).href,
      index,
      width,
      height,
      slowdown: captureRate.slowdown,
    })),
    framesAt: (moment) => momentOf(clock, moment).frames,
    painting: (moment) => {
      const { frames } = momentOf(clock, moment);
      const parts = pictures.flatMap((picture, i) => {
        const frame = frames[i];
        return frame === undefined ? [] : [{ picture, drawing: drawingOf(i, frame), label: labelOf(i, frame) }];
      });
      return { size, parts, layout, caption: caption(moment) };
    },
  };
}
