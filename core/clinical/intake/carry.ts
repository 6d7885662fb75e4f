import type { Intake, IntakeSection } from './intake.ts';

/**
 * Whether a field is carried to the next form: `always` what hardly changes, `same-problem` what belongs to the episode, `when-yes` what stays once it is there but may have
 * come since, `never` what may be another today and has to be asked again: pain, load, drugs, pregnancy, and what was examined.
 */
export type Carry = 'always' | 'same-problem' | 'when-yes' | 'never';

type Fields<Section extends IntakeSection> = keyof Intake[Section]['answers'];
type CarryTable = { readonly [Section in IntakeSection]: { readonly [Field in Fields<Section>]: Carry } };

const exam: CarryTable['examLeft'] = {
  tenderAt: 'never',
  thickening: 'never',
  arcSign: 'never',
  royalLondon: 'never',
  thompson: 'never',
  matles: 'never',
  gap: 'never',
  heelRaises: 'never',
  heelRaisePain: 'never',
  hopPain: 'never',
  lungeCm: 'never',
  calfGirthCm: 'never',
  pulses: 'never',
  neurology: 'never',
};

/** Own default throughout. A field that is added has to be given its rule here. */
export const carryTable: CarryTable = {
  person: { dominantLeg: 'always', prescriber: 'always', emergencyContact: 'always' },
  complaint: {
    complaint: 'same-problem',
    painNow: 'never',
    painWorst: 'never',
    painAverage: 'never',
    morningStiffnessMinutes: 'never',
    warmsUp: 'never',
    overTheDay: 'never',
    nightPain: 'never',
  },
  painMap: { marks: 'never' },
  training: {
    weeklyKm: 'never',
    sessionsPerWeek: 'never',
    longestRunKm: 'never',
    hillsPercent: 'never',
    speedSessionsPerWeek: 'never',
    surfaces: 'always',
    recentChange: 'never',
  },
  footwear: {
    model: 'always',
    changedOn: 'always',
    dropMm: 'always',
    stackMm: 'always',
    kmOnShoe: 'never',
    orthosis: 'always',
    heelLiftMm: 'same-problem',
  },
  recovery: {
    sleepHours: 'never',
    stress: 'never',
    lowEnergy: 'never',
    menstrualCycle: 'never',
    recentIllness: 'never',
    standingHours: 'always',
    walkingHours: 'always',
  },
  history: { injuries: 'always', surgery: 'always', injections: 'never', boneStressInjury: 'when-yes' },
  medical: {
    fluoroquinolone: 'never',
    oralSteroid: 'never',
    statin: 'never',
    anticoagulant: 'never',
    otherMedication: 'never',
    diabetes: 'when-yes',
    gout: 'when-yes',
    psoriasis: 'when-yes',
    inflammatoryBowelDisease: 'when-yes',
    uveitis: 'when-yes',
    inflammatoryBackPain: 'when-yes',
    familialHypercholesterolaemia: 'when-yes',
    deepVeinThrombosis: 'never',
    pulmonaryEmbolism: 'never',
    cancer: 'never',
    pregnancy: 'never',
    pacemakerOrImplant: 'when-yes',
    coagulopathy: 'when-yes',
    neuropathy: 'when-yes',
    adhesiveAllergy: 'when-yes',
    latexAllergy: 'when-yes',
    menopause: 'never',
  },
  goals: {
    goal: 'same-problem',
    eventOn: 'same-problem',
    targetWeeklyKm: 'same-problem',
    beliefs: 'never',
    tsk11: 'never',
    pcs: 'never',
  },
  contributing: {
    trainingError: 'same-problem',
    footwearChange: 'same-problem',
    poorRecovery: 'same-problem',
    biomechanics: 'same-problem',
    previousInjury: 'same-problem',
  },
  examLeft: exam,
  examRight: exam,
};
