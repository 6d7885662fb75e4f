import { ActionIcon, Button, Popover, Slider, Stack, Text } from '@mantine/core';
import { IconBrightnessHalf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Adjustment } from '../../player/Stage.tsx';

type Props = { readonly adjustment: Adjustment; readonly onAdjust: (adjustment: Adjustment) => void };

export const asFilmed: Adjustment = { brightness: 1, contrast: 1 };

/** Brightness and contrast of the shown picture; the button says when they are not as filmed. */
export function PictureAdjust({ adjustment, onAdjust }: Props) {
  const { t } = useTranslation('review');
  const changed = adjustment.brightness !== 1 || adjustment.contrast !== 1;
  const label = t(changed ? 'adjust.changed' : 'adjust.button');
  const slider = (name: keyof Adjustment) => (
    <div>
      <Text size="sm">{t(`adjust.${name}`)}</Text>
      <Slider
        thumbLabel={t(`adjust.${name}`)}
        min={0.3}
        max={3}
        step={0.05}
        value={adjustment[name]}
        label={(value) => `${Math.round(value * 100)} %`}
        onChange={(value) => onAdjust({ ...adjustment, [name]: value })}
      />
    </div>
  );
  return (
    <Popover position="top" withArrow trapFocus>
      <Popover.Target>
        <ActionIcon size={38} variant={changed ? 'filled' : 'default'} color="pine" aria-label={label} title={label}>
          <IconBrightnessHalf />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown w={280}>
        <Stack gap="sm">
          {slider('brightness')}
          {slider('contrast')}
          <Text size="xs" c="dimmed">
            {t('adjust.note')}
          </Text>
          <Button variant="default" disabled={!changed} onClick={() => onAdjust(asFilmed)}>
            {t('adjust.reset')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
