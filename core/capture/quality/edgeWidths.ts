import type { Luma } from './input.ts';

/** A step of brightness met along a row. */
export type Step = {
  /** Where it is half done, in pixels. */
  readonly at: number;
  /** From a tenth to nine tenths of it, in pixels. */
  readonly width: number;
  /** Grey levels, brighter to the right positive. */
  readonly height: number;
};

/** Grey levels: a smaller step's width is noise. */
const leastHeight = 40;
/** Grey levels of noise that do not end a step. */
const ripple = 2;

/**
 * The steps of a row, left to right: stretches that only rise or only fall, within the noise. A step that the picture's edge cuts is left out, and so is one
 * longer than `longest` pixels, which is shading.
 */
export function stepsOfRow({ width, data }: Luma, y: number, longest: number): readonly Step[] {
  const start = y * width;
  const at = (x: number): number => data[start + x] as number;
  const steps: Step[] = [];
  let x = 1;
  while (x < width - 2) {
    const rise = at(x + 1) - at(x);
    if (Math.abs(rise) <= ripple) {
      x++;
      continue;
    }
    const sign = Math.sign(rise);
    let end = x + 1;
    while (end < width - 1 && (at(end + 1) - at(end)) * sign > ripple) end++;
    const height = at(end) - at(x);
    if (Math.abs(height) >= leastHeight && end - x <= longest && end < width - 1) {
      const place = (share: number): number => crossing(at, x, end, at(x) + share * height, sign);
      steps.push({ at: place(0.5), width: place(0.9) - place(0.1), height });
    }
    x = end;
  }
  return steps;
}

/** Where a step passes a grey level, between pixels. */
function crossing(at: (x: number) => number, from: number, to: number, level: number, sign: number): number {
  for (let x = from; x < to; x++) {
    const here = at(x);
    const next = at(x + 1);
    if ((next - level) * sign >= 0) return x + (next === here ? 0 : (level - here) / (next - here));
  }
  return to;
}

export type MovedStep = {
  /** 10 to 90 % in pixels. */
  readonly width: number;
  /** Pixels it is further along in the next frame; 0 or more. */
  readonly moved: number;
};

/** The same steps in two frames: like in direction, within a third in height, nearest in place, and alone in that. */
export function movedSteps(first: Luma, second: Luma, counts: (x: number, y: number) => boolean): readonly MovedStep[] {
  const furthest = first.width * 0.04;
  const found: MovedStep[] = [];
  for (let y = 1; y < first.height - 1; y += 2) {
    const before = stepsOfRow(first, y, furthest);
    if (before.length === 0) continue;
    const after = stepsOfRow(second, y, furthest);
    for (const step of before) {
      if (!counts(Math.round(step.at), y)) continue;
      const like = after.filter(
        ({ at, height }) => Math.abs(at - step.at) <= furthest && Math.abs(height - step.height) <= Math.abs(step.height) / 3,
      );
      const [match] = like;
      // Two that could be it are none.
      if (match === undefined || like.length > 1) continue;
      if (Math.abs(match.width - step.width) > 0.35 * (match.width + step.width)) continue;
      found.push({ width: (step.width + match.width) / 2, moved: Math.abs(match.at - step.at) });
    }
  }
  return found;
}
