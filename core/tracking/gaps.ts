import type { Gap } from '../capture/gate.ts';
import type { FrameIndex } from '../domain/frameIndex.ts';
import { intervalsOf, median } from '../domain/frameTiming.ts';

/** Where frames are missing: by what the capture knows, else wherever an interval is more than one and a half times the usual one. */
export function gapsIn(index: FrameIndex, known: readonly Gap[] | null | undefined): readonly Gap[] {
  if (known) return known;
  const steps = intervalsOf(index);
  const usual = median(steps);
  return steps.flatMap((step, i) => (step > usual * 1.5 ? [{ from: i, to: i + 1 }] : []));
}
