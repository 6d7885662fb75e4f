import { z } from 'zod';
import { frameNo } from '../../domain/frameIndex.ts';
import { recordingId } from '../../domain/ids.ts';
import { answerOf, yesNoAnswer } from '../answer.ts';
import { clinicianSchema, line, longText, painAnswer, sha256Hex } from '../entry.ts';
import { bodySide } from '../site.ts';
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
    /** A frame of a clip, or a picture that the camera took. */
    photo: z
      .discriminatedUnion('from', [
        z.strictObject({ from: z.literal('clip'), recordingId, frame: frameNo }),
        z.strictObject({ from: z.literal('camera'), sha256: sha256Hex }),
      ])
      .nullable(),
    note: longText,
  })
  .refine(({ removal, appliedAt }) => removal === null || Date.parse(removal.at) >= Date.parse(appliedAt), {
    path: ['removal', 'at'],
    message: 'It came off before it was put on.',
  });
export type Taping = z.infer<typeof tapingSchema>;
