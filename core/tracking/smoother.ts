import type { Scene } from '../annotation/measure.ts';
import { type Filtered, lowPass, type NotFiltered } from './lowPass.ts';

export type Timed = { readonly seconds: number };

export type Smoothing = {
  /** Hertz of the low-pass; null where the values are as they were found. */
  readonly cutoff: number | null;
  /** Why some stretch is not smoothed though a cut-off was asked for. */
  readonly notSmoothed: NotFiltered | 'capture-rate-unconfirmed' | null;
};

export type Smoother = {
  readonly values: (run: readonly Timed[], values: readonly number[]) => readonly number[];
  /** What smoothing leaves of the standard deviation of independent errors, and what it and the slope make of it (per second). */
  readonly gain: (run: readonly Timed[]) => number;
  readonly slopeGain: (run: readonly Timed[]) => number;
  readonly said: () => Smoothing;
};

/** Smooths runs of a scene at a cut-off (hertz of true time; null: not at all), where the clip's true rate is known, and says what became of it. */
export function smoother({ captureRate }: Scene, asked: number | null): Smoother {
  const cutoff = captureRate.confirmed ? asked : null;
  let smoothed = false;
  let refused: NotFiltered | null = null;
  const filtered = (run: readonly Timed[], values: readonly number[]): Filtered =>
    cutoff === null
      ? { ok: false, reason: 'bad-cutoff' }
      : lowPass(
          run.map(({ seconds }) => seconds),
          values,
          cutoff,
        );
  /** The answer to a single error in the middle of a long series at the run's own pace, as it is and as its slope. */
  const answer = (run: readonly Timed[]): { readonly level: number; readonly slope: number } => {
    const dt = ((run.at(-1)?.seconds ?? 0) - (run[0]?.seconds ?? 0)) / Math.max(1, run.length - 1);
    const half = 200;
    const times = Array.from({ length: 2 * half + 1 }, (_, i) => ({ seconds: i * dt }));
    const impulse = times.map((_, i) => (i === half ? 1 : 0));
    const kept =
      run.length > 0 &&
      filtered(
        run,
        run.map(() => 0),
      ).ok
        ? filtered(times, impulse)
        : null;
    const h = kept?.ok ? kept.values : impulse;
    const sumOfSquares = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    return { level: sumOfSquares(h), slope: sumOfSquares(h.map((_, i) => ((h[i + 1] ?? 0) - (h[i - 1] ?? 0)) / (2 * dt))) };
  };
  const answers = new Map<readonly Timed[], ReturnType<typeof answer>>();
  const answerOf = (run: readonly Timed[]): ReturnType<typeof answer> => {
    const made = answers.get(run) ?? answer(run);
    answers.set(run, made);
    return made;
  };
  return {
    values: (run, values) => {
      if (cutoff === null) return values;
      const made = filtered(run, values);
      if (!made.ok) {
        refused ??= made.reason;
        return values;
      }
      smoothed = true;
      return made.values;
    },
    gain: (run) => answerOf(run).level,
    slopeGain: (run) => answerOf(run).slope,
    said: () => ({
      cutoff: smoothed ? cutoff : null,
      notSmoothed: asked !== null && !captureRate.confirmed ? 'capture-rate-unconfirmed' : refused,
    }),
  };
}
