import type { DetectableChange, MetricDefinition, MetricId, ReferenceValue } from './definition.ts';
import { angleDefinitions } from './tableAngles.ts';
import { timeDefinitions } from './tableTimes.ts';

/** Version of the definitions, stored with every number that a report quotes. */
export const gaitTableVersion = 'gait-1';

/** Every gait metric with its definition, sign, source, detectable change and reference values: what screen, report and guide read. In the order to show them. */
export const gaitTable: readonly MetricDefinition[] = [...timeDefinitions, ...angleDefinitions];

const byId = new Map(gaitTable.map((definition) => [definition.id, definition]));

/** The definition of a metric; every id has one. */
export function definitionOf(id: MetricId): MetricDefinition {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`the gait metric ${id} has no definition`);
  return found;
}

/** The published smallest detectable change for clips of the same day or of different days: that of its kind, else the other; null where none is known. */
export function detectableChange(id: MetricId, sameDay: boolean): DetectableChange | null {
  const { detectable } = definitionOf(id);
  return detectable.find(({ over }) => over === (sameDay ? 'same-day' : 'days-apart')) ?? detectable[0] ?? null;
}

/** Whether a reference value may stand beside a measurement at `speed` m/s (null: not known), with the reason where not. */
export type ReferenceFit = 'fits' | 'other-speed' | 'speed-unknown';

export function fitOf({ speed: range }: ReferenceValue, speed: number | null): ReferenceFit {
  if (speed === null || range === null) return 'speed-unknown';
  return speed >= range.from - 0.05 && speed <= range.to + 0.05 ? 'fits' : 'other-speed';
}

/**
 * How much a metric may have changed between its event and the frame that shows it first, at so many true frames per second: what no pointing takes away and the
 * uncertainty of a landmark's angle does not hold. In the metric's unit; null where no figure is known, or the belt's speed (m/s) is needed and is not.
 */
export function changeWithinFrame(id: MetricId, framesPerSecond: number, beltSpeed: number | null): number | null {
  const { moves } = definitionOf(id);
  if (moves === null) return null;
  if (moves.perSecond !== 'belt-speed') return moves.perSecond / framesPerSecond;
  return beltSpeed === null ? null : (100 * beltSpeed) / framesPerSecond;
}
