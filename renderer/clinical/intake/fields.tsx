import i18next from 'i18next';
import { factorTicks } from '#core/clinical/intake/contributing.ts';
import { menstrualCycles, surfaces } from '#core/clinical/intake/load.ts';
import { locations } from '#core/clinical/site.ts';
import { choice, dayThatWas, dayToCome, many, number, type Option, oneLine, pain, text, yesNo } from './controls.tsx';
import { EventsAnswer, type SidedEvent } from './EventsAnswer.tsx';
import { type Exposure, ExposureAnswer } from './ExposureAnswer.tsx';
import { type Factor, FactorAnswer } from './FactorAnswer.tsx';
import type { AskedSection, Draw, SectionFields } from './fieldTypes.ts';
import { InjectionsAnswer } from './InjectionsAnswer.tsx';
import { WeeksAnswer } from './WeeksAnswer.tsx';

const events: Draw<SidedEvent[]> = (props) => <EventsAnswer {...props} whatLabel={i18next.t('intake:what')} />;
const exposure: Draw<Exposure> = (props) => <ExposureAnswer {...props} />;
const factor =
  <V extends Option>(values: readonly V[]): Draw<Factor<V>> =>
  (props) => <FactorAnswer {...props} values={values} />;
const hours = number({ from: 0, to: 24, unit: 'h' });
const whole = (from: number, to: number, unit = '') => number({ from, to, unit, decimals: 0 });

/** Every field of the intake with its control, in the order of the form. Ranges are those of the record. */
export const intakeFields: { readonly [S in AskedSection]: SectionFields<S> } = {
  person: { dominantLeg: choice(['left', 'right', 'both']), prescriber: oneLine, emergencyContact: oneLine },
  complaint: {
    complaint: text,
    painNow: pain,
    painWorst: pain,
    painAverage: pain,
    morningStiffnessMinutes: whole(0, 240, 'min'),
    warmsUp: yesNo,
    overTheDay: text,
    nightPain: yesNo,
  },
  training: {
    weeklyKm: (props) => <WeeksAnswer {...props} />,
    sessionsPerWeek: number({ from: 0, to: 21, unit: '' }),
    longestRunKm: number({ from: 0, to: 400, unit: 'km' }),
    hillsPercent: number({ from: 0, to: 100, unit: '%' }),
    speedSessionsPerWeek: number({ from: 0, to: 14, unit: '' }),
    surfaces: many(surfaces),
    recentChange: text,
  },
  footwear: {
    model: oneLine,
    changedOn: dayThatWas,
    dropMm: number({ from: -20, to: 40, unit: 'mm' }),
    stackMm: number({ from: 0, to: 100, unit: 'mm' }),
    kmOnShoe: number({ from: 0, to: 10_000, unit: 'km' }),
    orthosis: yesNo,
    heelLiftMm: number({ from: 0, to: 50, unit: 'mm' }),
  },
  recovery: {
    sleepHours: hours,
    stress: whole(0, 10),
    lowEnergy: yesNo,
    menstrualCycle: choice(menstrualCycles),
    recentIllness: yesNo,
    standingHours: hours,
    walkingHours: hours,
  },
  history: { injuries: events, surgery: events, injections: (props) => <InjectionsAnswer {...props} />, boneStressInjury: yesNo },
  medical: {
    fluoroquinolone: exposure,
    oralSteroid: exposure,
    statin: yesNo,
    anticoagulant: yesNo,
    otherMedication: text,
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
    menopause: choice(['before', 'during', 'after', 'unknown']),
  },
  goals: {
    goal: text,
    eventOn: dayToCome,
    targetWeeklyKm: number({ from: 0, to: 500, unit: 'km' }),
    beliefs: text,
    tsk11: whole(11, 44),
    pcs: whole(0, 52),
  },
  contributing: {
    trainingError: factor(factorTicks.trainingError),
    footwearChange: factor(factorTicks.footwearChange),
    poorRecovery: factor(factorTicks.poorRecovery),
    biomechanics: factor(factorTicks.biomechanics),
    previousInjury: factor(factorTicks.previousInjury),
  },
  exam: {
    tenderAt: many(locations),
    thickening: yesNo,
    arcSign: yesNo,
    royalLondon: yesNo,
    thompson: yesNo,
    matles: yesNo,
    gap: yesNo,
    heelRaises: whole(0, 200),
    heelRaisePain: pain,
    hopPain: pain,
    lungeCm: number({ from: 0, to: 25, unit: 'cm' }),
    calfGirthCm: number({ from: 10, to: 80, unit: 'cm', decimals: 1 }),
    pulses: choice(['present', 'reduced', 'absent', 'unknown']),
    neurology: text,
  },
};
