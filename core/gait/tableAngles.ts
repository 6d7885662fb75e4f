import { calculated, read, toVerify } from '../domain/source.ts';
import type { KinematicMetric, MetricDefinition } from './definition.ts';
import { dingenenChange, dingenenReliability } from './sources.ts';

const named = (id: KinematicMetric) => ({ id, nameKey: `gait.metric.${id}` as const });
const clinical = read('clinical reference, sections 8.1 to 8.4');
const side = { unit: 'deg', view: 'side', measuredFrom: clinical, moves: null, references: [], caution: null } as const;
const rear = { unit: 'deg', view: 'rear', measuredFrom: clinical, moves: null, references: [], caution: null } as const;

/** What is made from landmarks at an event. */
export const angleDefinitions: readonly MetricDefinition[] = [
  {
    ...named('foot-inclination'),
    ...side,
    positive: 'toes-up',
    event: 'initial-contact',
    measured: 'line heel to toe of the sole against the belt, less the standing angle',
    reliability: dingenenReliability('0.90-0.99'),
    detectable: dingenenChange(1.3, 2.3),
    caution: read('treadmill 9.8 deg flatter than overground (Van Hooren 2020); outdoors typical error 2.5 deg (Murray 2018)'),
  },
  {
    ...named('tibia-inclination'),
    ...side,
    positive: 'ankle-ahead-of-knee',
    event: 'initial-contact',
    measured: 'line ankle to knee against the vertical',
    reliability: dingenenReliability('0.73-0.92'),
    detectable: dingenenChange(2.2, 4.8),
  },
  {
    ...named('overstride'),
    ...side,
    unit: 'cm',
    positive: 'foot-ahead-of-pelvis',
    event: 'initial-contact',
    measured: 'heel x less greater trochanter x, along the belt',
    moves: { perSecond: 'belt-speed', source: calculated('the foot goes back with the belt: 5 cm a frame at 3 m/s and 60 frames/s') },
    reliability: null,
    detectable: [],
    caution: read('depends on speed, height and calibration; no validated cut-off. Shortens about 6 % for +5 strides/min (Lieberman 2015)'),
  },
  {
    ...named('knee-flexion-contact'),
    ...side,
    positive: 'flexed',
    event: 'initial-contact',
    measured: '180 - angle (hip, knee, ankle)',
    moves: { perSecond: 300, source: calculated('a knee that bends at 300 deg/s: 5 deg a frame at 60 frames/s, 2.5 at 120, 1.2 at 240') },
    reliability: read('prediction band 3-8 deg on one day, 9-14 deg between days (Damsted 2015, IJSPT, 18 runners)'),
    detectable: [
      { least: 3, most: 8, over: 'same-day', source: read('Damsted 2015, IJSPT: 95 % prediction band') },
      { least: 9, most: 14, over: 'days-apart', source: read('Damsted 2015, IJSPT: 95 % prediction band') },
    ],
    references: [
      {
        mean: 17.8,
        sd: 4.0,
        band: { from: 10, to: 26 },
        population: 'healthy runners, preferred cadence and speed',
        speed: null,
        method: '3d',
        source: read('Heiderscheit 2011, table 3'),
      },
    ],
  },
  {
    ...named('knee-flexion-peak'),
    ...side,
    positive: 'flexed',
    event: 'stance',
    measured: 'greatest of 180 - angle (hip, knee, ankle) in stance',
    reliability: dingenenReliability('0.82-0.89'),
    detectable: dingenenChange(2.3, 3.8),
    references: [
      {
        mean: 46.3,
        sd: 4.5,
        band: { from: 37, to: 55 },
        population: 'healthy runners, preferred cadence and speed',
        speed: null,
        method: '3d',
        source: read('Heiderscheit 2011, table 3'),
      },
    ],
  },
  {
    ...named('ankle-dorsiflexion'),
    ...side,
    positive: 'dorsiflexed',
    event: 'midstance',
    measured: '90 - angle (shank, sole), less the standing angle',
    reliability: dingenenReliability('0.73-0.92'),
    detectable: dingenenChange(2.2, 4.8),
  },
  {
    ...named('thigh-extension'),
    ...side,
    positive: 'knee-behind-hip',
    event: 'toe-off',
    measured: 'line hip to knee against the vertical',
    reliability: null,
    detectable: [],
    caution: read('the pelvis is not seen: this is the thigh’s angle, not the hip joint’s'),
  },
  {
    ...named('trunk-lean'),
    ...side,
    positive: 'leaning-forward',
    event: 'midstance',
    measured: 'line hip to shoulder against the vertical',
    reliability: null,
    detectable: [],
    caution: read('needs the camera’s roll; novices lean more when exhausted (2018)'),
  },
  {
    ...named('vertical-oscillation'),
    ...side,
    unit: 'cm',
    positive: 'unsigned',
    event: 'step',
    measured: 'highest less lowest height of the pelvis over one step, mean over steps',
    reliability: null,
    detectable: [],
    caution: read('a marker on the pelvis is not the centre of mass; treadmill 1.5 cm less than overground (Van Hooren 2020)'),
  },
  {
    ...named('pelvic-drop'),
    ...rear,
    positive: 'swing-side-lower',
    event: 'midstance',
    measured: 'line PSIS to PSIS against the horizontal',
    reliability: dingenenReliability('0.59-0.77'),
    detectable: dingenenChange(2.7, 2.8),
    caution: read('a change of 1 deg is not detectable in 2D'),
  },
  {
    ...named('hip-adduction'),
    ...rear,
    positive: 'adducted',
    event: 'midstance',
    measured: 'line hip to knee against the perpendicular of the pelvis line',
    reliability: dingenenReliability('0.82-0.89'),
    detectable: dingenenChange(2.3, 3.8),
    references: [
      {
        mean: 10.4,
        sd: 3.3,
        band: { from: 4, to: 17 },
        population: 'healthy runners; women tend higher',
        speed: null,
        method: '3d',
        source: read('Heiderscheit 2011'),
      },
    ],
    caution: read('no knee valgus angle is given: in 2D it does not match 3D knee abduction'),
  },
  {
    ...named('step-width'),
    ...rear,
    unit: 'cm',
    positive: 'no-crossover',
    event: 'midstance',
    measured: 'heel of one foot to heel of the other, sideways',
    reliability: read('poor in adolescent runners (PMC9527543, 2022)'),
    detectable: [],
    references: [
      {
        mean: 6,
        sd: null,
        band: null,
        population: 'healthy runners',
        speed: null,
        method: '3d',
        source: read('Brindle 2014, via a secondary page'),
      },
    ],
    caution: read('large perspective error; a narrower step goes with more hip adduction and rearfoot eversion'),
  },
  {
    ...named('heel-whip'),
    ...rear,
    positive: 'medial',
    event: 'swing',
    measured: 'line of the heel’s sole where it is turned furthest in early swing, less the same line at toe-off',
    reliability: null,
    detectable: [],
    references: [
      {
        mean: 0.4,
        sd: 9.2,
        band: { from: -18, to: 19 },
        population: '256 runners, self-selected treadmill speed',
        speed: null,
        method: '2d',
        source: read('Souza 2015'),
      },
    ],
    caution: read('54 % of feet have 5 deg or more (Souza 2015)'),
  },
  {
    ...named('foot-progression'),
    ...rear,
    positive: 'toe-out',
    event: 'midstance',
    measured: 'axis of the foot, heel to toe, against the direction of travel',
    reliability: read('poor in adolescent runners (PMC9527543, 2022)'),
    detectable: [],
    caution: toVerify('about 5 to 10 deg; needs a calibrated view in which the foot’s length is seen'),
  },
];

/**
 * Strike type from foot inclination at contact, in degrees: above `rearfoot` the heel lands first, below `forefoot` the ball, between them the midfoot.
 * To verify before it is called published.
 */
export const strikeLimits = { rearfoot: 8, forefoot: -1.6, source: toVerify('Altman & Davis 2012') } as const;
