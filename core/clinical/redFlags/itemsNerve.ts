import { ownDefault } from '../../domain/source.ts';
import { any, found, yes } from './condition.ts';
import type { RedFlagItem } from './item.ts';
import { atIntake, everyVisit, onExamination, risk, rule } from './itemParts.ts';

const reference = ownDefault('clinical reference, section 3.2');

/** Spine and peripheral nerves. */
export const nerveItems: readonly RedFlagItem[] = [
  {
    id: 'RF08',
    condition: 'Pain referred from the lumbar spine',
    questions: [
      atIntake('RF08.leg-pain', 'Leg pain on coughing, straight leg raise or slump'),
      atIntake('RF08.sensation', 'Loss of sensation in a dermatome'),
      onExamination('RF08.weak-raise', 'Weak heel raise without tenderness of the tendon'),
      onExamination('RF08.reflex', 'Reduced ankle jerk (S1)'),
      risk('RF08.back-pain', 'Back pain'),
    ],
    rules: [
      rule(
        'refer',
        'routine',
        any(yes('RF08.leg-pain'), yes('RF08.sensation'), found('RF08.weak-raise'), found('RF08.reflex')),
        ownDefault('any sign of the nerve root; back pain alone raises nothing'),
      ),
    ],
    action: 'Neurological examination; spine pathway.',
    sources: [reference],
    physicianOrder: [],
  },
  {
    id: 'RF09',
    condition: 'Cauda equina syndrome',
    questions: [
      everyVisit('RF09.saddle', 'Numbness of the saddle area'),
      everyVisit('RF09.sphincter', 'Change of bladder, bowel or sexual function'),
      everyVisit('RF09.both-legs', 'New weakness, numbness or shooting pain of both legs'),
    ],
    rules: [rule('emergency', 'now', any(yes('RF09.saddle'), yes('RF09.sphincter'), yes('RF09.both-legs')), reference)],
    action: 'Emergency department now.',
    sources: [reference],
    physicianOrder: [],
  },
  {
    id: 'RF16',
    condition: 'Sural or tibial nerve, tarsal tunnel',
    questions: [
      atIntake('RF16.burning', 'Burning pain'),
      atIntake('RF16.sensation', 'Altered sensation of the outer foot or the sole'),
      onExamination('RF16.tinel', 'Tinel sign'),
    ],
    rules: [rule('caution', 'routine', any(yes('RF16.burning'), yes('RF16.sensation'), found('RF16.tinel')), reference)],
    action: 'Neurodynamic examination.',
    sources: [reference],
    physicianOrder: [],
  },
];
