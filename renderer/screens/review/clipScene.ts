import type { DrawCommand } from '#core/annotation/pen.ts';
import { firstLayout } from '#core/domain/comparison.ts';
import type { FrameIndex, FrameNo } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { exportSize } from '#core/export/timing.ts';
import type { ExportScene } from '../../export/exportVideo.ts';
import { mediaUrl } from '../../link.ts';

/** The clip's frames on a clock that runs in real time. */
export const realTimeIndex = (index: FrameIndex, slowdown: number): FrameIndex => ({
  ticks: index.ticks,
  ticksPerSecond: index.ticksPerSecond * slowdown,
});

type Given = {
  readonly recording: Recording;
  readonly index: FrameIndex;
  readonly drawing: (frame: FrameNo) => readonly DrawCommand[];
  /** Burned in at the top and at the bottom; empty for none. */
  readonly label: (frame: FrameNo) => string;
  readonly caption: (frame: FrameNo) => string;
};

/** One clip as a scene for a video of at most 1920 by 1080. */
export function clipScene({ recording, index, drawing, label, caption }: Given): ExportScene {
  const { id, width, height, captureRate } = recording;
  const size = exportSize({ width, height }, { width: 1920, height: 1080 });
  return {
    ...size,
    clips: [{ url: new URL(mediaUrl(`clip-${id}`), window.location.href).href, index, width, height, slowdown: captureRate.slowdown }],
    framesAt: (frame) => [frame],
    painting: (frame) => ({
      size,
      parts: [{ picture: { width, height, mirrored: false, mmPerPixel: null }, drawing: drawing(frame), label: label(frame) }],
      layout: firstLayout,
      caption: caption(frame),
    }),
  };
}
