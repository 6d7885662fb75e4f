import { calculated, ownDefault, read, toVerify } from '../../domain/source.ts';
import { bodySides } from '../site.ts';
import type { InstrumentDefinition } from './definition.ts';
import { eachSide, named, noticed, points, quantity } from './tableParts.ts';

const robinson = 'Robinson 2001, Br J Sports Med 35:335-341';
const lagas = 'Lagas 2021, JOSPT (61 patients, midportion, exercise and injection)';
const iversen = 'Iversen 2012, Int J Sports Phys Ther (review)';
const murphy = 'Murphy 2024, Br J Sports Med';
const binkley = 'Binkley 1999, Phys Ther';
const lefsNorms = 'Acta Orthop 2017 (1014 healthy people)';

/** Of a form whose items are not ours to hold. */
export const totalEntered = ownDefault('The total is worked out on the form itself, and entered');

/** Scores of what Achilles tendon and leg allow. */
export const scoreDefinitions: readonly InstrumentDefinition[] = [
  {
    ...named('visa-a'),
    sides: eachSide,
    measures: [
      {
        ...points('total', 0, 100, read(robinson)),
        direction: 'higher-better',
        mdc: [{ value: 6, standing: 'default', of: 'Chinese version', source: read('MDC 6.0, SEM 2.2; Chinese version of the VISA-A') }],
        mcid: [
          noticed(14, 'midportion', read(`about: the interval is wide; ${lagas}`), { weeks: 12, interval: { from: 3, to: 19 } }),
          noticed(7, 'midportion', read(`about: the interval is very wide and holds 0; ${lagas}`), {
            weeks: 24,
            interval: { from: -10, to: 28 },
          }),
          noticed(6.5, 'insertional', toVerify('McCormack 2015'), { standing: 'context' }),
          noticed(12, 'older papers', toVerify('about 10 to 12 in older papers'), { standing: 'context' }),
        ],
        norms: [
          { kind: 'mean', value: 64, spread: { from: 59, to: 69 }, of: 'treated without surgery (95 % interval)', source: read(robinson) },
          { kind: 'mean', value: 44, spread: { from: 28, to: 60 }, of: 'before surgery (95 % interval)', source: read(robinson) },
          { kind: 'above', value: 96, spread: null, of: 'controls', source: read(robinson) },
          { kind: 'at-least', value: 96, spread: null, of: 'healthy people', source: read(iversen) },
          { kind: 'at-least', value: 90, spread: null, of: 'about what may be regarded as full recovery', source: read(iversen) },
          { kind: 'below', value: 24, spread: null, of: 'rarely seen', source: read(iversen) },
        ],
      },
    ],
    differs: true,
    reliability: read(`test-retest r = 0.93; ${robinson}`),
    cautions: [
      read(`Not diagnostic, and not made to be; ${robinson}`),
      read('Content validity: very low quality of evidence, not comprehensive enough (COSMIN review, KSSTA 2021, s00167-021-06598-5)'),
      toVerify('Direction and step of the stiffness item, and 0 points for who cannot walk 30 min for pain'),
    ],
  },
  {
    ...named('visa-a-sed'),
    sides: eachSide,
    measures: [
      {
        ...points('total', 0, 100, toVerify('Norris and others, about 2021 to 2023; range and scoring to be checked')),
        direction: 'higher-better',
      },
    ],
    differs: true,
    reliability: null,
    cautions: [
      totalEntered,
      toVerify('For people who do no sport. Never in one line with the VISA-A; item content and scoring were not at hand'),
    ],
  },
  {
    ...named('tendins-a'),
    sides: eachSide,
    measures: [
      {
        ...points('total', 0, 100, toVerify('range to be checked on the form of its authors')),
        direction: 'higher-worse',
        mdc: [{ value: 12, standing: 'default', of: 'Achilles tendinopathy', source: read(murphy) }],
      },
    ],
    differs: true,
    reliability: read(`ICC 0.93, SEM 6.54; ${murphy}`),
    cautions: [
      totalEntered,
      read(`Correlates negatively with the VISA-A: higher is worse. Never averaged with it; ${murphy}`),
      calculated('1.96 times the root of 2 times the published SEM of 6.54 is 18.1, more than the published detectable change of 12'),
    ],
  },
  {
    ...named('lefs'),
    sides: bodySides,
    measures: [
      {
        ...points('total', 0, 80, read(binkley)),
        direction: 'higher-better',
        mdc: [{ value: 9, standing: 'default', of: 'lower limb', source: read(binkley) }],
        mcid: [noticed(9, 'lower limb', read(binkley))],
        norms: [
          { kind: 'median', value: 77, spread: null, of: 'healthy people', source: read(lefsNorms) },
          { kind: 'median', value: 78, spread: null, of: 'healthy men', source: read(lefsNorms) },
          { kind: 'median', value: 76, spread: null, of: 'healthy women', source: read(lefsNorms) },
        ],
      },
      {
        ...points('percent', 0, 100, calculated('100 total / 80')),
        ...quantity('percent', '%', 100, false, calculated('100 total / 80')),
        direction: 'higher-better',
      },
    ],
    differs: true,
    reliability: read(`a single score is within about 5.3 either way; ${binkley}`),
    cautions: [ownDefault('Nothing is imputed for a missing item')],
  },
];
