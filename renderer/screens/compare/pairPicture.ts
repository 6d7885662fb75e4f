import type { DrawCommand } from '#core/annotation/pen.ts';
import type { ComparedPicture } from '#core/compare/arrange.ts';
import type { ComparisonLayout } from '#core/domain/comparison.ts';
import { exportSize } from '#core/export/timing.ts';
import { paintTogether } from '../../export/paintTogether.ts';
import { wholeSize } from './exportScene.ts';

/** A clip's part of the picture; `drawing` in its own frame pixels, unmirrored. */
export type PairPart = {
  readonly picture: ComparedPicture;
  readonly pixels: ImageBitmap;
  readonly drawing: readonly DrawCommand[];
  /** What it is: clip, day, frame. */
  readonly label: string;
};

/** All clips of one moment in one picture of at most 3840 pixels a side. */
export function pairPng(parts: readonly PairPart[], layout: ComparisonLayout): Promise<Blob> {
  const pictures = parts.map(({ picture }) => picture);
  const size = exportSize(wholeSize(pictures, layout.arrangement), { width: 3840, height: 3840 });
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('this window cannot make a picture');
  paintTogether(
    context,
    { size, parts, layout, caption: '' },
    parts.map(({ pixels }) => pixels),
  );
  return canvas.convertToBlob({ type: 'image/png' });
}
