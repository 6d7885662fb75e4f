import { z } from 'zod';
import { yesNoUnknown } from '../answer.ts';
import { line, longText } from '../entry.ts';
import { bodySide } from '../site.ts';
import { asked, sectionOf } from './section.ts';

const yesNo = z.enum(yesNoUnknown);
/** A day as far as it is known. */
const when = z.iso.date().nullable();
const events = <T extends z.ZodType>(event: T) => asked(z.array(event).max(50));

/** What was before. An empty list says that there was none; not asked says nothing. */
export const historySchema = sectionOf(
  z
    .strictObject({
      injuries: events(z.strictObject({ what: line.min(1), side: bodySide, day: when })),
      surgery: events(z.strictObject({ what: line.min(1), side: bodySide, day: when })),
      injections: events(z.strictObject({ drug: line.min(1), side: bodySide, day: when })),
      boneStressInjury: asked(yesNo),
    })
    .prefault({}),
);

/** Whether a drug is or was taken. Unknown is not never; who never took it has no days. */
export const exposureSchema = z
  .strictObject({ use: z.enum(['current', 'past', 'never', 'unknown']), drug: line.default(''), start: when, stop: when })
  .refine(({ start, stop }) => start === null || stop === null || stop >= start, {
    path: ['stop'],
    message: 'It was stopped before it was begun.',
  })
  .refine(({ use, start, stop }) => use !== 'never' || (start === null && stop === null), {
    path: ['use'],
    message: 'What was never taken has no days.',
  });

/** What the later rules ask of the runner's health. */
export const medicalSchema = sectionOf(
  z
    .strictObject({
      fluoroquinolone: asked(exposureSchema),
      oralSteroid: asked(exposureSchema),
      statin: asked(yesNo),
      anticoagulant: asked(yesNo),
      otherMedication: asked(longText),
      diabetes: asked(yesNo),
      gout: asked(yesNo),
      psoriasis: asked(yesNo),
      inflammatoryBowelDisease: asked(yesNo),
      uveitis: asked(yesNo),
      inflammatoryBackPain: asked(yesNo),
      familialHypercholesterolaemia: asked(yesNo),
      deepVeinThrombosis: asked(yesNo),
      pulmonaryEmbolism: asked(yesNo),
      cancer: asked(yesNo),
      pregnancy: asked(yesNo),
      pacemakerOrImplant: asked(yesNo),
      coagulopathy: asked(yesNo),
      neuropathy: asked(yesNo),
      adhesiveAllergy: asked(yesNo),
      latexAllergy: asked(yesNo),
      menopause: asked(z.enum(['before', 'during', 'after', 'unknown'])),
    })
    .prefault({}),
);
