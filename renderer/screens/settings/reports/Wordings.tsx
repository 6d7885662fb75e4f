import { Accordion, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportTemplate } from '#core/report/template.ts';
import { deliveredWording, type WordingKey } from '#core/report/wording.ts';
import { sayWithUndo } from '../../../ui/notify.tsx';
import type { TableDraft } from '../tables/useClinicTable.ts';
import { WordingField } from './WordingField.tsx';
import { WordingPreview } from './WordingPreview.tsx';
import { keysOf, wordingGroups } from './wordingGroups.ts';

/** The template with a text of the clinic's own; the delivered one again where it is the same. */
function withText(template: ReportTemplate, key: WordingKey, text: string): ReportTemplate {
  const { [key]: _, ...others } = template.words;
  return { ...template, words: text === deliveredWording[key] ? others : { ...others, [key]: text } };
}

/** Every text of the pages for patients, part by part beside what becomes of it. */
export function Wordings({ table }: { readonly table: TableDraft<ReportTemplate> }) {
  const { t } = useTranslation('settings');
  const { value, edit, wrong, put, draft } = table;
  const reset = (key: WordingKey): void => {
    const own = value.words[key];
    edit(withText(value, key, deliveredWording[key]));
    draft.flush();
    if (own !== undefined) sayWithUndo(t('reports.wasReset'), () => put((now) => withText(now, key, own)));
  };
  const resetAll = (): void => {
    const before = value.words;
    edit({ ...value, words: {} });
    draft.flush();
    sayWithUndo(t('reports.allReset'), () => put((now) => ({ ...now, words: before })));
  };
  const changed = (group: (typeof wordingGroups)[number]): number => keysOf(group).filter((key) => value.words[key] !== undefined).length;
  return (
    <Stack>
      <Accordion variant="separated">
        {wordingGroups.map((group) => (
          <Accordion.Item key={group} value={group}>
            <Accordion.Control>
              <Group gap="xs">
                <Text fw={600}>{t(`reports.groups.${group}`)}</Text>
                {changed(group) > 0 && (
                  <Text size="sm" c="dimmed">
                    {t('reports.changed', { count: changed(group) })}
                  </Text>
                )}
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <Stack>
                {keysOf(group).map((key) => (
                  <WordingField
                    key={key}
                    name={key}
                    own={value.words[key]}
                    wrong={wrong(`words.${key}`)}
                    onEdit={(text) => edit(withText(value, key, text))}
                    onReset={() => reset(key)}
                    onLeave={draft.flush}
                  />
                ))}
                <WordingPreview group={group} template={value} />
              </Stack>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <Group>
        <Button variant="default" disabled={Object.keys(value.words).length === 0} onClick={resetAll}>
          {t('reports.resetAll')}
        </Button>
      </Group>
    </Stack>
  );
}
