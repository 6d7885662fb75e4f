import type { FootMetric } from '#core/gait/metrics.ts';
import { type RunnerParams, strideSeconds } from '#core/runner/params.ts';

/** What each metric of a foot truly is on the parametric runner, in the metric's unit. */
export function footTruth(p: RunnerParams, side: 'left' | 'right'): Readonly<Record<FootMetric, number>> {
  const stride = strideSeconds(p);
  // Left to right takes half a stride and half the asymmetry more.
  const toRight = stride * (0.5 + p.stepTimeAsymmetry / 2);
  const [step, otherStep] = side === 'right' ? [toRight, stride - toRight] : [stride - toRight, toRight];
  const contact = p.dutyFactor * stride;
  return {
    'step-time': step * 1000,
    'stride-time': stride * 1000,
    'contact-time': contact * 1000,
    'flight-time': (otherStep - contact) * 1000,
    'swing-time': (stride - contact) * 1000,
    'duty-factor': 100 * p.dutyFactor,
    'step-length': step * p.speed,
    'stride-length': stride * p.speed,
  };
}

/** A frame in the unit of the metric. */
export const frameIn = (metric: FootMetric, p: RunnerParams, fps: number): number =>
  metric === 'duty-factor' ? 100 / fps / strideSeconds(p) : metric.endsWith('length') ? p.speed / fps : 1000 / fps;
