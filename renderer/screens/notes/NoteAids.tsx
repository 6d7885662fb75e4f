import { Anchor, Button, Code, Group, Menu, Paper, ScrollArea, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Snippet } from '#core/clinical/notes/snippets.ts';
import type { NoteTemplate } from '#core/clinical/notes/template.ts';

/** The clinic's templates in a menu. */
export function TemplateMenu({
  templates,
  onTemplate,
}: {
  readonly templates: readonly NoteTemplate[];
  readonly onTemplate: (template: NoteTemplate) => void;
}) {
  const { t } = useTranslation('notes');
  if (templates.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('templates.none')}{' '}
        <Anchor component={Link} href="/settings/notes" underline="always">
          {t('templates.add')}
        </Anchor>
      </Text>
    );
  }
  return (
    <Menu returnFocus={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconTemplate size={20} aria-hidden />}>
          {t('templates.use')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {templates.map((template) => (
          <Menu.Item key={template.name} onClick={() => onTemplate(template)}>
            {template.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The clinic's short texts, each also by a press. */
export function SnippetList({
  snippets,
  onSnippet,
}: {
  readonly snippets: readonly Snippet[];
  readonly onSnippet: (snippet: Snippet) => void;
}) {
  const { t } = useTranslation('notes');
  return (
    <Paper p="lg" component="section" aria-label={t('snippets.title')}>
      <Stack gap="xs">
        <Title order={2}>{t('snippets.title')}</Title>
        {snippets.length === 0 ? (
          <Text>{t('snippets.none')}</Text>
        ) : (
          <>
            <Text size="sm" c="dimmed">
              {t('snippets.explain')}
            </Text>
            <ScrollArea.Autosize mah={260}>
              {snippets.map((snippet) => (
                <UnstyledButton
                  key={snippet.abbr}
                  py={6}
                  w="100%"
                  aria-label={t('snippets.insert', { abbr: snippet.abbr })}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onSnippet(snippet)}
                >
                  <Group gap="xs" wrap="nowrap">
                    <Code>.{snippet.abbr}</Code>
                    <Text size="sm" truncate>
                      {snippet.text}
                    </Text>
                  </Group>
                </UnstyledButton>
              ))}
            </ScrollArea.Autosize>
          </>
        )}
        <Anchor component={Link} href="/settings/notes" underline="always">
          {t('templates.add')}
        </Anchor>
      </Stack>
    </Paper>
  );
}
