import type { DrawCommand } from '#core/annotation/drawing.ts';
import { mirrorCommands } from '#core/annotation/mirror.ts';
import { arrange, type ComparedPicture, type Size } from '#core/compare/arrange.ts';
import type { ComparisonLayout } from '#core/domain/comparison.ts';
import { paintShapes } from '../../annotate/paint.ts';
import { blendOf } from './blend.ts';

/** A clip's part of the picture; `drawing` in its own frame pixels, unmirrored. */
export type PairPart = {
  readonly picture: ComparedPicture;
  readonly pixels: ImageBitmap;
  readonly drawing: readonly DrawCommand[];
  /** What it is: clip, day, frame. */
  readonly label: string;
};

const gap = 8;
const longest = 3840;

/** Large enough that the largest clip keeps its own pixels, as far as 3840 pixels a side reach. */
export function pairSize(pictures: readonly ComparedPicture[], arrangement: ComparisonLayout['arrangement']): Size {
  const width = Math.max(...pictures.map((picture) => picture.width));
  const height = Math.max(...pictures.map((picture) => picture.height));
  const count = pictures.length;
  const between = gap * (count - 1);
  const whole = {
    'side-by-side': { width: width * count + between, height },
    stacked: { width, height: height * count + between },
    overlay: { width, height },
  }[arrangement];
  const shrink = Math.min(1, longest / Math.max(whole.width, whole.height));
  return { width: Math.round(whole.width * shrink), height: Math.round(whole.height * shrink) };
}

/** All clips of one moment in one picture, drawings and labels in it, laid out and mixed as on screen, each whole. */
export async function pairPng(parts: readonly PairPart[], layout: ComparisonLayout): Promise<Blob> {
  const pictures = parts.map(({ picture }) => picture);
  const size = pairSize(pictures, layout.arrangement);
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('this window cannot make a picture');
  context.fillStyle = '#101413';
  context.fillRect(0, 0, size.width, size.height);
  const placed = arrange(pictures, size, layout, undefined, gap);
  for (const [i, part] of parts.entries()) {
    const at = placed[i];
    if (at === undefined) continue;
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
    if (part.picture.mirrored) context.transform(-1, 0, 0, 1, part.picture.width, 0);
    context.drawImage(part.pixels, 0, 0);
    context.restore();
    paintShapes(context, part.picture.mirrored ? mirrorCommands(part.drawing, part.picture.width) : part.drawing);
    context.restore();
  }
  const letters = Math.max(14, Math.round(size.height / 36));
  for (const [i, { label }] of parts.entries()) {
    const at = placed[i];
    if (at === undefined) continue;
    const left = layout.arrangement === 'overlay' ? (size.width * i) / parts.length : at.box.left;
    context.font = `600 ${letters}px "Atkinson Hyperlegible Next Variable", sans-serif`;
    const width = context.measureText(label).width + letters;
    context.fillStyle = 'rgb(16 20 24 / 0.75)';
    context.fillRect(left, at.box.top, width, letters * 1.6);
    context.fillStyle = '#ffffff';
    context.fillText(label, left + letters / 2, at.box.top + letters * 1.15);
  }
  return canvas.convertToBlob({ type: 'image/png' });
}
