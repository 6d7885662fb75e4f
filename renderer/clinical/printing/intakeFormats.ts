import i18next from 'i18next';
import { dayInWords } from '../../ui/words.ts';
import { type Option, optionWords } from '../intake/controls.tsx';
import type { SidedEvent } from '../intake/EventsAnswer.tsx';
import type { Exposure } from '../intake/ExposureAnswer.tsx';
import type { Factor } from '../intake/FactorAnswer.tsx';
import type { AnswersOf, AskedSection, ValueOf } from '../intake/fieldTypes.ts';
import { asTyped, pain, withUnit, yesNo } from './rows.ts';

type Formats<S extends AskedSection> = { readonly [F in keyof AnswersOf<S>]: (value: ValueOf<AnswersOf<S>[F]>) => string };

const km = withUnit('km');
const mm = withUnit('mm');
const cm = withUnit('cm');
const hours = withUnit('h');
const percent = withUnit('%');
const plain = withUnit('');

const many = (values: readonly Option[]): string =>
  values.length === 0 ? i18next.t('intake:noneOfThese') : values.map(optionWords).join('; ');
const dayOrNot = (day: string | null): string => (day === null ? i18next.t('intake:dayUnknown') : dayInWords(day));

const event = (what: string, side: SidedEvent['side'], day: string | null): string =>
  i18next.t('printing:intake.event', { what, side: i18next.t(`clinical:sides.${side}`).toLowerCase(), day: dayOrNot(day) });
const listed = (events: readonly string[]): string => (events.length === 0 ? i18next.t('intake:noneSuch') : events.join('; '));
const events = (all: readonly SidedEvent[]): string => listed(all.map(({ what, side, day }) => event(what, side, day)));

const exposure = ({ use, drug, start, stop }: Exposure): string =>
  [
    optionWords(use),
    drug,
    start === null ? '' : i18next.t('printing:intake.from', { day: dayInWords(start) }),
    stop === null ? '' : i18next.t('printing:intake.until', { day: dayInWords(stop) }),
  ]
    .filter((part) => part !== '')
    .join(', ');

const factor = ({ contributes, ticks }: Factor<Option>): string =>
  ticks.length === 0
    ? yesNo(contributes)
    : i18next.t('printing:intake.speaksFor', { answer: yesNo(contributes), ticks: ticks.map(optionWords).join('; ') });

const weeks = (kilometres: readonly (number | null)[]): string =>
  `${kilometres.map((one) => (one === null ? i18next.t('printing:intake.unknownWeek') : km(one))).join('; ')}. ${i18next.t('printing:intake.latestFirst')}`;

/** How each field of the intake stands on paper, in the order of the form, with its unit: a field that is added does not compile until it has its words. */
export const intakeFormats: { readonly [S in AskedSection]: Formats<S> } = {
  person: { dominantLeg: optionWords, prescriber: asTyped, emergencyContact: asTyped },
  complaint: {
    complaint: asTyped,
    painNow: pain,
    painWorst: pain,
    painAverage: pain,
    morningStiffnessMinutes: withUnit('min'),
    warmsUp: yesNo,
    overTheDay: asTyped,
    nightPain: yesNo,
  },
  training: {
    weeklyKm: weeks,
    sessionsPerWeek: plain,
    longestRunKm: km,
    hillsPercent: percent,
    speedSessionsPerWeek: plain,
    surfaces: many,
    recentChange: asTyped,
  },
  footwear: { model: asTyped, changedOn: dayInWords, dropMm: mm, stackMm: mm, kmOnShoe: km, orthosis: yesNo, heelLiftMm: mm },
  recovery: {
    sleepHours: hours,
    stress: pain,
    lowEnergy: yesNo,
    menstrualCycle: optionWords,
    recentIllness: yesNo,
    standingHours: hours,
    walkingHours: hours,
  },
  history: {
    injuries: events,
    surgery: events,
    injections: (all) => listed(all.map(({ drug, side, day }) => event(drug, side, day))),
    boneStressInjury: yesNo,
  },
  medical: {
    fluoroquinolone: exposure,
    oralSteroid: exposure,
    statin: yesNo,
    anticoagulant: yesNo,
    otherMedication: asTyped,
    diabetes: yesNo,
    gout: yesNo,
    psoriasis: yesNo,
    inflammatoryBowelDisease: yesNo,
    uveitis: yesNo,
    inflammatoryBackPain: yesNo,
    familialHypercholesterolaemia: yesNo,
    deepVeinThrombosis: yesNo,
    pulmonaryEmbolism: yesNo,
    cancer: yesNo,
    pregnancy: yesNo,
    pacemakerOrImplant: yesNo,
    coagulopathy: yesNo,
    neuropathy: yesNo,
    adhesiveAllergy: yesNo,
    latexAllergy: yesNo,
    menopause: optionWords,
  },
  goals: {
    goal: asTyped,
    eventOn: dayInWords,
    targetWeeklyKm: km,
    beliefs: asTyped,
    tsk11: withUnit('/ 44'),
    pcs: withUnit('/ 52'),
  },
  contributing: { trainingError: factor, footwearChange: factor, poorRecovery: factor, biomechanics: factor, previousInjury: factor },
  exam: {
    tenderAt: many,
    thickening: yesNo,
    arcSign: yesNo,
    royalLondon: yesNo,
    thompson: yesNo,
    matles: yesNo,
    gap: yesNo,
    heelRaises: plain,
    heelRaisePain: pain,
    hopPain: pain,
    lungeCm: cm,
    calfGirthCm: cm,
    pulses: optionWords,
    neurology: asTyped,
  },
};
