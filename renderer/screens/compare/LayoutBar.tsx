import { Group, SegmentedControl, Slider, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { arrangements, blends, type ComparisonLayout } from '#core/domain/comparison.ts';

type Props = {
  readonly layout: ComparisonLayout;
  /** Every clip is calibrated: zooming together keeps lengths alike. */
  readonly calibrated: boolean;
  readonly onShow: (layout: ComparisonLayout) => void;
  readonly onChange: (layout: ComparisonLayout) => void;
};

/** How the clips stand to each other, and how an overlay mixes them. */
export function LayoutBar({ layout, calibrated, onShow, onChange }: Props) {
  const { t } = useTranslation('compare');
  const share = layout.blend === 'divider' ? 'divider' : 'opacity';
  return (
    <Group gap="sm" wrap="wrap">
      <SegmentedControl
        size="sm"
        aria-label={t('layout.arrangement')}
        value={layout.arrangement}
        data={arrangements.map((each) => ({ value: each, label: t(`layout.${each}`) }))}
        onChange={(arrangement) => onChange({ ...layout, arrangement: arrangement as ComparisonLayout['arrangement'] })}
      />
      {layout.arrangement === 'overlay' ? (
        <>
          <SegmentedControl
            size="sm"
            aria-label={t('layout.blend')}
            value={layout.blend}
            data={blends.map((each) => ({ value: each, label: t(`layout.${each}`) }))}
            onChange={(blend) => onChange({ ...layout, blend: blend as ComparisonLayout['blend'] })}
          />
          {(layout.blend === 'opacity' || layout.blend === 'divider') && (
            <Slider
              w={150}
              min={0}
              max={1}
              step={0.01}
              label={(value) => `${Math.round(value * 100)} %`}
              thumbLabel={t(`layout.${share}Of`)}
              value={layout[share]}
              onChange={(value) => onShow({ ...layout, [share]: value })}
              onChangeEnd={(value) => onChange({ ...layout, [share]: value })}
            />
          )}
        </>
      ) : (
        <Switch
          label={t('layout.linked')}
          checked={layout.linked}
          onChange={(event) => onChange({ ...layout, linked: event.currentTarget.checked })}
        />
      )}
      {(layout.linked || layout.arrangement === 'overlay') && (
        <Text size="sm" c="dimmed">
          {t(calibrated ? 'layout.toScale' : 'layout.toHeight')}
        </Text>
      )}
    </Group>
  );
}
