import { ownDefault, toVerify } from '../../domain/source.ts';
import { bodySides } from '../site.ts';
import type { InstrumentDefinition } from './definition.ts';
import { named, noticed, points } from './tableParts.ts';
import { totalEntered } from './tableScores.ts';

const form = { sides: bodySides, differs: true, reliability: null } as const;

/** What patients say of their own activities, of the course, and of fear and thoughts about pain. */
export const formDefinitions: readonly InstrumentDefinition[] = [
  {
    ...named('psfs'),
    ...form,
    measures: [
      {
        ...points('mean', 0, 10, toVerify('0 unable, 10 as before; mean of the activities')),
        range: { min: 0, max: 10, whole: false, source: toVerify('0 unable, 10 as before; mean of the activities') },
        direction: 'higher-better',
        mcid: [noticed(2, 'mean of the activities', toVerify('about 2'))],
      },
    ],
    cautions: [ownDefault('Only the same activities can be compared')],
  },
  {
    ...named('groc'),
    ...form,
    measures: [
      {
        ...points('rating', -7, 7, toVerify('-7 to 7; on the scale of seven points -3 to 3')),
        direction: 'higher-better',
      },
    ],
    differs: false,
    cautions: [ownDefault('A comparison with the start already: an anchor for other measures, not a score to subtract')],
  },
  {
    ...named('tsk-11'),
    ...form,
    measures: [
      {
        ...points('total', 11, 44, toVerify('11 items, 1 to 4 each')),
        direction: 'higher-worse',
        mcid: [noticed(4, 'mixed', toVerify('about 4'))],
      },
    ],
    cautions: [totalEntered],
  },
  {
    ...named('tsk-17'),
    ...form,
    measures: [
      {
        ...points('total', 17, 68, toVerify('17 items, 1 to 4 each')),
        direction: 'higher-worse',
        norms: [{ kind: 'above', value: 37, spread: null, of: 'often called high', source: toVerify('above 37') }],
      },
    ],
    cautions: [totalEntered, toVerify('Items 4, 8, 12 and 16 are reversed before the sum')],
  },
  {
    ...named('pcs'),
    ...form,
    measures: [
      {
        ...points('total', 0, 52, toVerify('13 items, 0 to 4 each')),
        direction: 'higher-worse',
        norms: [{ kind: 'at-least', value: 30, spread: null, of: 'called clinically relevant', source: toVerify('30 or more') }],
      },
    ],
    cautions: [totalEntered],
  },
];
