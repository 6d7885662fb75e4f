import type { FrameIndex } from './frameIndex.ts';
import type { MediaWarning } from './recording.ts';

/** Intervals between neighbouring frames, in ticks; one fewer than frames. */
export const intervalsOf = (index: FrameIndex): readonly number[] =>
  index.ticks.slice(1).map((tick, i) => tick - (index.ticks[i] as number));

/** The middle value; of an even number, the upper of the two in the middle. 0 for nothing. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

export type Pace = {
  /** Frames per second of the clip's own clock, over the whole clip where it is constant, else from the commonest interval. Null for one frame. */
  readonly rate: number | null;
  /** Every interval is the mean to within a tick: what quantised clocks do to a constant rate. */
  readonly constant: boolean;
  /** Constant, though the ticks alternate: the clock is too coarse for the rate. */
  readonly quantised: boolean;
};

/** How the clip's clock runs. A 240 frames/s clip on a 1/600 s clock alternates 2 and 3 ticks: constant, not variable. */
export function paceOf(index: FrameIndex): Pace {
  const steps = intervalsOf(index);
  if (steps.length === 0) return { rate: null, constant: true, quantised: false };
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const constant = steps.every((step) => Math.abs(step - mean) <= Math.max(1, mean * 0.02)) && !missesTicks(steps);
  const step = constant ? mean : median(steps);
  return { rate: index.ticksPerSecond / step, constant, quantised: constant && steps.some((value) => value !== steps[0]) };
}

/** A clock that ticks once a frame and now and then twice: there a frame is missing, the clock is not too coarse. */
function missesTicks(steps: readonly number[]): boolean {
  const longer = steps.filter((step) => step > 1).length;
  return longer > 0 && longer < steps.length / 10 && median(steps) === 1;
}

const rampFactor = 1.8;
const plateauFrames = 8;

/**
 * What is irregular about a clip's timing: gaps (an interval of more than one and a half times the usual: frames were dropped, or none were
 * taken), a slow-motion ramp (two long stretches at clearly different paces), or a generally variable rate.
 */
export function timingWarnings(index: FrameIndex): readonly MediaWarning[] {
  const pace = paceOf(index);
  if (pace.constant) return [];
  const steps = intervalsOf(index);
  const ramp = rampBounds(steps);
  if (ramp !== null) {
    return [
      {
        code: 'slow-motion-ramp',
        message:
          'The clip changes its own speed on the way (a slow-motion ramp). Times are only true inside one stretch of constant speed.',
        frames: ramp,
      },
    ];
  }
  const usual = median(steps);
  const gaps = steps.flatMap((step, i) => (step > usual * 1.5 ? [{ from: i, to: i + 1 }] : []));
  const uneven = steps.filter((step) => Math.abs(step - usual) > Math.max(1, usual * 0.1)).length;
  const found: MediaWarning[] = [];
  if (uneven > Math.max(gaps.length, steps.length * 0.02))
    found.push({
      code: 'variable-rate',
      message: `The time between frames varies (${ms(Math.min(...steps), index)} to ${ms(Math.max(...steps), index)}). Soleus uses each frame's own time.`,
      frames: [],
    });
  if (gaps.length > 0)
    found.push({
      code: 'gap',
      message: `${gaps.length === 1 ? 'There is a gap' : `There are ${gaps.length} gaps`} where frames are missing (longest ${ms(Math.max(...steps), index)}).`,
      frames: gaps.slice(0, 2000),
    });
  if (found.length === 0)
    found.push({
      code: 'variable-rate',
      message: "The time between frames is not quite constant. Soleus uses each frame's own time.",
      frames: [],
    });
  return found;
}

/** Stretches of at least `plateauFrames` alike intervals; bounds of all of them when two clearly differ in pace, else null. */
function rampBounds(steps: readonly number[]): { from: number; to: number }[] | null {
  const plateaus: { from: number; to: number; step: number }[] = [];
  let from = 0;
  for (let i = 1; i <= steps.length; i++) {
    const base = steps[from] as number;
    const alike = i < steps.length && Math.abs((steps[i] as number) - base) <= Math.max(1, base * 0.1);
    if (alike) continue;
    if (i - from >= plateauFrames) plateaus.push({ from, to: i, step: base });
    from = i;
  }
  const paces = plateaus.map((plateau) => plateau.step);
  if (plateaus.length < 2 || Math.max(...paces) < Math.min(...paces) * rampFactor) return null;
  return plateaus.map(({ from: first, to }) => ({ from: first, to }));
}

const ms = (ticks: number, index: FrameIndex): string => `${Math.round((ticks / index.ticksPerSecond) * 1000)} ms`;
