import { ownDefault, read } from '../../domain/source.ts';
import { any, atLeast, yes } from './condition.ts';
import type { RedFlagItem } from './item.ts';
import { atIntake, everyVisit, risk, rule } from './itemParts.ts';

const reference = ownDefault('clinical reference, section 3.2');
const stiffness = read('stiffness above 30 min, above all insertional (AusDoc 2021)');

/** Inflammation, metabolism, infection, tumour. */
export const illnessItems: readonly RedFlagItem[] = [
  {
    id: 'RF11',
    condition: 'Inflammatory joint disease, spondyloarthritis',
    questions: [
      atIntake('RF11.insertional', 'Pain at the insertion'),
      atIntake('RF11.both', 'Both tendons'),
      atIntake('RF11.stiffness', 'Morning stiffness above 30 minutes'),
      atIntake('RF11.psoriasis', 'Psoriasis'),
      atIntake('RF11.bowel', 'Inflammatory bowel disease'),
      atIntake('RF11.uveitis', 'Uveitis'),
      atIntake('RF11.back', 'Inflammatory back pain'),
      atIntake('RF11.dactylitis', 'Swollen finger or toe (dactylitis)'),
      atIntake('RF11.entheses', 'Pain at other entheses'),
    ],
    rules: [
      rule(
        'refer',
        'routine',
        atLeast(
          2,
          yes('RF11.insertional'),
          yes('RF11.both'),
          yes('RF11.stiffness'),
          yes('RF11.psoriasis'),
          yes('RF11.bowel'),
          yes('RF11.uveitis'),
          yes('RF11.back'),
          yes('RF11.dactylitis'),
          yes('RF11.entheses'),
        ),
        ownDefault('two of them; which number is enough has not been published'),
      ),
      rule(
        'caution',
        'routine',
        any(
          yes('RF11.stiffness'),
          yes('RF11.psoriasis'),
          yes('RF11.bowel'),
          yes('RF11.uveitis'),
          yes('RF11.back'),
          yes('RF11.dactylitis'),
          yes('RF11.entheses'),
        ),
        ownDefault('one of them: ask for the others'),
      ),
    ],
    action: 'Rheumatology.',
    sources: [stiffness],
    physicianOrder: [],
  },
  {
    id: 'RF12',
    condition: 'Crystal or metabolic disease of the tendon',
    questions: [
      atIntake('RF12.gout', 'Flare of gout'),
      atIntake('RF12.nodules', 'Nodules in both tendons, or xanthoma'),
      atIntake('RF12.familial', 'Familial hypercholesterolaemia'),
      risk('RF12.lipids', 'High blood lipids'),
    ],
    rules: [rule('refer', 'routine', any(yes('RF12.gout'), yes('RF12.nodules'), yes('RF12.familial')), reference)],
    action: 'General practitioner: blood tests, lipids.',
    sources: [reference],
    physicianOrder: [],
  },
  {
    id: 'RF13',
    condition: 'Infection',
    questions: [
      everyVisit('RF13.fever', 'Fever'),
      everyVisit('RF13.hot-skin', 'Hot, red skin of the leg'),
      everyVisit('RF13.wound', 'Open wound of the leg'),
      risk('RF13.procedure', 'Recent injection or surgery of the leg'),
      risk('RF13.immunity', 'Weakened immunity'),
    ],
    rules: [
      rule(
        'stop',
        'same-day',
        any(yes('RF13.fever'), yes('RF13.hot-skin'), yes('RF13.wound')),
        ownDefault('any sign; a recent procedure or weak immunity makes it graver but raises nothing alone'),
      ),
    ],
    action: 'Medical assessment the same day.',
    sources: [reference],
    physicianOrder: [],
  },
  {
    id: 'RF14',
    condition: 'Tumour or systemic disease',
    questions: [
      everyVisit('RF14.night-pain', 'Constant pain at night'),
      atIntake('RF14.weight-loss', 'Weight loss without a reason'),
      atIntake('RF14.mass', 'Mass'),
      atIntake('RF14.cancer', 'Cancer now or earlier'),
    ],
    rules: [
      rule('refer', 'within-2-weeks', any(yes('RF14.night-pain'), yes('RF14.weight-loss'), yes('RF14.mass')), reference),
      rule('caution', 'routine', yes('RF14.cancer'), ownDefault('cancer earlier, with no other sign')),
    ],
    action: 'General practitioner or physician, urgently.',
    sources: [reference],
    physicianOrder: [],
  },
];
