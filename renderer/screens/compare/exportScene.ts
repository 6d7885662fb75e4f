import { mirrorCommands } from '#core/annotation/mirror.ts';
import type { DrawCommand } from '#core/annotation/pen.ts';
import { arrange, type ComparedPicture, type Grid, gridOf } from '#core/compare/arrange.ts';
import type { JointClock } from '#core/compare/clock.ts';
import type { ComparisonLayout } from '#core/domain/comparison.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { exportSize } from '#core/export/timing.ts';
import { paintShapes } from '../../annotate/paint.ts';
import type { ExportScene } from '../../export/exportVideo.ts';
import { labelHeight, paintLabel } from '../../export/paintLabel.ts';
import { mediaUrl } from '../../link.ts';
import { momentOf } from '../../media/jointPlayer.ts';
import { blendOf } from './blend.ts';
import type { OpenClip } from './useClips.ts';

const gap = 8;
const dark = '#101413';

/** Rows and columns that show the most on a screen of 16 to 9, however large this window is: the same clips always make the same picture. */
const gridFor = (pictures: readonly ComparedPicture[], arrangement: ComparisonLayout['arrangement']): Grid =>
  gridOf(pictures, { width: 1920, height: 1080 }, arrangement);

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

type Part = {
  readonly picture: ComparedPicture;
  readonly pixels: CanvasImageSource;
  readonly drawing: readonly DrawCommand[];
  /** Burned into the corner; empty for none. */
  readonly label: string;
};

/** Paints all clips of one moment, laid out and mixed as on screen, each whole, drawings and labels in it. */
export function paintTogether(
  context: OffscreenCanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
  parts: readonly Part[],
  layout: ComparisonLayout,
): void {
  context.fillStyle = dark;
  context.fillRect(0, 0, size.width, size.height);
  const pictures = parts.map(({ picture }) => picture);
  const placed = arrange(pictures, size, layout, undefined, { gap, head: 0 }, gridFor(pictures, layout.arrangement));
  for (const [i, part] of parts.entries()) {
    const at = placed[i];
    if (at === undefined) continue;
    const { picture } = part;
    const blend = blendOf(layout, i);
    context.save();
    context.beginPath();
    context.rect(at.box.left + at.box.width * blend.from, at.box.top, at.box.width * (1 - blend.from), at.box.height);
    context.clip();
    context.translate(at.box.left + at.offset.left, at.box.top + at.offset.top);
    context.scale(at.scale, at.scale);
    context.save();
    context.globalAlpha = blend.opacity;
    context.globalCompositeOperation = blend.mode === 'normal' ? 'source-over' : blend.mode;
    context.filter = blend.filter;
    if (picture.mirrored) context.transform(-1, 0, 0, 1, picture.width, 0);
    context.drawImage(part.pixels, 0, 0, picture.width, picture.height);
    context.restore();
    paintShapes(context, picture.mirrored ? mirrorCommands(part.drawing, picture.width) : part.drawing);
    context.restore();
  }
  for (const [i, { label }] of parts.entries()) {
    const at = placed[i];
    if (at === undefined || label === '') continue;
    const left = layout.arrangement === 'overlay' ? (size.width * i) / parts.length : at.box.left;
    const most = layout.arrangement === 'overlay' ? size.width / parts.length : at.box.width;
    paintLabel(context, label, { left, top: at.box.top, most }, size.height);
  }
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
    paint: (context, decoded, moment) => {
      const { frames } = momentOf(clock, moment);
      const parts = pictures.flatMap((picture, i) => {
        const [pixels, frame] = [decoded[i], frames[i]];
        return pixels === undefined || frame === undefined
          ? []
          : [{ picture, pixels, drawing: drawingOf(i, frame), label: labelOf(i, frame) }];
      });
      paintTogether(context, size, parts, layout);
      const words = caption(moment);
      if (words !== '') paintLabel(context, words, { left: 0, top: size.height - labelHeight(size.height), most: size.width }, size.height);
    },
  };
}
