import { alignByClock, alignByLight, type LightSeries } from '#core/capture/sync.ts';
import type { Take, TakeLog, TakeSync } from '#core/capture/take.ts';

/** What one camera's worker said of its finished take. Times in microseconds. */
export type EndedTake = {
  readonly take: Take;
  readonly log: TakeLog;
  readonly light: LightSeries;
  /** Least time from a frame's own time to its arrival. */
  readonly arrival: number;
};

/** Cameras whose frames take so differently long to arrive do not count the same clock. */
const sharedWithinUs = 1_000_000;

/** How two takes of a group lie on one clock: by a change of light that both saw, else by the computer's clock alone. */
export function syncOf(reference: EndedTake, other: EndedTake): TakeSync {
  // Cameras with clocks of their own are brought together by when their frames arrived.
  const apart = other.arrival - reference.arrival;
  const shift = Math.abs(apart) < sharedWithinUs ? 0 : apart;
  const shifted: LightSeries = { light: other.light.light, timestamps: other.light.timestamps.map((time) => time + shift) };
  const byLight = alignByLight(reference.light, shifted);
  const interval = ({ log }: EndedTake): number => 1_000_000 / (log.measuredRate ?? 30);
  const alignment = 'reason' in byLight ? alignByClock(interval(reference), interval(other)) : byLight;
  return {
    groupId: reference.take.groupId,
    reference: reference.take.id,
    other: other.take.id,
    offsetSeconds: (other.log.firstTimestamp + shift + alignment.offsetUs - reference.log.firstTimestamp) / 1_000_000,
    residualSeconds: alignment.residualUs / 1_000_000,
    method: 'reason' in byLight ? 'shared-clock' : 'light',
  };
}
