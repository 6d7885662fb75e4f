import { calculated, ownDefault, read } from '../../domain/source.ts';
import { bodySides } from '../site.ts';
import type { InstrumentDefinition, MeasureDefinition } from './definition.ts';
import { eachSide, named, quantity } from './tableParts.ts';

const powden = 'Powden 2015, Man Ther';
const hebert = 'Hébert-Losier 2017, Physiotherapy';
const silbernagel = 'Silbernagel 2006, KSSTA';
const believed = ownDefault('greatest value that is believed');

const better = 'higher-better' as const;
const repsAlone = read(
  'Repetitions alone hide deficits: 6 months after rupture 84 % of the other leg in repetitions, 61 % in work (Silbernagel 2010)',
);
const hopError = read(`Method error 8 to 17 %, ICC 0.76 to 0.94; ${silbernagel}`);
const noThreshold = ownDefault('No detectable or noticeable change is known: only the difference is shown');

const heights: readonly MeasureDefinition[] = [
  { ...quantity('peak-height', 'cm', 30, false, believed), direction: better },
  { ...quantity('total-height', 'cm', 6000, false, believed), direction: better },
  { ...quantity('work', 'J', 250000, false, calculated('body mass x 9.81 x total height, upwards only')), direction: better },
];
const jumpHeight: MeasureDefinition = { ...quantity('jump-height', 'cm', 276, false, believed), direction: better };
const contactTime: MeasureDefinition = { ...quantity('contact-time', 'ms', 3000, false, believed), direction: 'higher-worse' };
const strength: MeasureDefinition = {
  ...quantity('reactive-strength', 'm/s', 3000, false, calculated('jump height / contact time')),
  direction: better,
};
const hopTest = { differs: true, reliability: hopError, cautions: [noThreshold] } as const;

/** What is measured in the clinic. */
export const testDefinitions: readonly InstrumentDefinition[] = [
  {
    ...named('knee-to-wall'),
    sides: eachSide,
    measures: [
      {
        ...quantity('distance', 'cm', 25, false, believed),
        direction: better,
        mdc: [
          { value: 1.9, standing: 'default', of: 'the same tester', source: read(`1.9 cm or 4.7 degrees; ${powden}`) },
          { value: 1.6, standing: 'context', of: 'another tester', source: read(`1.6 cm or 4.6 degrees; ${powden}`) },
        ],
        norms: [
          { kind: 'mean', value: 12, spread: { sd: 2.8 }, of: 'healthy adults', source: read('Hoch and McKeon 2011, by way of a blog') },
          {
            kind: 'below',
            value: 1.5,
            spread: null,
            of: 'difference of the sides in 68 % of healthy adults, up to about 3',
            source: read('Hoch and McKeon 2011, by way of a blog'),
          },
        ],
      },
    ],
    differs: true,
    reliability: null,
    cautions: [read('1 cm is about 3.6 degrees'), ownDefault('Best, mean and single trials are not compared with each other')],
  },
  {
    ...named('heel-raise'),
    sides: eachSide,
    measures: [
      {
        ...quantity('reps', 'reps', 200, true, believed),
        direction: better,
        mdc: [
          {
            value: 6,
            standing: 'default',
            of: '95 % limits of agreement',
            source: read(`limits of agreement about 6 either way; ${hebert}`),
          },
        ],
        norms: [
          { kind: 'median', value: 24, spread: null, of: 'men, incline of 10 degrees (566 people)', source: read(hebert) },
          { kind: 'median', value: 21, spread: null, of: 'women, incline of 10 degrees (566 people)', source: read(hebert) },
        ],
      },
      ...heights,
    ],
    differs: true,
    reliability: null,
    cautions: [repsAlone],
  },
  {
    ...named('heel-raise-bent'),
    sides: eachSide,
    measures: [{ ...quantity('reps', 'reps', 200, true, believed), direction: better }, ...heights],
    differs: true,
    reliability: null,
    cautions: [repsAlone, ownDefault('A test of its own: thresholds and norms of the straight knee do not hold')],
  },
  { ...named('countermovement-jump'), sides: bodySides, measures: [jumpHeight], ...hopTest },
  { ...named('drop-jump'), sides: bodySides, measures: [jumpHeight, contactTime, strength], ...hopTest },
  {
    ...named('hops-25'),
    sides: bodySides,
    measures: [strength, contactTime, { ...quantity('flight-time', 'ms', 1500, false, believed), direction: better }, jumpHeight],
    ...hopTest,
  },
  {
    ...named('single-hop'),
    sides: eachSide,
    measures: [{ ...quantity('distance', 'cm', 400, false, believed), direction: better }],
    ...hopTest,
  },
  {
    ...named('hop-count'),
    sides: eachSide,
    measures: [{ ...quantity('hops', 'hops', 1000, true, believed), direction: better }],
    ...hopTest,
  },
];
