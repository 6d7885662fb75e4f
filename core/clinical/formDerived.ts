import { assertNever } from '../domain/brand.ts';
import { calculated, type Source } from '../domain/source.ts';
import { notAsked } from './answer.ts';
import type { DetailsOf, Form, FormDetails } from './form.ts';
import type { DerivedNumber, FormDerived } from './formDerivedSchema.ts';
import { completenessOf } from './intake/completeness.ts';
import type { MeasureKey } from './outcomes/definition.ts';
import { type Outcome, scored } from './outcomes/record.ts';
import { type ThresholdOverride, thresholdsOf } from './outcomes/thresholds.ts';
import { answerIn } from './redFlags/facts.ts';
import { type WellsScore, wellsScore, wellsSource } from './redFlags/wells.ts';
import { markerChange } from './treatment/manualJudge.ts';
import type { Marker } from './treatment/manualRelease.ts';
import { cumulativeEnergy, impulseSeconds, pressureImpulses, type Sum, totalEnergy, totalImpulses } from './treatment/shockwaveDose.ts';
import { tapeResponse } from './treatment/tapingResponse.ts';

/** Version of the numbers that are not an outcome measure's own. */
const algorithm = 'forms-1';

const given = (name: string, unit: string, value: number, source: Source): DerivedNumber => ({ name, unit, value, reason: null, source });
const none = (name: string, unit: string, reason: string, source: Source): DerivedNumber => ({ name, unit, value: null, reason, source });

const ofSum = (name: string, unit: string, sum: Sum<string>): DerivedNumber =>
  sum.ok ? given(name, sum.unit, sum.value, sum.source) : none(name, unit, sum.reason, calculated('of the settings of the segments'));

function doseOf({ session, device }: DetailsOf<'shockwave'>): readonly DerivedNumber[] {
  return [
    ofSum('total-impulses', 'impulses', totalImpulses(session.segments)),
    ofSum('impulse-seconds', 's', impulseSeconds(session.segments)),
    ofSum('cumulative-energy', 'mJ/mm2', cumulativeEnergy(session, device.facts)),
    ofSum('total-energy', 'mJ', totalEnergy(session, device.facts)),
    ...(session.type === 'radial' ? [ofSum('pressure-impulses', 'bar x impulses', pressureImpulses(session.segments))] : []),
  ];
}

const markerUnit: Readonly<Record<Marker, string>> = {
  'knee-to-wall': 'cm',
  'heel-raise-pain': 'points',
  'palpation-pain': 'points',
  'straight-leg-raise': 'degrees',
};
/** The smallest detectable change that judges a marker: that of the outcome measure it is; null for the others, of which none is known. */
export const detectableOf = (marker: Marker, overrides: readonly ThresholdOverride[]) => {
  const { mdc } = marker === 'knee-to-wall' ? thresholdsOf('knee-to-wall', 'distance', overrides) : { mdc: null };
  return mdc === null ? null : { value: mdc.value, source: mdc.source };
};

function changesOf({ session }: DetailsOf<'manual-release'>, overrides: readonly ThresholdOverride[]): readonly DerivedNumber[] {
  const source = calculated('after less before');
  return session.readings.map((reading) => {
    const { delta, ...change } = markerChange(reading, detectableOf(reading.marker, overrides));
    const name = `change.${reading.marker}.${reading.side}`;
    const unit = markerUnit[reading.marker];
    if (delta !== null) return given(name, unit, delta, source);
    return none(name, unit, change.verdict === 'not-judged' ? change.reason : 'not-measured', source);
  });
}

const bounds = (name: string, { least, most }: WellsScore): readonly DerivedNumber[] => [
  given(`${name}.least`, 'points', least, wellsSource),
  given(`${name}.most`, 'points', most, wellsSource),
];

function wellsOf({ screening }: DetailsOf<'red-flags'>): readonly DerivedNumber[] {
  const wells = wellsScore((key) => answerIn(screening, key) ?? notAsked, screening.alternative);
  return [...bounds('wells', wells.without), ...(wells.with === null ? [] : bounds('wells-less-two', wells.with))];
}

function numbersOf(details: FormDetails, overrides: readonly ThresholdOverride[]): readonly DerivedNumber[] {
  switch (details.kind) {
    case 'intake': {
      const { fields, notAsked: left } = completenessOf(details.intake);
      const source = calculated('count of the fields of the form');
      return [given('fields', 'fields', fields, source), given('fields-not-asked', 'fields', left, source)];
    }
    case 'red-flags':
      return wellsOf(details);
    case 'shockwave':
      return doseOf(details);
    case 'taping': {
      const response = tapeResponse(details.taping.response);
      const source = calculated('pain without the tape less pain with it, at the same task');
      return [
        response.verdict === 'not-judged'
          ? none('pain-fall', 'points', response.reason, source)
          : given('pain-fall', 'points', response.fall, source),
      ];
    }
    case 'manual-release':
      return changesOf(details, overrides);
    case 'outcome':
    case 'note':
    case 'cause-and-effect':
      return [];
    default:
      return assertNever(details);
  }
}

/** The numbers that follow from a form, to be stored with it. `overrides` are the clinic's own thresholds. */
export function derivedOfForm(details: FormDetails, overrides: readonly ThresholdOverride[]): FormDerived {
  if (details.kind !== 'outcome') return { algorithm, measures: [], numbers: [...numbersOf(details, overrides)] };
  const outcome = scored(details.entry);
  return { algorithm: outcome.algorithm, measures: outcome.derived, numbers: [] };
}

/** An outcome form as the outcome measures take it: its entry with the numbers that were stored. Null for a form of another kind. */
export const outcomeOf = ({ details, derived }: Pick<Form, 'details' | 'derived'>): Outcome | null =>
  details.kind === 'outcome' ? { entry: details.entry, derived: derived.measures, algorithm: derived.algorithm } : null;

/** A stored number by its name: a measure of an outcome form, or a number of any other; null where there is none. */
export const numberOf = ({ derived }: Pick<Form, 'derived'>, name: MeasureKey | (string & {})): number | null =>
  (derived.measures.find(({ measure }) => measure === name) ?? derived.numbers.find((one) => one.name === name))?.value ?? null;
