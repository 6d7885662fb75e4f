import { Slider, Stack, Switch, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../ui/words.ts';
import type { Ghost } from './useGhosts.ts';

export type GuideChoice = { readonly grid: boolean; readonly ghost: boolean; readonly strength: number };

type Props = {
  readonly choice: GuideChoice;
  readonly ghosts: readonly Ghost[];
  readonly onChange: (part: Partial<GuideChoice>) => void;
  /** Advice for each camera. */
  readonly children: ReactNode;
};

/** What is drawn over the live picture while the camera is being placed. */
export function GuideOptions({ choice, ghosts, onChange, children }: Props) {
  const { t } = useTranslation('capture');
  return (
    <Stack gap="xs" component="section" aria-label={t('guides.title')}>
      <Title order={2} size="h4">
        {t('guides.title')}
      </Title>
      <Switch
        size="md"
        label={t('guides.grid')}
        checked={choice.grid}
        onChange={(event) => onChange({ grid: event.currentTarget.checked })}
      />
      <Switch
        size="md"
        label={t('guides.ghost')}
        disabled={ghosts.length === 0}
        checked={choice.ghost && ghosts.length > 0}
        onChange={(event) => onChange({ ghost: event.currentTarget.checked })}
      />
      {ghosts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('guides.noGhost')}
        </Text>
      ) : (
        ghosts.map(({ recording, startedAt }) => (
          <Text key={recording.id} size="sm" c="dimmed">
            {t('guides.ghostOf', { title: recording.title, day: dateOf(startedAt) })}
          </Text>
        ))
      )}
      {choice.ghost && ghosts.length > 0 && (
        <Slider
          thumbLabel={t('guides.opacity')}
          min={0.1}
          max={0.9}
          step={0.05}
          value={choice.strength}
          label={(value) => `${Math.round(value * 100)} %`}
          onChange={(strength) => onChange({ strength })}
        />
      )}
      {children}
    </Stack>
  );
}
