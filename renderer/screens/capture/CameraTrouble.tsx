import { Button, Group, Stack, Text } from '@mantine/core';
import { IconVideoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CameraTrouble as Trouble } from '../../capture/session.ts';
import classes from './Capture.module.css';
import { rateWords } from './words.ts';

type Props = { readonly trouble: Trouble; readonly onRetry: () => void; readonly onImport?: () => void };

/** Why there is no picture, and the way on. */
export function CameraTrouble({ trouble, onRetry, onImport }: Props) {
  const { t } = useTranslation('capture');
  const asked = trouble.kind === 'mode-impossible' ? trouble.asked : null;
  const values = {
    message: trouble.kind === 'other' ? trouble.message : '',
    width: asked?.width ?? 0,
    height: asked?.height ?? 0,
    rate: rateWords(asked?.framesPerSecond ?? 0),
  };
  const lookAgain = trouble.kind === 'none-found' || trouble.kind === 'refused';
  return (
    <Stack className={classes['trouble'] ?? ''} align="center" gap="md" role="alert" data-trouble={trouble.kind}>
      <IconVideoOff size={48} aria-hidden />
      <Text fw={650} size="lg">
        {t(`trouble.${trouble.kind}`, values)}
      </Text>
      <Text maw={520}>{t(`trouble.${trouble.kind}Action`)}</Text>
      <Group>
        <Button size="lg" onClick={onRetry}>
          {lookAgain ? t('trouble.find') : t('trouble.retry')}
        </Button>
        {onImport !== undefined && (
          <Button size="lg" variant="default" onClick={onImport}>
            {t('trouble.import')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
