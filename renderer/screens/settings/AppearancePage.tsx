import { Input, Paper, SegmentedControl, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from './usePreferences.ts';

const cacheSizes = [256, 512, 1024, 2048, 4096] as const;

/** Theme, paper, units and memory. */
export function AppearancePage() {
  const { t } = useTranslation('settings');
  const { preferences, change } = usePreferences();
  if (!preferences) return null;
  const sizes = [...new Set<number>([...cacheSizes, preferences.cacheMegabytes])].sort((a, b) => a - b);
  return (
    <Paper p="lg">
      <Stack gap="lg">
        <Title order={2}>{t('appearance.title')}</Title>
        <Choice label={t('appearance.theme')}>
          {(labelled) => (
            <SegmentedControl
              {...labelled}
              data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`appearance.themes.${value}`) }))}
              value={preferences.theme}
              onChange={(theme) => change({ theme })}
            />
          )}
        </Choice>
        <Choice label={t('appearance.paper')}>
          {(labelled) => (
            <SegmentedControl
              {...labelled}
              data={['A4', 'Letter'] as const}
              value={preferences.paper}
              onChange={(paper) => change({ paper })}
            />
          )}
        </Choice>
        <Choice label={t('appearance.lengthUnit')}>
          {(labelled) => (
            <SegmentedControl
              {...labelled}
              data={(['cm', 'in'] as const).map((value) => ({ value, label: t(`appearance.units.${value}`) }))}
              value={preferences.lengthUnit}
              onChange={(lengthUnit) => change({ lengthUnit })}
            />
          )}
        </Choice>
        <Choice label={t('appearance.cache')} description={t('appearance.cacheHint')}>
          {(labelled) => (
            <SegmentedControl
              {...labelled}
              data={sizes.map((size) => ({ value: String(size), label: t('appearance.megabytes', { count: size }) }))}
              value={String(preferences.cacheMegabytes)}
              onChange={(size) => change({ cacheMegabytes: Number(size) })}
            />
          )}
        </Choice>
      </Stack>
    </Paper>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly description?: string;
  readonly children: (labelled: { readonly 'aria-labelledby': string }) => ReactNode;
};

function Choice({ label, description, children }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <Input.Label id={id} component="div" size="md">
        {label}
      </Input.Label>
      {description && (
        <Input.Description size="md" mb={4}>
          {description}
        </Input.Description>
      )}
      <div>{children({ 'aria-labelledby': id })}</div>
    </div>
  );
}
