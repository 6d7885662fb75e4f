import { Badge, Button, Group, Paper, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moved, phaseStays, putAt, withoutPhase } from '#core/plan/arrange.ts';
import { beginPhase } from '#core/plan/course.ts';
import { laterOf } from '#core/plan/day.ts';
import { applyEdits } from '#core/plan/edit.ts';
import type { Phase } from '#core/plan/phase.ts';
import { today } from '../../../ui/birthDate.ts';
import { say, sayWithUndo } from '../../../ui/notify.tsx';
import { dayInWords } from '../../../ui/words.ts';
import type { PlanEditing } from '../usePlanDraft.ts';
import { OpenPhase } from './OpenPhase.tsx';
import { PlaceButtons } from './PlaceButtons.tsx';

type Props = {
  readonly phase: Phase;
  readonly editing: PlanEditing;
  readonly isNow: boolean;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
};

/** One phase: a line that opens into what it asks for. */
export function PhaseCard({ phase, editing, isNow, opened, onOpen }: Props) {
  const { t } = useTranslation('plan');
  const { plan, locked, edit, flush, putBack } = editing;
  const { name } = phase;
  const booked = plan.course.findLast(({ phaseId, from }) => phaseId === phase.id && from > today());
  const begin = (): void => {
    const day = laterOf(plan.startsOn, today());
    edit(`begin ${phase.id} ${day}`, (now) => applyEdits(now, beginPhase(now, phase.id, day)));
    flush();
    say(t('phase.begun', { name }));
  };
  const at = plan.phases.findIndex(({ id }) => id === phase.id);
  const stays = phaseStays(plan, phase.id, today());
  const move = (by: -1 | 1): void => edit(`move ${phase.id} ${at + by}`, (now) => ({ ...now, phases: moved(now.phases, phase.id, by) }));
  const remove = (): void => {
    const bookings = plan.course.filter(({ phaseId }) => phaseId === phase.id);
    edit(`remove ${phase.id}`, (now) => withoutPhase(now, phase.id));
    flush();
    sayWithUndo(t('phase.removedPhase', { name }), () =>
      putBack(`restore ${phase.id}`, (now) => ({
        ...now,
        course: [...now.course, ...bookings.filter(({ from }) => !now.course.some((one) => one.from === from))].toSorted((a, b) =>
          a.from.localeCompare(b.from),
        ),
        phases: putAt(now.phases, at, phase),
      })),
    );
  };
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <Paper p="md" component="article" aria-label={name} data-phase={phase.id}>
      <Group justify="space-between" wrap="nowrap">
        <UnstyledButton
          flex={1}
          mih={44}
          aria-expanded={opened}
          aria-label={t(opened ? 'phase.fold' : 'phase.open', { name })}
          onClick={() => onOpen(!opened)}
        >
          <Group gap="xs">
            <Chevron size={20} aria-hidden />
            <Title order={2} size="h3">
              {name}
            </Title>
            {isNow && <Badge variant="light">{t('phase.now')}</Badge>}
            {booked !== undefined && <Text size="sm">{t('phase.bookedFrom', { day: dayInWords(booked.from) })}</Text>}
          </Group>
        </UnstyledButton>
        {!locked && (
          <Group gap="xs" wrap="nowrap">
            {!isNow && (
              <Button size="sm" variant="default" aria-label={t('phase.beginOf', { name })} onClick={begin}>
                {t('phase.begin')}
              </Button>
            )}
            <PlaceButtons
              name={name}
              onEarlier={at === 0 ? null : () => move(-1)}
              onLater={at === plan.phases.length - 1 ? null : () => move(1)}
              removeLabel={stays === null ? t('phase.removePhase', { name }) : t(`phase.stays.${stays}`, { name })}
              onRemove={stays === null ? remove : null}
            />
          </Group>
        )}
      </Group>
      {opened && <OpenPhase phase={phase} editing={editing} />}
    </Paper>
  );
}
