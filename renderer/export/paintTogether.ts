import { mirrorCommands } from '#core/annotation/mirror.ts';
import type { DrawCommand } from '#core/annotation/pen.ts';
import { arrange, type ComparedPicture, type Grid, gridOf, type Placed, type Size } from '#core/compare/arrange.ts';
import type { ComparisonLayout } from '#core/domain/comparison.ts';
import { paintShapes } from '../annotate/paint.ts';
import { blendOf } from './blend.ts';
import { labelHeight, paintLabel } from './paintLabel.ts';

/** Pixels between pictures that do not lie over each other. */
export const gap = 8;
const dark = '#101413';

/** Rows and columns that show the most on a screen of 16 to 9, however large this window is: the same clips always make the same picture. */
export const gridFor = (pictures: readonly ComparedPicture[], arrangement: ComparisonLayout['arrangement']): Grid =>
  gridOf(pictures, { width: 1920, height: 1080 }, arrangement);

/** What is painted of one clip, apart from its pixels; plain data, so that a worker can be sent it. */
export type ScenePart = {
  readonly picture: ComparedPicture;
  /** In the clip's own frame pixels, unmirrored. */
  readonly drawing: readonly DrawCommand[];
  /** Burned into the corner; empty for none. */
  readonly label: string;
};

/** One moment of a video or a still: how large, what of each clip, how they lie. */
export type Painting = {
  readonly size: Size;
  readonly parts: readonly ScenePart[];
  readonly layout: ComparisonLayout;
  /** Burned in at the bottom; empty for none. */
  readonly caption: string;
};

type Context = OffscreenCanvasRenderingContext2D;

/** Paints all clips of one moment, laid out and mixed as on screen, each whole, drawings and labels in it. `pixels` in the parts' order. */
export function paintTogether(context: Context, { size, parts, layout, caption }: Painting, pixels: readonly CanvasImageSource[]): void {
  context.fillStyle = dark;
  context.fillRect(0, 0, size.width, size.height);
  const placed = placesOf(
    parts.map(({ picture }) => picture),
    size,
    layout,
  );
  for (const [i, part] of parts.entries()) {
    const [at, shown] = [placed[i], pixels[i]];
    if (at !== undefined && shown !== undefined) paintPart(context, part, shown, at, layout, i);
  }
  for (const [i, { label }] of parts.entries()) {
    const at = placed[i];
    if (at === undefined || label === '') continue;
    const left = layout.arrangement === 'overlay' ? (size.width * i) / parts.length : at.box.left;
    const most = layout.arrangement === 'overlay' ? size.width / parts.length : at.box.width;
    paintLabel(context, label, { left, top: at.box.top, most }, size.height);
  }
  if (caption !== '') paintLabel(context, caption, { left: 0, top: size.height - labelHeight(size.height), most: size.width }, size.height);
}

/** A clip on its own fills the picture: even sizes cut away less than two pixels of it, and leave no dark edge. */
function placesOf(pictures: readonly ComparedPicture[], size: Size, layout: ComparisonLayout): readonly Placed[] {
  const [alone, another] = pictures;
  if (alone !== undefined && another === undefined) {
    const scale = Math.max(size.width / alone.width, size.height / alone.height);
    return [{ box: { left: 0, top: 0, ...size }, scale, offset: { left: 0, top: 0 } }];
  }
  return arrange(pictures, size, layout, undefined, { gap, head: 0 }, gridFor(pictures, layout.arrangement));
}

function paintPart(
  context: Context,
  { picture, drawing }: ScenePart,
  pixels: CanvasImageSource,
  at: Placed,
  layout: ComparisonLayout,
  position: number,
): void {
  const blend = blendOf(layout, position);
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
  context.drawImage(pixels, 0, 0, picture.width, picture.height);
  context.restore();
  paintShapes(context, picture.mirrored ? mirrorCommands(drawing, picture.width) : drawing);
  context.restore();
}
