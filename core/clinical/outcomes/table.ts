import type { InstrumentDefinition, InstrumentId, MeasureDefinition, MeasureKey } from './definition.ts';
import { formDefinitions } from './tableForms.ts';
import { painDefinitions } from './tablePain.ts';
import { scoreDefinitions } from './tableScores.ts';
import { testDefinitions } from './tableTests.ts';

/** Version of the definitions and thresholds, to be kept with every verdict that quotes them. */
export const outcomeTableVersion = 'outcomes-1';

/** Every instrument with its measures, thresholds, norms and cautions: what screen, report and guide read. In the order to show them. */
export const outcomeTable: readonly InstrumentDefinition[] = [
  ...scoreDefinitions,
  ...painDefinitions,
  ...testDefinitions,
  ...formDefinitions,
];

const byId = new Map(outcomeTable.map((definition) => [definition.id, definition]));

/** The definition of an instrument; every id has one. */
export function instrumentOf(id: InstrumentId): InstrumentDefinition {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`the instrument ${id} has no definition`);
  return found;
}

/** A measure of an instrument; undefined where it gives no such measure. */
export const measureOf = (id: InstrumentId, key: MeasureKey): MeasureDefinition | undefined =>
  instrumentOf(id).measures.find((measure) => measure.key === key);
