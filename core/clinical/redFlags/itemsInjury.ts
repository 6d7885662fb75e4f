import { ownDefault, read, toVerify } from '../../domain/source.ts';
import { all, any, atLeast, found, onOneLeg, yes } from './condition.ts';
import type { RedFlagItem } from './item.ts';
import { atIntake, everyVisit, onExamination, risk, rule, testOfEachLeg } from './itemParts.ts';

const maffulli = read('Maffulli 1998, Am J Sports Med');
const twoOfThree = read(
  '2 of 3 tests were positive in every rupture (Maffulli 1998); a positive Thompson test alone is enough here (our own rule)',
);

/** Injuries of tendon, muscle and bone, and what is mistaken for them. */
export const injuryItems: readonly RedFlagItem[] = [
  {
    id: 'RF01',
    condition: 'Achilles tendon rupture',
    questions: [
      everyVisit('RF01.pop', 'Sudden pop, snap or kick felt at the back of the leg'),
      everyVisit('RF01.push-off', 'Weak push-off'),
      everyVisit('RF01.heel-raise', 'Cannot do one heel raise on that leg'),
      onExamination('RF01.suspected', 'Rupture suspected by the clinician, as after a treatment'),
      testOfEachLeg('RF01.thompson', 'Thompson (Simmonds) test', { sensitivity: 0.96, specificity: 0.93, source: maffulli }),
      testOfEachLeg('RF01.matles', 'Matles test', { sensitivity: 0.88, specificity: 0.85, source: maffulli }),
      testOfEachLeg('RF01.gap', 'Palpable gap in the tendon', { sensitivity: 0.73, specificity: 0.89, source: maffulli }),
    ],
    rules: [
      rule(
        'stop',
        'same-day',
        any(
          found('RF01.suspected'),
          onOneLeg(any(found('RF01.thompson'), atLeast(2, found('RF01.thompson'), found('RF01.matles'), found('RF01.gap')))),
          // Without a symptom nobody needs the tests; with one, a test that was not done leaves the rupture open.
          all(
            any(yes('RF01.pop'), yes('RF01.push-off'), yes('RF01.heel-raise'), yes('RF15.sudden-pain')),
            onOneLeg(any(yes('RF01.thompson'), atLeast(2, yes('RF01.thompson'), yes('RF01.matles'), yes('RF01.gap')))),
          ),
        ),
        twoOfThree,
      ),
      rule(
        'refer',
        'same-day',
        any(yes('RF01.pop'), yes('RF01.push-off'), yes('RF01.heel-raise'), onOneLeg(any(found('RF01.matles'), found('RF01.gap')))),
        ownDefault('a symptom, or one test other than the Thompson test'),
      ),
    ],
    action: 'Orthopaedics or emergency department the same day; protect in plantarflexion; no stretching, no shockwave.',
    sources: [maffulli, read('Being able to plantarflex does not exclude a rupture (MSD manual)')],
    physicianOrder: [],
  },
  {
    id: 'RF07',
    condition: 'Bone stress injury',
    questions: [
      everyVisit('RF07.focal', 'Pain at one spot on a bone'),
      everyVisit('RF07.worsens', 'Bone pain that worsens through a run'),
      everyVisit('RF07.rest', 'Bone pain at night or at rest'),
      everyVisit('RF07.hop', 'Bone pain on hopping'),
      onExamination('RF07.squeeze', 'Calcaneal squeeze test positive'),
      onExamination('RF07.cannot-hop', 'Cannot keep hopping for bone pain'),
      risk('RF07.load-spike', 'Sudden rise in training load'),
      risk('RF07.low-energy', 'Low energy availability'),
      risk('RF07.before', 'Earlier bone stress injury'),
      risk('RF07.high-risk-site', 'At anterior tibia, medial malleolus, navicular or base of the fifth metatarsal'),
    ],
    rules: [
      rule(
        'stop',
        'same-day',
        any(yes('RF07.focal'), yes('RF07.worsens'), yes('RF07.rest'), yes('RF07.hop'), found('RF07.squeeze'), found('RF07.cannot-hop')),
        read('focal bone pain, calcaneal squeeze, hopping (fpnotebook)'),
      ),
    ],
    action: 'MRI or physician first; no running, hopping or shockwave. Only a physician’s order lifts the block on shockwave.',
    sources: [
      read('The ISMST lists stress fracture as an indication for shockwave: hence by a physician’s order only'),
      toVerify('High-risk sites: anterior tibia, medial malleolus, navicular, base of the fifth metatarsal'),
    ],
    physicianOrder: ['shockwave'],
  },
  {
    id: 'RF15',
    condition: 'Calf muscle tear',
    questions: [
      everyVisit('RF15.sudden-pain', 'Sudden sharp calf pain'),
      atIntake('RF15.bruising', 'Bruising of the calf'),
      onExamination('RF15.gap', 'Gap in the medial gastrocnemius'),
    ],
    rules: [
      rule(
        'refer',
        'within-2-weeks',
        any(found('RF15.gap'), all(yes('RF15.sudden-pain'), yes('RF15.bruising'))),
        ownDefault('severe where there is a gap, or bruising after sudden pain'),
        [{ module: 'manual-release', scope: 'no-deep-technique' }],
      ),
      rule('caution', 'routine', any(yes('RF15.sudden-pain'), yes('RF15.bruising')), ownDefault('either sign'), [
        { module: 'manual-release', scope: 'no-deep-technique' },
      ]),
    ],
    action: 'Exclude rupture (RF01) and thrombosis (RF02). No deep massage early; grade it, and image it if severe.',
    sources: [ownDefault('clinical reference, section 3.2')],
    physicianOrder: [],
  },
  {
    id: 'RF17',
    condition: 'Posterior impingement, os trigonum, flexor hallucis longus, retrocalcaneal bursitis or Haglund',
    questions: [
      atIntake('RF17.plantarflexion', 'Pain on forced plantarflexion'),
      atIntake('RF17.swelling', 'Swelling in front of the tendon'),
      atIntake('RF17.prominence', 'Bony prominence at the heel'),
    ],
    rules: [
      rule('caution', 'routine', any(yes('RF17.plantarflexion'), yes('RF17.swelling'), yes('RF17.prominence')), ownDefault('any of them'), [
        { module: 'loading-plan', scope: 'no-end-range-dorsiflexion' },
      ]),
    ],
    action: 'Adapt the plan: no end-range dorsiflexion where it is insertional or a bursa.',
    sources: [ownDefault('clinical reference, section 3.2')],
    physicianOrder: [],
  },
  {
    id: 'RF18',
    condition: 'Calcaneal apophysitis in a growing patient',
    questions: [
      atIntake('RF18.growing', 'Growth not finished, or a growth spurt'),
      atIntake('RF18.heel-pain', 'Heel pain in a growing patient'),
    ],
    rules: [
      rule(
        'caution',
        'routine',
        any(yes('RF18.growing'), yes('RF18.heel-pain')),
        read('growth spurt and heel pain (PMC3781873, table 2)'),
        [{ module: 'shockwave', scope: 'not-focused-over-growth-plate' }],
      ),
    ],
    action: 'A plan for the age; no focused shockwave over the growth plate.',
    sources: [read('PMC3781873, table 2')],
    physicianOrder: [],
  },
];
