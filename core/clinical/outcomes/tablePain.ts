import { ownDefault, read, toVerify } from '../../domain/source.ts';
import { bodySides } from '../site.ts';
import type { InstrumentDefinition } from './definition.ts';
import { named, noticed, points, quantity } from './tableParts.ts';

const salaffi = read('Salaffi 2004, Eur J Pain (825 patients)');
const sameAsked = ownDefault('Only the same pain (kind, task and time) can be compared');

/** Pain and stiffness. */
export const painDefinitions: readonly InstrumentDefinition[] = [
  {
    ...named('nprs'),
    sides: bodySides,
    measures: [
      {
        ...points('rating', 0, 10, ownDefault('0 none, 10 worst, whole numbers')),
        direction: 'higher-worse',
        mcid: [
          noticed(1, 'chronic musculoskeletal pain', salaffi, { percent: 15 }),
          noticed(2, 'chronic musculoskeletal pain', salaffi, { percent: 33, grade: 'much-better' }),
          noticed(2, 'other cohorts', read('2 in other cohorts'), { standing: 'context' }),
        ],
      },
    ],
    differs: true,
    reliability: null,
    cautions: [sameAsked],
  },
  {
    ...named('vas'),
    sides: bodySides,
    measures: [
      {
        ...quantity('rating', 'mm', 100, false, ownDefault('0 none, 100 worst, a line of 100 mm')),
        direction: 'higher-worse',
        mcid: [noticed(20, 'mixed', toVerify('about 10 to 20 mm; the greater is taken'))],
      },
    ],
    differs: true,
    reliability: null,
    cautions: [sameAsked, ownDefault('Millimetres are never turned into a numeric rating')],
  },
  {
    ...named('morning-stiffness'),
    sides: bodySides,
    measures: [
      {
        ...quantity('minutes', 'min', 240, true, ownDefault('timed by the patient until the leg feels normal')),
        direction: 'higher-worse',
        norms: [
          { kind: 'below', value: 30, spread: null, of: 'usual in tendinopathy', source: read('AusDoc 2021') },
          {
            kind: 'above',
            value: 30,
            spread: null,
            of: 'think of inflammatory disease, above all where insertional',
            source: read('AusDoc 2021'),
          },
        ],
      },
    ],
    differs: true,
    reliability: null,
    cautions: [ownDefault('No change has been validated: look at the median of each week')],
  },
];
