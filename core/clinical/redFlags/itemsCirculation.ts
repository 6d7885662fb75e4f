import { ownDefault, read, toVerify } from '../../domain/source.ts';
import { all, any, atLeast, flagged, found, yes } from './condition.ts';
import type { RedFlagItem } from './item.ts';
import { atIntake, everyVisit, onExamination, risk, rule } from './itemParts.ts';
import { wellsLegSigns, wellsQuestions } from './wellsItems.ts';

/** Vessels and compartments. */
export const circulationItems: readonly RedFlagItem[] = [
  {
    id: 'RF02',
    condition: 'Deep vein thrombosis',
    questions: [
      everyVisit('RF02.swelling', 'New swelling of one calf'),
      everyVisit('RF02.warmth', 'New warmth of one calf'),
      everyVisit('RF02.tenderness', 'New deep tenderness of one calf'),
      onExamination('RF02.suspected', 'Thrombosis suspected by the clinician'),
      risk('RF02.risk', 'Risk of clotting: recent immobility, long journey, surgery, cancer, hormones, pregnancy or earlier clot'),
      ...wellsQuestions,
    ],
    rules: [
      rule(
        'stop',
        'same-day',
        any(
          yes('RF02.swelling'),
          yes('RF02.warmth'),
          yes('RF02.tenderness'),
          found('RF02.suspected'),
          ...wellsLegSigns.map(found),
          atLeast(2, ...wellsQuestions.map(({ key }) => found(key))),
        ),
        ownDefault('any suspicion, or a Wells score that makes thrombosis likely; a low score excludes nothing'),
      ),
    ],
    action: 'Medical assessment the same day; no massage, shockwave, compression or exercise.',
    sources: [read('Wells 2003, N Engl J Med (two-level score, NICE table)')],
    physicianOrder: [],
  },
  {
    id: 'RF03',
    condition: 'Pulmonary embolism',
    questions: [
      everyVisit('RF03.breathless', 'New breathlessness'),
      everyVisit('RF03.chest-pain', 'Chest pain'),
      everyVisit('RF03.haemoptysis', 'Coughing blood'),
      everyVisit('RF03.collapse', 'Collapse or faint'),
    ],
    rules: [
      rule(
        'emergency',
        'now',
        all(any(yes('RF03.breathless'), yes('RF03.chest-pain'), yes('RF03.haemoptysis'), yes('RF03.collapse')), flagged('RF02')),
        ownDefault('any of them with suspected thrombosis of the leg'),
      ),
      rule(
        'stop',
        'same-day',
        any(yes('RF03.breathless'), yes('RF03.chest-pain'), yes('RF03.haemoptysis'), yes('RF03.collapse')),
        ownDefault('any of them without a suspect leg: still nothing to treat over'),
      ),
    ],
    action: 'Call the emergency services.',
    sources: [ownDefault('clinical reference, section 3.2')],
    physicianOrder: [],
  },
  {
    id: 'RF04',
    condition: 'Acute compartment syndrome',
    questions: [
      everyVisit('RF04.pain', 'Pain out of proportion after injury or exertion'),
      everyVisit('RF04.tense', 'Tense, hard compartment'),
      everyVisit('RF04.stretch', 'Severe pain on passive stretch after injury or exertion'),
      everyVisit('RF04.tingling', 'Tingling of the foot after injury or exertion'),
      everyVisit('RF04.weakness', 'Weakness of the foot after injury or exertion'),
    ],
    rules: [
      rule(
        'emergency',
        'now',
        any(yes('RF04.pain'), yes('RF04.tense'), atLeast(2, yes('RF04.stretch'), yes('RF04.tingling'), yes('RF04.weakness'))),
        ownDefault('pain out of proportion, a tense compartment, or two of the other signs'),
      ),
      rule(
        'stop',
        'same-day',
        any(yes('RF04.stretch'), yes('RF04.tingling'), yes('RF04.weakness')),
        ownDefault('one of the other signs: exclude it before any treatment'),
      ),
    ],
    action: 'Emergency department now.',
    sources: [ownDefault('clinical reference, section 3.2')],
    physicianOrder: [],
  },
  {
    id: 'RF05',
    condition: 'Chronic exertional compartment syndrome',
    questions: [
      atIntake('RF05.repeatable', 'Tightness or cramp at the same time or distance of a run, settling with rest'),
      risk('RF05.both', 'In both legs'),
      risk('RF05.tingling', 'With tingling of the foot'),
    ],
    rules: [
      rule(
        'refer',
        'routine',
        yes('RF05.repeatable'),
        read('repeatable onset that settles with rest, often on both sides (85 to 95 %), tingling (Hindawi CRIM 2017, table 2)'),
      ),
    ],
    action: 'Sports physician; pressure test.',
    sources: [toVerify('Pedowitz: at least 15 mmHg before, 30 one minute after, 20 five minutes after exercise')],
    physicianOrder: [],
  },
  {
    id: 'RF06',
    condition: 'Popliteal artery entrapment or other arterial disease',
    questions: [
      everyVisit('RF06.rest-pain', 'Pain of the foot at rest, eased by hanging it down'),
      everyVisit('RF06.pallor', 'Pale foot'),
      atIntake('RF06.claudication', 'Calf pain on exertion that makes one stop'),
      atIntake('RF06.sole', 'Tingling of the sole on exertion'),
      atIntake('RF06.cold', 'Cold foot'),
      onExamination('RF06.pulse-loss', 'Pulse lost with resisted plantarflexion or passive dorsiflexion'),
      onExamination('RF06.low-index', 'Low ankle-brachial pressure index'),
      onExamination('RF06.no-pulses', 'Foot pulses absent'),
      risk('RF06.smoker', 'Older smoker or known arterial disease'),
    ],
    rules: [
      rule(
        'stop',
        'same-day',
        any(
          yes('RF06.rest-pain'),
          yes('RF06.pallor'),
          found('RF06.no-pulses'),
          all(any(yes('RF06.claudication'), yes('RF06.sole'), yes('RF06.cold')), yes('RF06.no-pulses')),
        ),
        ownDefault('rest pain, pallor or absent pulses; pulses are needed once there is a symptom'),
      ),
      rule(
        'refer',
        'within-2-weeks',
        any(yes('RF06.claudication'), yes('RF06.sole'), yes('RF06.cold'), found('RF06.pulse-loss'), found('RF06.low-index')),
        read('exertional claudication and tingling of the sole in a young athlete; cold foot, pulse loss and low index by our own rule'),
      ),
    ],
    action: 'Vascular referral; pressure index at rest and after exercise.',
    sources: [ownDefault('clinical reference, section 3.2')],
    physicianOrder: [],
  },
];
