import { z } from 'zod';
import { answerOf, yesNoAnswer } from '../answer.ts';
import { clinicianSchema, line, longText, painAnswer } from '../entry.ts';
import { bodySide } from '../site.ts';
import { isSamePhoto, mostPhotos, tapePhotoSchema } from './tapePhoto.ts';
import { tapeMaterials, tapingTechniques } from './tapingTechnique.ts';

const typed = z.number().nullable();

export const tapeMaterialSchema = z.strictObject({ type: z.enum(tapeMaterials), brand: line, widthMm: typed, latexFree: yesNoAnswer });

/** A strip or layer, from where to where; tension in per cent of what the tape stretches, 0 at rest. Null while not filled in. */
export const tapeStripSchema = z.strictObject({ material: z.enum(tapeMaterials), from: line, to: line, tensionPercent: typed });

export const skinFindings = ['none', 'redness-under-30-min', 'redness-over-30-min', 'blister', 'rash', 'tear'] as const;
export const patchResults = ['no-reaction', 'redness', 'reaction'] as const;
export const removalReasons = ['planned', 'came-off', 'itching-or-pain', 'skin-reaction', 'circulation', 'other'] as const;
export const responseTasks = ['heel-raise-5', 'hop-5', 'jog-1-min'] as const;
export const tapingConditions = [
  'adhesive-allergy',
  'latex-allergy',
  'open-skin',
  'fragile-skin',
  'neuropathy',
  'peripheral-arterial-disease',
  'diabetic-foot',
] as const;
export type TapingCondition = (typeof tapingConditions)[number];

/** Pain at the same task without and with the tape. */
export const responseTestSchema = z.strictObject({
  before: z.strictObject({ task: answerOf(z.enum(responseTasks)), pain: painAnswer }),
  after: z.strictObject({ task: answerOf(z.enum(responseTasks)), pain: painAnswer }),
});

/** What was put on, how the skin was, how long it is to stay and what came of it. */
export const tapingSchema = z
  .strictObject({
    operator: clinicianSchema,
    technique: z.enum(tapingTechniques),
    side: bodySide,
    purpose: line,
    materials: z.array(tapeMaterialSchema).max(10),
    strips: z.array(tapeStripSchema).max(60),
    /** Height of a heel lift in mm, and whether it lies in both shoes. */
    lift: z.strictObject({ heightMm: typed, bothShoes: answerOf(z.boolean()) }).nullable(),
    jointPosition: line,
    skinBefore: z.strictObject({ intact: yesNoAnswer, shaved: yesNoAnswer, lotionFree: yesNoAnswer }),
    conditions: z.partialRecord(z.enum(tapingConditions), yesNoAnswer),
    testPatch: answerOf(z.strictObject({ at: z.iso.datetime(), result: z.enum(patchResults) })),
    appliedAt: z.iso.datetime(),
    /** When it is to come off; null where nothing has to. */
    plannedRemovalAt: z.iso.datetime().nullable(),
    removal: z.strictObject({ at: z.iso.datetime(), reason: z.enum(removalReasons), skin: z.enum(skinFindings) }).nullable(),
    circulation: yesNoAnswer,
    response: responseTestSchema,
    taughtToSelf: yesNoAnswer,
    /** What it looks like, in the order in which the pictures were added; each once. */
    photos: z
      .array(tapePhotoSchema)
      .max(mostPhotos)
      .refine((all) => all.every((one, at) => !all.slice(0, at).some((other) => isSamePhoto(one, other))), 'A picture is here twice.'),
    note: longText,
  })
  .refine(({ removal, appliedAt }) => removal === null || Date.parse(removal.at) >= Date.parse(appliedAt), {
    path: ['removal', 'at'],
    message: 'It came off before it was put on.',
  });
export type Taping = z.infer<typeof tapingSchema>;
