import type { DrawCommand } from '#core/annotation/pen.ts';
import type { FrameIndex, FrameNo } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { exportSize } from '#core/export/timing.ts';
import { paintShapes } from '../../annotate/paint.ts';
import type { ExportScene } from '../../export/exportVideo.ts';
import { labelHeight, paintLabel } from '../../export/paintLabel.ts';
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
    paint: (context, [picture], frame) => {
      if (picture === undefined) return;
      context.save();
      context.scale(size.width / width, size.height / height);
      context.drawImage(picture, 0, 0, width, height);
      paintShapes(context, drawing(frame));
      context.restore();
      const [above, below] = [label(frame), caption(frame)];
      if (above !== '') paintLabel(context, above, { left: 0, top: 0, most: size.width }, size.height);
      if (below !== '') paintLabel(context, below, { left: 0, top: size.height - labelHeight(size.height), most: size.width }, size.height);
    },
  };
}
