import { calculated, read, toVerify } from '../domain/source.ts';
import type { AsymmetryMetric, MetricDefinition, MetricId } from './definition.ts';
import { slowTreadmill } from './sources.ts';

const named = <Id extends MetricId>(id: Id) => ({ id, nameKey: `gait.metric.${id}` as const });
const marks = calculated('from marked frames: half a frame either way at the true capture rate');
const frameLimited = calculated('one frame is 6.7 % of 250 ms at 60 frames/s, 3.3 % at 120, 1.7 % at 240');

const none = { moves: null, reliability: null, detectable: [], references: [], caution: null } as const;
const time = { unit: 'ms', positive: 'unsigned', view: 'side', measuredFrom: marks, ...none } as const;

const jebYoung = 'young runners, slow treadmill run';
const jebOlder = 'older runners, slow treadmill run';
const jeb = read('J Exp Biol table, young and older runners (speed about 2.7 m/s to verify)');

const asymmetry = (id: AsymmetryMetric, of: string): MetricDefinition => ({
  ...named(id),
  unit: '%',
  positive: 'left-greater',
  view: id === 'step-time-asymmetry' ? 'any' : 'side',
  event: 'any',
  measured: `100 (L - R) / ((L + R) / 2), means of ${of} over at least 7 steps a foot`,
  measuredFrom: calculated('clinical reference, section 8.2: no validated cut-off; in healthy runners a few per cent, to verify'),
  moves: null,
  reliability: null,
  detectable: [],
  references: [],
  caution: calculated('one frame at 60 frames/s is 4.8 % of a 350 ms step: only of means over several steps'),
});

/** What is made from marked events alone. */
export const timeDefinitions: readonly MetricDefinition[] = [
  {
    ...named('cadence'),
    unit: 'steps/min',
    positive: 'unsigned',
    view: 'any',
    event: 'any',
    measured: '60 n / (t_last - t_first), n steps between the first and last contact of an unbroken row, both feet weighing the same',
    measuredFrom: marks,
    moves: null,
    reliability: read('2D ICC 0.75-1.00, validity 0.84-0.95 (systematic review 2019)'),
    detectable: [],
    references: [
      {
        mean: 177.1,
        sd: 7.2,
        band: null,
        population: 'collegiate runners',
        speed: { from: 4.6, to: 4.6, certainty: 'read' },
        method: 'timing',
        source: read('Luedke 2021'),
      },
      {
        mean: 171.3,
        sd: 8.3,
        band: { from: 155, to: 188 },
        population: 'high-school runners',
        speed: { from: 3.0, to: 4.0, certainty: 'calculated' },
        method: 'timing',
        source: read('Luedke 2021, at 3.8 m/s; shown for 3.0 to 4.0 m/s'),
      },
      { mean: 171.0, sd: 7.9, band: null, population: 'uninjured men', speed: null, method: 'timing', source: read('PMC6044588') },
    ],
    caution: read(
      'Falls with height, rises with speed; there is no universal 180 (Lieberman 2015: 84.8 +- 3.6 strides/min cost least at 3 m/s)',
    ),
  },
  { ...named('step-time'), ...time, view: 'any', event: 'step', measured: 't(contact) - t(contact of the other foot before)' },
  { ...named('stride-time'), ...time, view: 'any', event: 'any', measured: 't(next contact of the foot) - t(contact)' },
  {
    ...named('contact-time'),
    ...time,
    event: 'stance',
    measured: 't(toe-off) - t(contact)',
    references: [
      { mean: 271, sd: 23, band: { from: 225, to: 317 }, population: jebYoung, speed: slowTreadmill, method: 'timing', source: jeb },
      { mean: 276, sd: 23, band: null, population: jebOlder, speed: slowTreadmill, method: 'timing', source: jeb },
    ],
    caution: frameLimited,
  },
  {
    ...named('flight-time'),
    ...time,
    positive: 'feet-in-the-air',
    event: 'any',
    measured: 't(next contact of the other foot) - t(toe-off); negative: grounded running or walking',
    references: [
      { mean: 112, sd: 19, band: { from: 74, to: 150 }, population: jebYoung, speed: slowTreadmill, method: 'timing', source: jeb },
      { mean: 80, sd: 25, band: null, population: jebOlder, speed: slowTreadmill, method: 'timing', source: jeb },
    ],
    caution: frameLimited,
  },
  { ...named('swing-time'), ...time, event: 'swing', measured: 't(next contact of the foot) - t(toe-off)', caution: frameLimited },
  {
    ...named('duty-factor'),
    ...time,
    unit: '%',
    event: 'any',
    measured: '100 contact time / stride time of the same foot',
    references: [
      { mean: 35.5, sd: 2.3, band: { from: 31, to: 40 }, population: jebYoung, speed: slowTreadmill, method: 'timing', source: jeb },
      { mean: 38.9, sd: 3.1, band: null, population: jebOlder, speed: slowTreadmill, method: 'timing', source: jeb },
    ],
    caution: read(
      'Over stride time: papers that use step time give twice the value. At 12 km/h below 27.6 "aerial", above 28.8 "terrestrial" (Patoz 2019)',
    ),
  },
  {
    ...named('step-length'),
    ...time,
    unit: 'm',
    view: 'any',
    event: 'step',
    measured: 'belt speed x step time',
    references: [
      { mean: 1.13, sd: 0.06, band: null, population: 'uninjured men', speed: null, method: 'timing', source: read('PMC6044588') },
      {
        mean: 1.06,
        sd: null,
        band: null,
        population: 'arithmetic: 3.0 m/s at 170 steps/min',
        speed: { from: 3, to: 3, certainty: 'calculated' },
        method: 'timing',
        source: calculated('v 60 / cadence'),
      },
    ],
    caution: toVerify('as true as the belt’s speed: count belt revolutions to check it'),
  },
  {
    ...named('stride-length'),
    ...time,
    unit: 'm',
    view: 'any',
    event: 'any',
    measured: 'belt speed x stride time',
    caution: toVerify('as true as the belt’s speed: count belt revolutions to check it'),
  },
  asymmetry('step-time-asymmetry', 'step time'),
  asymmetry('contact-time-asymmetry', 'contact time'),
  asymmetry('flight-time-asymmetry', 'flight time'),
  asymmetry('swing-time-asymmetry', 'swing time'),
  asymmetry('duty-factor-asymmetry', 'duty factor'),
];
