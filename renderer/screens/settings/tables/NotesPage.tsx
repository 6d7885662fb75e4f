import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { soapParts } from '#core/clinical/notes/note.ts';
import type { NoteTemplate } from '#core/clinical/notes/template.ts';
import type { Output } from '#core/contract/api.ts';
import { RowList } from './RowList.tsx';
import { TablePaper } from './TablePaper.tsx';
import { useClinicTable } from './useClinicTable.ts';
import { WithTables } from './WithTables.tsx';

type Tables = Output<'clinicTables.get'>;

/** What notes are begun from and shortened with. */
export function NotesPage() {
  return (
    <WithTables>
      {(tables) => (
        <>
          <Templates tables={tables} />
          <Snippets tables={tables} />
        </>
      )}
    </WithTables>
  );
}

function Templates({ tables }: { readonly tables: Tables }) {
  const { t } = useTranslation(['recordKeeping', 'notes']);
  const table = useClinicTable(tables, 'noteTemplates');
  const written = ({ parts }: NoteTemplate): string =>
    soapParts
      .filter((part) => (parts[part] ?? '').trim() !== '')
      .map((part) => t(`notes:parts.${part}`))
      .join(', ');
  const fresh = (): NoteTemplate => {
    const names = new Set(table.value.map(({ name }) => name.toLowerCase()));
    const free = Array.from({ length: names.size + 1 }, (_, i) => t('notes.templates.fresh', { number: i + 1 })).find(
      (name) => !names.has(name.toLowerCase()),
    );
    return { name: free ?? '', parts: {} };
  };
  return (
    <TablePaper
      title={t('notes.templates.title')}
      explain={t('notes.templates.explain')}
      table={table}
      words={(all) => all.map(({ name }) => name).join(', ')}
    >
      <RowList
        rows={table.value}
        titleOf={({ name }) => name || t('notes.templates.fresh', { number: '' })}
        hintOf={(template) => {
          const parts = written(template);
          return parts === '' ? t('notes.templates.noParts') : t('notes.templates.parts', { parts });
        }}
        places={['name']}
        wrong={table.wrong}
        empty={t('notes.templates.empty')}
        add={t('notes.templates.add')}
        fresh={fresh}
        onRows={table.edit}
        onUndo={table.put}
        onLeave={table.draft.flush}
        fields={(template, change, wrong) => (
          <>
            <TextInput
              label={t('notes.templates.name')}
              value={template.name}
              maxLength={200}
              error={wrong('name')}
              onChange={(event) => change({ ...template, name: event.currentTarget.value })}
            />
            {soapParts.map((part) => (
              <Textarea
                key={part}
                label={t(`notes:parts.${part}`)}
                value={template.parts[part] ?? ''}
                maxRows={12}
                maxLength={20000}
                onChange={(event) => change({ ...template, parts: { ...template.parts, [part]: event.currentTarget.value } })}
              />
            ))}
          </>
        )}
      />
    </TablePaper>
  );
}

function Snippets({ tables }: { readonly tables: Tables }) {
  const { t } = useTranslation('recordKeeping');
  const table = useClinicTable(tables, 'snippets');
  return (
    <TablePaper
      title={t('notes.snippets.title')}
      explain={t('notes.snippets.explain')}
      table={table}
      words={(all) => all.map(({ abbr, text }) => `.${abbr}: ${text}`).join('\n')}
    >
      <RowList
        rows={table.value}
        titleOf={({ abbr }) => (abbr === '' ? t('notes.snippets.fresh') : `.${abbr}`)}
        hintOf={({ text }) => text}
        places={['abbr', 'text']}
        wrong={table.wrong}
        empty={t('notes.snippets.empty')}
        add={t('notes.snippets.add')}
        fresh={() => ({ abbr: '', text: '' })}
        onRows={table.edit}
        onUndo={table.put}
        onLeave={table.draft.flush}
        fields={(snippet, change, wrong) => (
          <>
            <TextInput
              label={t('notes.snippets.abbr')}
              value={snippet.abbr}
              autoComplete="off"
              error={wrong('abbr')}
              onChange={(event) => change({ ...snippet, abbr: event.currentTarget.value })}
            />
            <Textarea
              label={t('notes.snippets.text')}
              value={snippet.text}
              maxLength={4000}
              maxRows={12}
              error={wrong('text')}
              onChange={(event) => change({ ...snippet, text: event.currentTarget.value })}
            />
          </>
        )}
      />
    </TablePaper>
  );
}
