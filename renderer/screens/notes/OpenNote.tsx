import { Group, Paper, Stack, Title } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form, FormOf } from '#core/clinical/form.ts';
import { type Soap, soapParts } from '#core/clinical/notes/note.ts';
import type { Snippet } from '#core/clinical/notes/snippets.ts';
import { applyTemplate, type NoteTemplate } from '#core/clinical/notes/template.ts';
import type { VisitSigning } from '#core/clinical/signed.ts';
import { PrintForm } from '../../clinical/printing/PrintForm.tsx';
import { useForm } from '../../clinical/useForm.ts';
import { useRead } from '../../ui/data/reads.ts';
import { DraftBadge, DraftNotice } from '../../ui/drafts/DraftBadge.tsx';
import { say } from '../../ui/notify.tsx';
import { SnippetList, TemplateMenu } from './NoteAids.tsx';
import classes from './Notes.module.css';
import { SignPanel } from './SignPanel.tsx';
import { SoapField } from './SoapField.tsx';
import { writeInto } from './writeInto.ts';

type Props = {
  readonly form: FormOf<'note'>;
  readonly forms: readonly Form[];
  readonly signing: Extract<VisitSigning, { state: 'draft' }>;
};

/** A note that is being written, and beside it what signing it would mean. */
export function OpenNote({ form, forms, signing }: Props) {
  const { t } = useTranslation('notes');
  const note = useForm(form, form.details);
  const tables = useRead('clinicTables.get', {}).data;
  const { content } = note.details;
  /** Several parts may change before the next drawing. */
  const latest = useRef(content);
  latest.current = content;
  const fields = useRef(new Map<keyof Soap, HTMLTextAreaElement>());
  const lastPart = useRef<keyof Soap>('subjective');

  const write = (part: keyof Soap, text: string): void => {
    latest.current = { ...latest.current, [part]: text };
    note.edit({ kind: 'note', content: latest.current });
  };
  const use = (template: NoteTemplate): void => {
    const applied = applyTemplate(latest.current, template);
    const changed = soapParts.filter((part) => applied[part] !== content[part]);
    for (const part of changed) {
      const field = fields.current.get(part);
      if (field) writeInto(field, applied[part]);
    }
    if (changed.length > 0) say(t('templates.applied'));
  };
  const insert = ({ text }: Snippet): void => {
    const field = fields.current.get(lastPart.current);
    if (!field) return;
    const { value, selectionStart: from, selectionEnd: to } = field;
    writeInto(field, value.slice(0, from) + text + value.slice(to), from + text.length);
  };
  const inWords = (value: unknown): string => {
    const { content: soap } = (value as typeof note.details | undefined) ?? note.details;
    return soapParts.map((part) => `${t(`parts.${part}`)}: ${soap[part]}`).join('\n');
  };
  return (
    <div className={classes['columns']}>
      <Paper p="lg" component="section" aria-label={t('note')}>
        <Stack>
          <Group justify="space-between">
            <Title order={2}>{t('note')}</Title>
            <Group>
              <DraftBadge status={note.status} />
              <PrintForm formId={form.id} kept={note} />
              <TemplateMenu templates={tables?.noteTemplates.value ?? []} onTemplate={use} />
            </Group>
          </Group>
          <DraftNotice draft={note.draft} label={() => t('note')} show={(_, value) => inWords(value)} />
          {soapParts.map((part) => (
            <SoapField
              key={part}
              part={part}
              text={content[part]}
              snippets={tables?.snippets.value ?? []}
              fieldRef={(field) => {
                if (field) fields.current.set(part, field);
                else fields.current.delete(part);
              }}
              onText={(text) => write(part, text)}
              onFocus={() => {
                lastPart.current = part;
              }}
              onLeave={note.flush}
            />
          ))}
        </Stack>
      </Paper>
      <Stack gap="lg">
        <SignPanel visitId={form.visitId} forms={forms} content={content} signing={signing} saved={note.status.kind === 'saved'} />
        <SnippetList snippets={tables?.snippets.value ?? []} onSnippet={insert} />
      </Stack>
    </div>
  );
}
