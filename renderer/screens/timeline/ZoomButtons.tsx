import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconChevronLeft, IconChevronRight, IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TimelineView } from './useTimelineView.ts';

const buttons = [
  ['earlier', IconChevronLeft],
  ['further', IconMinus],
  ['closer', IconPlus],
  ['later', IconChevronRight],
  ['all', IconArrowsMaximize],
] as const;

/** Looks closer, further, earlier, later, or at everything. */
export function ZoomButtons({ view }: { readonly view: TimelineView }) {
  const { t } = useTranslation('timeline');
  return (
    <Group gap={2}>
      {buttons.map(([what, Icon]) => (
        <Tooltip key={what} label={t(what)}>
          <ActionIcon variant="default" size={42} aria-label={t(what)} onClick={() => view[what]()}>
            <Icon size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}
