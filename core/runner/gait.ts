import { type RunnerParams, type Side, strideSeconds } from './params.ts';

/** Where a leg is in its stride. */
export type Phase = {
  /** Number of the stride since time 0, may be negative. */
  readonly stride: number;
  /** 0 at initial contact, below 1. */
  readonly phase: number;
  readonly stance: boolean;
  /** 0 to 1 through stance, or through swing. */
  readonly progress: number;
};

/** Stride share by which a side's initial contact follows the left one. */
const lag = (p: RunnerParams, side: Side): number => (side === 'left' ? 0 : 0.5 + p.stepTimeAsymmetry / 2);

/** Initial contact of stride `n` of a side, in seconds; the left foot lands at time 0. */
export const contactTime = (p: RunnerParams, side: Side, n: number): number => (n + lag(p, side)) * strideSeconds(p);

/** A moment this close before an event counts as the event: what rounding of k / fps leaves. */
const timeTolerance = 1e-9;

export function phaseAt(p: RunnerParams, side: Side, t: number): Phase {
  const through = (t + timeTolerance) / strideSeconds(p) - lag(p, side);
  const stride = Math.floor(through);
  const phase = through - stride;
  const stance = phase < p.dutyFactor;
  return { stride, phase, stance, progress: stance ? phase / p.dutyFactor : (phase - p.dutyFactor) / (1 - p.dutyFactor) };
}

export const eventKinds = ['initial-contact', 'midstance', 'toe-off'] as const;
export type EventKind = (typeof eventKinds)[number];

export type GaitEvent = {
  readonly side: Side;
  readonly kind: EventKind;
  readonly stride: number;
  /** Seconds since the left foot landed at time 0. */
  readonly time: number;
};

/**
 * Every event from `from` up to, not including, `to` seconds, in order of time. Initial contact: the shoe meets the belt. Midstance: half-way
 * through contact, the pelvis at its lowest. Toe-off: the shoe leaves the belt.
 */
export function events(p: RunnerParams, from: number, to: number): readonly GaitEvent[] {
  const stride = strideSeconds(p);
  const found: GaitEvent[] = [];
  for (const side of ['left', 'right'] as const)
    for (let n = Math.floor(from / stride) - 2; n <= Math.ceil(to / stride) + 1; n++) {
      const begin = contactTime(p, side, n);
      const contact = p.dutyFactor * stride;
      found.push({ side, kind: 'initial-contact', stride: n, time: begin });
      found.push({ side, kind: 'midstance', stride: n, time: begin + contact / 2 });
      found.push({ side, kind: 'toe-off', stride: n, time: begin + contact });
    }
  return found.filter(({ time }) => time >= from && time < to).sort((a, b) => a.time - b.time);
}

/** First frame at or after a time, frame 0 being at `startsAt`: the first with contact, or the first without. */
export const firstFrameAt = (time: number, fps: number, startsAt = 0): number =>
  Math.max(0, Math.ceil((time - startsAt - timeTolerance) * fps));
