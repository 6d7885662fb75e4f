import { z } from 'zod';
import { answerOf, notAsked } from '../answer.ts';
import { longText } from '../entry.ts';

/** A field of the intake: an answer, not asked until there is one. */
export const asked = <T extends z.ZodType>(value: T) => answerOf(value).default(notAsked);

/** Takes anything, as the type of a section is not known while its schema is made of its answers'. */
function remarksFit(section: unknown): boolean {
  if (typeof section !== 'object' || section === null || !('answers' in section) || !('remarks' in section)) return false;
  const { answers, remarks } = section;
  return Object.keys(remarks ?? {}).every((field) => Object.hasOwn(answers ?? {}, field));
}

/** A section of the intake: its answers; free text beside each of them, by the field's name; and free text under the whole. */
export const sectionOf = <Answers extends z.ZodType>(answers: Answers) =>
  z
    .strictObject({ answers, remarks: z.record(z.string().min(1).max(60), longText).default({}), note: longText.default('') })
    .refine(remarksFit, { path: ['remarks'], message: 'A remark names no field of its section.' });
