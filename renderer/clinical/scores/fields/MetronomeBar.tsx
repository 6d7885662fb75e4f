import { Button, Group, Text } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMetronome } from '../useMetronome.ts';

type Props = { readonly perMinute: number; readonly onStart: () => void };

/** Beats the time of a heel-raise test: up on one beat, down on the next. Its count is a help, not the result. */
export function MetronomeBar({ perMinute, onStart }: Props) {
  const { t } = useTranslation('scores');
  const { running, beats, silent, start, stop } = useMetronome(perMinute);
  return (
    <Group>
      {running ? (
        <Button variant="default" leftSection={<IconPlayerStop size={20} aria-hidden />} onClick={stop}>
          {t('metronome.stop')}
        </Button>
      ) : (
        <Button
          leftSection={<IconPlayerPlay size={20} aria-hidden />}
          onClick={() => {
            onStart();
            start();
          }}
        >
          {t('metronome.start', { perMinute })}
        </Button>
      )}
      {beats > 0 && (
        <Text fw={600} role="timer">
          {t('metronome.beat', { count: beats })}, {t('metronome.raise', { count: Math.floor(beats / 2) })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {silent && running ? t('metronome.silent') : t('metronome.hint')}
      </Text>
    </Group>
  );
}
