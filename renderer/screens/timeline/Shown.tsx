import { Button, Checkbox, Group, Popover, Stack, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LaneChoice } from '#core/timeline/items.ts';
import { isChosen, partsOf } from '#core/timeline/lanes.ts';
import type { Timeline } from '#core/timeline/timeline.ts';
import { partWords } from './laneWords.ts';
import type { Choosing } from './useChoice.ts';

const groups = ['care', 'load', 'scores', 'gait'] as const;
type PartGroup = (typeof groups)[number];

function groupOf(part: LaneChoice): PartGroup {
  if (part.startsWith('gait.')) return 'gait';
  if (part.startsWith('score.')) return 'scores';
  return part === 'load' || part === 'running' || part === 'pain' ? 'load' : 'care';
}

type Props = {
  readonly timeline: Timeline;
  readonly choosing: Choosing;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
};

/** What of a timeline is shown: every part of which there is something. */
export function Shown({ timeline, choosing, opened, onOpen }: Props) {
  const { t } = useTranslation('timeline');
  const { choice, toggle, setPatientToo, reset } = choosing;
  const parts = partsOf(timeline);
  const shown = parts.filter((part) => isChosen(choice, part)).length;
  return (
    <Popover width={520} position="bottom-end" trapFocus opened={opened} onChange={onOpen}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconEye size={20} aria-hidden />} onClick={() => onOpen(!opened)}>
          {t('shown')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shown')} mah="70vh" style={{ overflowY: 'auto' }}>
        <Stack gap="sm">
          <Group justify="space-between">
            <Text size="sm" c="dimmed">
              {t('shownCount', { shown, all: parts.length })}
            </Text>
            <Button size="compact-sm" variant="subtle" onClick={reset}>
              {t('usual')}
            </Button>
          </Group>
          {groups.map((group) => {
            const own = parts.filter((part) => groupOf(part) === group);
            return (
              own.length > 0 && (
                <Stack key={group} gap={6} role="group" aria-label={t(`groups.${group}`)}>
                  <Text fw={650} size="sm">
                    {t(`groups.${group}`)}
                  </Text>
                  <Group gap="md">
                    {own.map((part) => (
                      <Checkbox key={part} label={partWords(part)} checked={isChosen(choice, part)} onChange={() => toggle(part)} />
                    ))}
                  </Group>
                </Stack>
              )
            );
          })}
          <Checkbox
            label={t('patientToo')}
            description={t('patientTooHint')}
            checked={choice.patientToo}
            onChange={(event) => setPatientToo(event.currentTarget.checked)}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
