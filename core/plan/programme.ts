import { z } from 'zod';
import { type FileProblem, readDataFile } from '../domain/dataFile.ts';
import { protocolIdSchema } from '../protocol/protocol.ts';
import { clinicianSource, words } from './amount.ts';
import { contentFields, disagreementsIn } from './content.ts';
import { programmeExerciseSchema } from './exercise.ts';

/** A programme file, version 1: what a plan begins as. */
export const programmeSchema = z
  .strictObject({
    /** Version of this form. */
    schema: z.literal(1),
    /** Names it, and its file. */
    id: protocolIdSchema,
    /** Version of what stands in it; a plan keeps which it was taken from. */
    version: z.int().min(1),
    name: words(80, 'Name the programme.'),
    description: words(1000, 'Say what it is and for whom.'),
    ...contentFields,
    exercises: z.array(programmeExerciseSchema).max(60).readonly(),
  })
  .readonly()
  .superRefine((programme, context) => {
    for (const { path, message } of disagreementsIn(programme)) context.addIssue({ code: 'custom', path: [...path], message });
    if (Object.hasOwn(programme.sources, clinicianSource))
      context.addIssue({
        code: 'custom',
        path: ['sources', clinicianSource],
        message: 'This name is kept for what a clinician sets in a plan.',
      });
    if (programme.neverBelowLevel)
      for (const [i, { lowestHeel }] of programme.exercises.entries())
        if (lowestHeel === 'below-level')
          context.addIssue({
            code: 'custom',
            path: ['exercises', i, 'lowestHeel'],
            message: 'Nothing in this programme goes below level.',
          });
  });
export type Programme = z.infer<typeof programmeSchema>;

/** A programme, or what is wrong in its file, and where: 'phases[2].exit[0].source'; empty for the whole. */
export type ReadProgramme =
  | { readonly ok: true; readonly programme: Programme }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads the text of a programme file. */
export function parseProgramme(text: string): ReadProgramme {
  const read = readDataFile(text, programmeSchema, 1);
  return read.ok ? { ok: true, programme: read.value } : read;
}
