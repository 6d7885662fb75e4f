import type { Question, QuestionKey } from './item.ts';
import { onExamination } from './itemParts.ts';

const ask = (key: QuestionKey, asks: string, kind: Question['kind'] = 'sign'): Question => ({ ...onExamination(key, asks), kind });

/** The nine items of the two-level Wells score for thrombosis of the leg, a point each (Wells 2003, N Engl J Med; NICE table). */
export const wellsQuestions: readonly Question[] = [
  ask('RF02.wells-cancer', 'Active cancer, treated within 6 months or palliative', 'risk'),
  ask('RF02.wells-immobile', 'Paralysis, paresis or recent cast of the leg', 'risk'),
  ask('RF02.wells-bedridden', 'In bed for 3 days or more, or major surgery with general or regional anaesthesia within 12 weeks', 'risk'),
  ask('RF02.wells-tender', 'Tenderness along the deep veins'),
  ask('RF02.wells-leg-swollen', 'Entire leg swollen'),
  ask('RF02.wells-calf', 'Calf at least 3 cm larger than the other, 10 cm below the tibial tuberosity'),
  ask('RF02.wells-oedema', 'Pitting oedema of the symptomatic leg only'),
  ask('RF02.wells-veins', 'Collateral superficial veins that are not varicose'),
  ask('RF02.wells-before', 'Earlier documented thrombosis', 'risk'),
];

/** Those that are signs of the leg itself: any of them is a suspicion. */
export const wellsLegSigns: readonly QuestionKey[] = wellsQuestions.filter(({ kind }) => kind === 'sign').map(({ key }) => key);
