import type { Box, Size } from '#core/compare/arrange.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';

/** What a stroboscope shows, and how. Boxes and pixels are those of the clip as it is shown, mirrored where the clip is. */
export type StrobeRecipe = {
  /** Cells beside each other, or all figures on one still background. */
  readonly kind: 'strip' | 'merged';
  /** Ascending. */
  readonly frames: readonly FrameNo[];
  /** Frames from which the still background is estimated. */
  readonly background: readonly FrameNo[];
  /** `about`: as much as the runner takes up on these frames. */
  readonly crop: 'whole' | 'about' | Box;
  /** Merged: each figure lies so many widths of the crop further than the one before it, 0 to 1. Null: as is fitting, see `usualSpread`. */
  readonly spread: number | null;
  readonly towards: 'left' | 'right';
  /** One for each frame; empty for none. */
  readonly labels: readonly string[];
  /** Burned in at the bottom of figures that are not spread; empty for none. */
  readonly caption: string;
};

export const needsBackground = ({ kind, crop }: Pick<StrobeRecipe, 'kind' | 'crop'>): boolean => kind === 'merged' || crop === 'about';

export type StrobeMade = {
  readonly png: Blob;
  readonly size: Size;
  /** What of the clip it shows. */
  readonly box: Box;
  /** How far the figures were spread; 0 of a strip. */
  readonly spread: number;
};

/** Of a runner who stays in place: the figures stand apart, their limbs overlap a little. One who crosses the picture is spread by running. */
export const usualSpread = 0.45;

export type ToStrobe =
  /** Once, before all others. `working` is the size at which frames are worked on, `full` the clip's. */
  | { readonly type: 'open'; readonly working: Size; readonly full: Size; readonly mirrored: boolean; readonly font: string }
  /** The receiver owns the picture and closes it. */
  | { readonly type: 'frame'; readonly frame: FrameNo; readonly picture: VideoFrame }
  | { readonly type: 'forget'; readonly frames: readonly FrameNo[] }
  | { readonly type: 'make'; readonly job: number; readonly recipe: StrobeRecipe };

export type FromStrobe =
  | { readonly type: 'progress'; readonly job: number; readonly share: number }
  | { readonly type: 'made'; readonly job: number; readonly made: StrobeMade }
  | { readonly type: 'failed'; readonly job: number; readonly message: string };
