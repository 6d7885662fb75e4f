import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyNote, soapParts } from '#core/clinical/notes/note.ts';
import { applyTemplate, noteTemplateSchema } from '#core/clinical/notes/template.ts';

const template = noteTemplateSchema.parse({ name: 'First visit', parts: { subjective: 'Since when?', plan: 'Load:\nReview:' } });

test('empty parts are filled, others get the text below what was typed, parts that it does not name are left', () => {
  expect(applyTemplate(emptyNote.content, template)).toEqual({
    subjective: 'Since when?',
    objective: '',
    assessment: '',
    plan: 'Load:\nReview:',
  });
  const typed = { subjective: 'Three weeks \n', objective: 'tender', assessment: '', plan: '' };
  expect(applyTemplate(typed, template)).toEqual({
    subjective: 'Three weeks\n\nSince when?',
    objective: 'tender',
    assessment: '',
    plan: 'Load:\nReview:',
  });
});

test('nothing that was typed is lost, and putting it in twice is putting it in once', () => {
  const soap = fc.record({ subjective: fc.string(), objective: fc.string(), assessment: fc.string(), plan: fc.string() });
  const text = fc.string({ minLength: 1 }).filter((each) => each.trim() === each && each !== '');
  fc.assert(
    fc.property(soap, fc.dictionary(fc.constantFrom(...soapParts), text), (content, parts) => {
      const once = applyTemplate(content, { name: 'x', parts });
      for (const part of soapParts) expect(once[part].startsWith(content[part].trimEnd()) || content[part].trim() === '').toBe(true);
      expect(applyTemplate(once, { name: 'x', parts })).toEqual(once);
    }),
  );
});

test('a template has a name and SOAP parts alone', () => {
  expect(noteTemplateSchema.safeParse({ name: ' ', parts: {} }).success).toBe(false);
  expect(noteTemplateSchema.safeParse({ name: 'x', parts: { summary: 'x' } }).success).toBe(false);
});
