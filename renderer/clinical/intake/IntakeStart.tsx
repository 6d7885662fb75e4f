import { Button, Group, Kbd, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActions, useKeyHint } from '../../ui/keymap/useActions.ts';
import { dateOf } from '../../ui/words.ts';
import { sameAsLast } from '../actions.ts';
import type { IntakeForm } from './lastIntake.ts';

type Props = { readonly last: IntakeForm | null; readonly onStart: (from: 'empty' | 'last') => void };

/** Begins the intake of the visit: empty, or in one key with what may be copied forward. */
export function IntakeStart({ last, onStart }: Props) {
  const { t } = useTranslation('intake');
  const hint = useKeyHint(sameAsLast);
  useActions([sameAsLast], { [sameAsLast.id]: last === null ? undefined : () => onStart('last') });
  return (
    <Paper p="xl" component="section" aria-label={t('start.title')}>
      <Stack gap="sm">
        <Title order={2}>{t('start.title')}</Title>
        <Text>{t('start.explain')}</Text>
        <Group>
          <Button onClick={() => onStart('empty')}>{t('start.empty')}</Button>
          {last !== null && (
            <Button
              variant="default"
              aria-keyshortcuts={hint.replaceAll(' ', '')}
              rightSection={hint === '' ? undefined : <Kbd aria-hidden>{hint}</Kbd>}
              onClick={() => onStart('last')}
            >
              {t('start.copy', { day: dateOf(last.createdAt) })}
            </Button>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {last === null ? t('start.noLast') : t('start.copyHint')}
        </Text>
      </Stack>
    </Paper>
  );
}
