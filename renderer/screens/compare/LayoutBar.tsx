import { ActionIcon, Group, SegmentedControl, Slider, Switch, Text, Tooltip } from '@mantine/core';
import { IconArrowsMove, IconFocusCentered } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { arrangements, blends, type ComparisonLayout } from '#core/domain/comparison.ts';
import type { ActionSpec } from '../../ui/keymap/action.ts';
import { useKeyHint } from '../../ui/keymap/useActions.ts';
import { compareActions } from './actions.ts';

const spec = (id: (typeof compareActions)[number]['id']): ActionSpec => compareActions.find((action) => action.id === id) as ActionSpec;

type Props = {
  readonly layout: ComparisonLayout;
  /** Every clip is calibrated: zooming together keeps lengths alike. */
  readonly calibrated: boolean;
  readonly moving: boolean;
  readonly onShow: (layout: ComparisonLayout) => void;
  readonly onChange: (layout: ComparisonLayout) => void;
  readonly onMoving: (on: boolean) => void;
  /** Null where the upper clip is in place. */
  readonly onBackInPlace: (() => void) | null;
};

/** How the clips stand to each other, and how an overlay mixes them. */
export function LayoutBar({ layout, calibrated, moving, onShow, onChange, onMoving, onBackInPlace }: Props) {
  const { t } = useTranslation('compare');
  const key = { move: useKeyHint(spec('compare.moveUpper')), back: useKeyHint(spec('compare.backInPlace')) };
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
              w={120}
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
          <Tooltip multiline maw={300} label={`${t('move.help')}${key.move && ` (${key.move})`}`}>
            <ActionIcon
              size={36}
              variant={moving ? 'filled' : 'default'}
              color="pine"
              aria-label={t('move.button')}
              aria-pressed={moving}
              onClick={() => onMoving(!moving)}
            >
              <IconArrowsMove size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={`${t('move.back')}${key.back && ` (${key.back})`}`}>
            <ActionIcon
              size={36}
              variant="default"
              aria-label={t('move.back')}
              disabled={onBackInPlace === null}
              onClick={() => onBackInPlace?.()}
            >
              <IconFocusCentered size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
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
