import { ActionIcon, Stack, Text, Tooltip } from '@mantine/core';
import {
  IconAngle,
  IconArrowsVertical,
  IconArrowUpRight,
  IconAxisX,
  IconAxisY,
  IconCircle,
  IconCompass,
  IconCrosshair,
  IconFocus2,
  IconGrid4x4,
  IconLine,
  IconPencil,
  IconPerspective,
  IconPointer,
  IconPolygon,
  IconRectangle,
  IconRoute,
  IconRuler2,
  IconRulerMeasure,
  IconSlashes,
  IconStopwatch,
  IconTypography,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyHint } from '../ui/keymap/useActions.ts';
import classes from './Annotate.module.css';
import { type PaletteTool, toolActionId, toolActions, tools } from './actions.ts';
import type { Annotation } from './useAnnotation.ts';

type Icon = ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
const icons: Readonly<Record<PaletteTool, Icon>> = {
  select: IconPointer,
  line: IconLine,
  arrow: IconArrowUpRight,
  polyline: IconPolygon,
  freehand: IconPencil,
  rectangle: IconRectangle,
  ellipse: IconCircle,
  point: IconCrosshair,
  text: IconTypography,
  distance: IconRuler2,
  angle: IconAngle,
  'angle-vertical': IconAxisY,
  'angle-horizontal': IconAxisX,
  'angle-lines': IconSlashes,
  goniometer: IconCompass,
  stopwatch: IconStopwatch,
  grid: IconGrid4x4,
  spotlight: IconFocus2,
  'calibration-line': IconRulerMeasure,
  'calibration-plane': IconPerspective,
  'vertical-reference': IconArrowsVertical,
  track: IconRoute,
};

/** Every tool, and what to do with the one in hand. */
export function ToolPalette({ annotation }: { readonly annotation: Annotation }) {
  const { t } = useTranslation('annotate');
  const { tool, adjusting, editor } = annotation;
  const hint = adjusting ? t('hint.adjusting') : tool !== 'select' && editor.keyCursor !== null ? t('hint.keyboard') : t(`hint.${tool}`);
  return (
    <Stack gap="xs">
      <div className={classes['swatches']} role="toolbar" aria-label={t('tools.title')}>
        {tools.map((name) => (
          <ToolButton key={name} tool={name} chosen={name === tool} onChoose={() => annotation.chooseTool(name)} />
        ))}
      </div>
      <Text size="sm" className={classes['hint']} aria-live="polite">
        {hint}
      </Text>
    </Stack>
  );
}

function ToolButton({ tool, chosen, onChoose }: { readonly tool: PaletteTool; readonly chosen: boolean; readonly onChoose: () => void }) {
  const { t } = useTranslation('annotate');
  const Icon = icons[tool];
  const spec = toolActions.find(({ id }) => id === toolActionId(tool));
  const keys = useKeyHint(spec ?? { id: toolActionId(tool), group: 'tools', chords: { soleus: [], kinovea: [], nle: [] } });
  const name = t(`tools.${tool}`);
  return (
    <Tooltip label={keys === '' ? name : `${name} (${keys})`}>
      <ActionIcon
        size={40}
        variant={chosen ? 'filled' : 'default'}
        color={chosen ? 'pine' : 'gray'}
        aria-label={name}
        aria-pressed={chosen}
        data-tool={tool}
        onClick={onChoose}
      >
        <Icon size={22} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
