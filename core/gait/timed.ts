import type { FrameNo } from '../domain/frameIndex.ts';
import { type GaitClip, markSigma, trueSeconds } from './clip.ts';
import type { GaitKind, GaitMark, Side } from './events.ts';

/** How a value moves with the time of one mark. */
type Lean = { readonly group: `${Side} ${GaitKind}`; readonly slope: number; readonly sigma: Sigma };
/** Standard uncertainty of a mark: of counting frames, and of all. */
type Sigma = ReturnType<typeof markSigma>;

/**
 * A value that was made from times of marks, and how it moves with each of them (first order). Marks are known by foot, kind and frame, so that one which two strides
 * share counts once: in the mean of a row of strides all but the first and the last cancel.
 */
export type Timed = { readonly value: number; readonly leans: ReadonlyMap<string, Lean> };

const keyOf = ({ side, kind, frame }: GaitMark): string => `${side} ${kind} ${frame}`;

/** Signed true seconds from one mark to another. */
export function interval(clip: GaitClip, from: GaitMark, to: GaitMark): Timed {
  const lean = (mark: GaitMark, slope: 1 | -1): [string, Lean] => [
    keyOf(mark),
    { group: `${mark.side} ${mark.kind}`, slope, sigma: markSigma(clip, mark.frame as FrameNo) },
  ];
  return { value: trueSeconds(clip, from.frame, to.frame), leans: new Map([lean(from, -1), lean(to, 1)]) };
}

/** A value of several others: `parts` with the derivative of the value by each. */
export function combined(value: number, parts: readonly (readonly [Timed, number])[]): Timed {
  const leans = new Map<string, Lean>();
  for (const [part, derivative] of parts)
    for (const [key, lean] of part.leans) leans.set(key, { ...lean, slope: (leans.get(key)?.slope ?? 0) + derivative * lean.slope });
  return { value, leans };
}

export const scaled = (timed: Timed, by: number): Timed => combined(timed.value * by, [[timed, by]]);

/** 100 a / b. */
export const percentOf = (a: Timed, b: Timed): Timed =>
  combined((100 * a.value) / b.value, [
    [a, 100 / b.value],
    [b, (-100 * a.value) / b.value ** 2],
  ]);

/** The mean; of at least one. */
export const meanOf = (items: readonly Timed[]): Timed =>
  combined(
    items.reduce((sum, { value }) => sum + value, 0) / items.length,
    items.map((item) => [item, 1 / items.length]),
  );

/** Variance where every mark is off by itself. */
export const varianceOf = ({ leans }: Timed): number =>
  [...leans.values()].reduce((sum, { slope, sigma }) => sum + (slope * sigma.all) ** 2, 0);

/** Variance where all marks of a foot and kind are off by the same share of a frame, as when a stride lasts a whole number of frames. */
function lockedVariance({ leans }: Timed): number {
  const groups = new Map<string, number>();
  for (const { group, slope, sigma } of leans.values()) groups.set(group, (groups.get(group) ?? 0) + slope * sigma.all);
  return [...groups.values()].reduce((sum, value) => sum + value ** 2, 0);
}

/** Sample variance; 0 of fewer than two. */
export function sampleVariance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/** Mean variance that the marks alone give to one value. */
export const marksVariance = (items: readonly Timed[]): number =>
  items.reduce((sum, item) => sum + varianceOf(item), 0) / Math.max(1, items.length);

/**
 * 0 to 1: how alike the marks' errors are from stride to stride. Values that differ less than the marks would make them differ by chance come from a stride that lasts
 * nearly a whole number of frames: then every mark is off by the same, and no mean takes that away. A slip of the hand is never alike: at most the counting's share.
 */
export function lockOf(items: readonly Timed[]): number {
  const chance = marksVariance(items);
  if (items.length < 2 || chance === 0) return 0;
  const counting = items.reduce(
    (sum, { leans }) => sum + [...leans.values()].reduce((own, { slope, sigma }) => own + (slope * sigma.counting) ** 2, 0),
    0,
  );
  const alike = 1 - sampleVariance(items.map(({ value }) => value)) / chance;
  // What a sample of this size is off by anyway (1 SD of its variance) tells nothing.
  const noise = Math.min(0.9, Math.sqrt(2 / (items.length - 1)));
  return Math.max(0, Math.min(counting / (chance * items.length), (alike - noise) / (1 - noise)));
}

/** Standard uncertainty from the marks: between errors that are all their own (`lock` 0) and all alike (1), never less than the first. */
export function uncertaintyOf(timed: Timed, lock: number): number {
  const own = varianceOf(timed);
  return Math.sqrt(Math.max(own, (1 - lock) * own + lock * lockedVariance(timed)));
}
