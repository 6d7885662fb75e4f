import { Alert, Button, Group, Paper, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '#core/domain/settings.ts';
import { actionWords } from '../../i18n/index.ts';
import { actionGroups, allActions } from '../../ui/keymap/allActions.ts';
import { conflicts, reset } from '../../ui/keymap/bindings.ts';
import { isMac, keyCaps } from '../../ui/keymap/chord.ts';
import { sayWithUndo } from '../../ui/notify.tsx';
import { KeyLine } from './KeyLine.tsx';
import { usePreferences } from './usePreferences.ts';

const profiles = ['soleus', 'kinovea', 'nle'] as const;

/** Every action and its keys; any can be given another. */
export function KeysPage() {
  const { t } = useTranslation(['settings', 'shell']);
  const { preferences, change } = usePreferences();
  const [query, setQuery] = useState('');
  if (!preferences) return null;
  const wanted = query.trim().toLowerCase();
  const found = allActions.filter(({ id }) => actionWords(id).toLowerCase().includes(wanted));
  const clashes = conflicts(allActions, preferences);
  const setKeymap = (keymap: Preferences['keymap']) => change({ keymap });
  const resetAll = () => {
    const before = preferences.keymap;
    setKeymap(reset(null, preferences));
    sayWithUndo(t('keys.allReset'), async () => setKeymap(before));
  };
  return (
    <Paper p="lg">
      <Stack>
        <Title order={2}>{t('keys.title')}</Title>
        <Group justify="space-between">
          <div>
            <Text fw={600} id="key-profile">
              {t('keys.profile')}
            </Text>
            <SegmentedControl
              aria-labelledby="key-profile"
              data={profiles.map((value) => ({ value, label: t(`keys.profiles.${value}`) }))}
              value={preferences.keyProfile}
              onChange={(keyProfile) => change({ keyProfile })}
            />
          </div>
          <Button variant="default" disabled={Object.keys(preferences.keymap).length === 0} onClick={resetAll}>
            {t('keys.resetAll')}
          </Button>
        </Group>
        <Text c="dimmed">{t('keys.pedal')}</Text>
        {clashes.length > 0 && (
          <Alert color="orange" variant="light">
            {t('keys.conflict', { keys: clashes.map(({ chord }) => keyCaps(chord, isMac).join(' + ')).join(', ') })}
          </Alert>
        )}
        <TextInput
          aria-label={t('keys.search')}
          placeholder={t('keys.search')}
          leftSection={<IconSearch size={20} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        {actionGroups.map((group) => {
          const specs = found.filter((spec) => spec.group === group);
          if (specs.length === 0) return null;
          return (
            <section key={group} aria-label={t(`shell:keyList.groups.${group}`)}>
              <Title order={3} mt="sm" mb={4}>
                {t(`shell:keyList.groups.${group}`)}
              </Title>
              {specs.map((spec) => (
                <KeyLine key={spec.id} spec={spec} choices={preferences} onKeymap={setKeymap} />
              ))}
            </section>
          );
        })}
      </Stack>
    </Paper>
  );
}
