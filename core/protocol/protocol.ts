import { z } from 'zod';
import { type FileProblem, readDataFile } from '../domain/dataFile.ts';
import { stepSchema } from './step.ts';

/** Windows keeps these names for itself, whatever follows the dot. */
const taken = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** Names a protocol, and its file in the clinic's folder. */
export const protocolIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'Use lower-case letters, digits and hyphens, at most 60, a letter or digit first.')
  .refine((id) => !taken.test(id), 'Windows keeps this name for itself: choose another.');

/** A protocol file, version 1: what to do with a runner and the clips, in order. */
export const protocolSchema = z
  .strictObject({
    /** Version of this form. */
    schema: z.literal(1),
    id: protocolIdSchema,
    name: z.string().trim().min(1, 'Give it a name.').max(80, 'Use at most 80 characters.'),
    description: z.string().trim().max(1000, 'Use at most 1000 characters.'),
    /** How long it should take, filming included. */
    targetMinutes: z.number().min(1, 'At least 1.').max(240, 'At most 240.'),
    steps: z.array(stepSchema).min(1, 'A protocol needs at least one step.').max(100, 'At most 100 steps.').readonly(),
  })
  .readonly()
  .superRefine(({ steps }, context) => {
    for (const [i, { id }] of steps.entries())
      if (steps.findIndex((step) => step.id === id) < i)
        context.addIssue({ code: 'custom', path: ['steps', i, 'id'], message: `Another step is named ${id} too.` });
  });
export type Protocol = z.infer<typeof protocolSchema>;

export type ReadProtocol =
  | { readonly ok: true; readonly protocol: Protocol }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads the text of a protocol file. */
export function parseProtocol(text: string): ReadProtocol {
  const read = readDataFile(text, protocolSchema, 1);
  return read.ok ? { ok: true, protocol: read.value } : read;
}

/** The text of a protocol file, as people can read and change it. */
export const protocolText = (protocol: Protocol): string => `${JSON.stringify(protocol, null, 2)}\n`;
