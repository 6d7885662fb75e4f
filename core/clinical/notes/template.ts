import { z } from 'zod';
import { line, longText } from '../entry.ts';
import { type Soap, soapParts } from './note.ts';

/** Text that the clinic begins its notes with; parts that it does not name are left as they are. */
export const noteTemplateSchema = z.strictObject({
  name: line.min(1, 'Name the template.'),
  parts: z.partialRecord(z.enum(soapParts), longText),
});
export type NoteTemplate = z.infer<typeof noteTemplateSchema>;

/** Puts a template into a note: into empty parts as they are, below what was typed in the others. Nothing that was typed is lost, and a paragraph that stands there already is not put in twice. */
export function applyTemplate(content: Soap, { parts }: NoteTemplate): Soap {
  const filled = { ...content };
  for (const part of soapParts) {
    const text = parts[part] ?? '';
    const typed = content[part];
    if (text.trim() === '' || `\n\n${typed}\n\n`.includes(`\n\n${text}\n\n`)) continue;
    filled[part] = typed.trim() === '' ? text : `${typed.trimEnd()}\n\n${text}`;
  }
  return filled;
}
