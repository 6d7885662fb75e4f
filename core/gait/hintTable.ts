import { ownDefault, read, type Source, toVerify } from '../domain/source.ts';

/** Version of the rules, kept with every suggestion that was decided on. */
export const hintTableVersion = 'hints-1';

/** Every suggestion there is. An id is never taken out or given another meaning: what was decided years ago names it. */
export const hintIds = [
  'cadence-overstride',
  'non-rearfoot-strike',
  'vertical-oscillation',
  'hip-control',
  'straight-knee',
  'stiff-stance',
  'heel-whip',
  'dorsiflexion',
  'fatigue',
  'asymmetry',
] as const;
export type HintId = (typeof hintIds)[number];

/** A complaint without which a suggestion does not apply. The record does not hold it, so that whoever reads the suggestion has to judge. */
export const complaints = ['achilles-or-calf-pain', 'insertional-pain'] as const;
export type Complaint = (typeof complaints)[number];

export type HintRule = {
  readonly id: HintId;
  /** What one suggestion is about: a clip, one leg of it, or two clips. */
  readonly about: 'clip' | 'leg' | 'pair';
  readonly onlyWith: Complaint | null;
  /** What may be worth trying. Hedged, and never says that one thing makes another. */
  readonly sentence: string;
  readonly source: Source;
};

/** The sentences of clinical reference section 8.6, one for each of its rows. */
export const hintTable: readonly HintRule[] = [
  {
    id: 'cadence-overstride',
    about: 'clip',
    onlyWith: null,
    sentence:
      'A 5 to 10 % higher cadence at the same speed may be worth a trial. In healthy runners it went with shorter steps, less vertical motion, less braking and less load at hip and knee (Heiderscheit 2011), and +5 % with less modelled Achilles stress (Lyght 2016).',
    source: read('Heiderscheit 2011, MSSE; Lyght 2016, J Appl Biomech'),
  },
  {
    id: 'non-rearfoot-strike',
    about: 'leg',
    onlyWith: 'achilles-or-calf-pain',
    sentence:
      'Landing other than on the rearfoot went with about 11 % more modelled Achilles impulse per step in barefoot women (Almonroeder 2013) and with higher stress (Lyght 2016). Another strike may move load elsewhere; consider a temporary, gradual change only where it is clinically justified.',
    source: read('Almonroeder 2013, Ann Biomed Eng; Lyght 2016, J Appl Biomech'),
  },
  {
    id: 'vertical-oscillation',
    about: 'leg',
    onlyWith: null,
    sentence:
      'Cueing a lower bounce or a higher cadence may be considered: with such cues measures of vertical loading were lower (Adams 2018). An effect on tendon pain is unproven.',
    source: toVerify('Adams 2018'),
  },
  {
    id: 'hip-control',
    about: 'leg',
    onlyWith: null,
    sentence:
      'More pelvic drop, more hip adduction and a narrow step were associated with several running injuries, Achilles tendinopathy among them, in one retrospective study (Bramah 2018). A trial of hip strength, step width or a cue may be considered.',
    source: read('Bramah 2018, AJSM (3D, retrospective)'),
  },
  {
    id: 'straight-knee',
    about: 'leg',
    onlyWith: null,
    sentence:
      'A more extended knee at contact was seen in injured runners (Bramah 2018). It may be worth looking at together with overstride and cadence.',
    source: read('Bramah 2018, AJSM (3D, retrospective)'),
  },
  {
    id: 'stiff-stance',
    about: 'leg',
    onlyWith: null,
    sentence:
      'Less knee flexion in stance was reported in some groups with Achilles tendinopathy (Munteanu & Barton 2011); the evidence is limited. It may be worth following over time.',
    source: read('Munteanu & Barton 2011, JFAR (systematic review)'),
  },
  {
    id: 'heel-whip',
    about: 'leg',
    onlyWith: null,
    sentence:
      'A comparison of shoes or orthoses may be considered. Confidence in this measurement is low, and a whip of 5 degrees or more is common: 54 % of feet (Souza 2015).',
    source: ownDefault('clinical reference, section 8.6; how common: Souza 2015'),
  },
  {
    id: 'dorsiflexion',
    about: 'leg',
    onlyWith: 'insertional-pain',
    sentence: 'A higher heel drop or a temporary lift may be tried where less end-range dorsiflexion is wanted; film and measure again.',
    source: ownDefault('clinical reference, section 8.6'),
  },
  {
    id: 'fatigue',
    about: 'pair',
    onlyWith: null,
    sentence:
      'The technique differed between fresh and fatigued by more than measurement error. Endurance or strength progression and shorter bouts may be considered. The literature is mixed: competitive runners mostly kept their technique (Hanley 2014), novices changed more.',
    source: read('Hanley 2014; clinical reference, sections 8.5 and 8.6'),
  },
  {
    id: 'asymmetry',
    about: 'clip',
    onlyWith: null,
    sentence: 'The sides differ. Pain, the strength of both legs and their length may be checked before anything is cued.',
    source: ownDefault('clinical reference, section 8.6'),
  },
];

/** To be read with every suggestion, on the screen and in print. */
export const hintLimitations: readonly Source[] = [
  read(
    'Only 17 % of 249 biomechanical outcomes differed between people with Achilles tendinopathy and controls (Sancho 2019, Gait & Posture).',
  ),
  read('Experts recommend retraining for Achilles and calf pain mainly on opinion (Barton 2016, BJSM).'),
  ownDefault('Change one cue at a time, film again, and grade the volume: retraining adds load to the calf.'),
];
