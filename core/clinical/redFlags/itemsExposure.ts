import { ownDefault, read } from '../../domain/source.ts';
import { any, yes } from './condition.ts';
import type { RedFlagItem } from './item.ts';
import { atIntake, everyVisit, risk, rule } from './itemParts.ts';

const reference = ownDefault('clinical reference, section 3.2');

/** Medicines and other things that weaken a tendon. */
export const exposureItems: readonly RedFlagItem[] = [
  {
    id: 'RF10',
    condition: 'Fluoroquinolone antibiotic',
    questions: [
      everyVisit('RF10.current', 'Takes a fluoroquinolone antibiotic now'),
      everyVisit('RF10.past', 'Took a fluoroquinolone antibiotic within about 6 months'),
      risk('RF10.steroid', 'Takes a corticosteroid by mouth'),
      risk('RF10.age', 'Above 60 years, kidney disease or a transplant'),
    ],
    rules: [
      rule('stop', 'same-day', yes('RF10.current'), read('stop at the first tendon pain and contact a doctor (MHRA)')),
      rule(
        'caution',
        'routine',
        yes('RF10.past'),
        ownDefault('within about 6 months: damage may appear months after it was stopped (EMA)'),
        [{ module: 'loading-plan', scope: 'no-plyometrics-or-maximal-load' }],
      ),
    ],
    action: 'Tell the patient to contact the prescriber today; no plyometric or maximal load until the clinician decides otherwise.',
    sources: [
      read('Odds of Achilles rupture 2.52 (1.81 to 3.52), of Achilles tendinitis 3.95 (3.11 to 5.01) (Alves 2019)'),
      read('Rupture with current use 3.14 times as frequent, raised for 60 days; with a steroid by mouth 19.36 times (Morales 2019)'),
      read('Damage may begin within 48 h or months after stopping; older people, kidney disease and transplants at higher risk (EMA)'),
    ],
    physicianOrder: [],
  },
  {
    id: 'RF19',
    condition: 'Corticosteroid injection near the tendon',
    questions: [everyVisit('RF19.injection', 'Corticosteroid injection near the tendon within about 12 weeks')],
    rules: [
      rule('caution', 'routine', yes('RF19.injection'), ownDefault('within 6 to 12 weeks'), [
        { module: 'shockwave', scope: 'delayed' },
        { module: 'loading-plan', scope: 'no-plyometrics-or-maximal-load' },
      ]),
    ],
    action: 'Delay shockwave and plyometric load.',
    sources: [reference],
    physicianOrder: [],
  },
  {
    id: 'RF20',
    condition: 'What slows a tendon',
    questions: [
      atIntake('RF20.statin', 'Takes a statin'),
      atIntake('RF20.diabetes', 'Diabetes'),
      atIntake('RF20.menopause', 'Menopause'),
      atIntake('RF20.obesity', 'Obesity'),
      atIntake('RF20.renal', 'Kidney disease or a transplant'),
    ],
    rules: [
      rule(
        'caution',
        'routine',
        any(yes('RF20.statin'), yes('RF20.diabetes'), yes('RF20.menopause'), yes('RF20.obesity'), yes('RF20.renal')),
        reference,
        [{ module: 'loading-plan', scope: 'slower-progression' }],
      ),
    ],
    action: 'Progress more slowly.',
    sources: [reference],
    physicianOrder: [],
  },
];
