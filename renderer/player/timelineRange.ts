/** The part of the clip that the timeline shows, in frames; `to` lies beyond `from`. */
export type Range = { readonly from: number; readonly to: number };

export const fullRange = (frames: number): Range => ({ from: 0, to: Math.max(1, frames - 1) });

export const isWhole = (range: Range, frames: number): boolean => range.from <= 0 && range.to >= fullRange(frames).to;

/** Where a frame lies: 0 at the left edge, 1 at the right; outside the range beyond them. */
export const shareOf = ({ from, to }: Range, frame: number): number => (frame - from) / (to - from);

/** Zooms so that what lies at `share` stays there. Never shows less than 12 frames nor more than the clip. */
export function zoomRange(range: Range, frames: number, share: number, factor: number): Range {
  const whole = fullRange(frames);
  const span = Math.min(whole.to, Math.max(Math.min(12, whole.to), (range.to - range.from) * factor));
  const pinned = range.from + share * (range.to - range.from);
  const from = Math.min(whole.to - span, Math.max(0, pinned - share * span));
  return { from, to: from + span };
}

/** Moves the shown part by so many frames, as far as the clip goes. */
export function moveRange({ from, to }: Range, frames: number, by: number): Range {
  const span = to - from;
  const moved = Math.min(fullRange(frames).to - span, Math.max(0, from + by));
  return { from: moved, to: moved + span };
}

/** The same range where it shows `frame`; else one as long that has it in its middle, as far as the clip goes. */
export const rangeWith = (range: Range, frames: number, frame: number): Range =>
  frame >= range.from && frame <= range.to ? range : moveRange(range, frames, frame - (range.from + range.to) / 2);
