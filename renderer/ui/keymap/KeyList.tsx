import { Anchor, Box, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { actionWords } from '../../i18n/index.ts';
import { actionGroups, allActions } from './allActions.ts';
import { chordsFor } from './bindings.ts';
import { Keys } from './Keys.tsx';
import { useKeyChoices } from './useActions.ts';

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** All keys by group, searchable by word or key. */
export function KeyList({ opened, onClose }: Props) {
  const { t } = useTranslation(['shell', 'common']);
  const [query, setQuery] = useState('');
  const choices = useKeyChoices();
  const wanted = query.trim().toLowerCase();
  const found = allActions
    .map((spec) => ({ spec, words: actionWords(spec.id), chords: chordsFor(spec, choices) }))
    .filter(({ words, chords }) => words.toLowerCase().includes(wanted) || chords.some((chord) => chord.toLowerCase() === wanted));
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        <Text fw={650} size="lg">
          {t('keyList.title')}
        </Text>
      }
      size="75rem"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Group justify="space-between" mb="md">
        <TextInput
          data-autofocus
          aria-label={t('keyList.search')}
          placeholder={t('keyList.search')}
          leftSection={<IconSearch size={20} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          style={{ flex: 1, maxWidth: 460 }}
        />
        <Anchor component={Link} href="/settings/keys" onClick={onClose}>
          {t('keyList.change')}
        </Anchor>
      </Group>
      {found.length === 0 && <Text c="dimmed">{t('keyList.nothing')}</Text>}
      <Box style={{ columns: '26rem auto', columnGap: '2.5rem' }}>
        {actionGroups.map((group) => {
          const rows = found.filter(({ spec }) => spec.group === group);
          if (rows.length === 0) return null;
          return (
            <Box key={group} mb="lg" style={{ breakInside: 'avoid' }}>
              <Title order={3} mb="xs">
                {t(`keyList.groups.${group}`)}
              </Title>
              <Stack gap={4}>
                {rows.map(({ spec, words, chords }) => (
                  <Group key={spec.id} justify="space-between" wrap="nowrap" gap="md">
                    <Text>{words}</Text>
                    <Group gap="xs" wrap="nowrap">
                      {chords.length === 0 && <Text c="dimmed">{t('keyList.noKey')}</Text>}
                      {chords.map((chord) => (
                        <Keys key={chord} chord={chord} />
                      ))}
                    </Group>
                  </Group>
                ))}
              </Stack>
            </Box>
          );
        })}
      </Box>
    </Modal>
  );
}
