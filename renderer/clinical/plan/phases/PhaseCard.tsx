import { Badge, Button, Group, Paper, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { beginPhase } from '#core/plan/course.ts';
import { laterOf } from '#core/plan/day.ts';
import { applyEdits } from '#core/plan/edit.ts';
import type { Phase } from '#core/plan/phase.ts';
import { today } from '../../../ui/birthDate.ts';
import { say } from '../../../ui/notify.tsx';
import { dayInWords } from '../../../ui/words.ts';
import classes from '../Plan.module.css';
import { RangeField } from '../RangeField.tsx';
import type { PlanEditing } from '../usePlanDraft.ts';
import { CriterionEditor } from './CriterionEditor.tsx';
import { Entries } from './Entries.tsx';

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
  const { plan, locked, edit, flush } = editing;
  const { name } = phase;
  const booked = plan.course.findLast(({ phaseId, from }) => phaseId === phase.id && from > today());
  const begin = (): void => {
    const day = laterOf(plan.startsOn, today());
    edit(`begin ${phase.id} ${day}`, (now) => applyEdits(now, beginPhase(now, phase.id, day)));
    flush();
    say(t('phase.begun', { name }));
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
        {!isNow && !locked && (
          <Button size="sm" variant="default" aria-label={t('phase.beginOf', { name })} onClick={begin}>
            {t('phase.begin')}
          </Button>
        )}
      </Group>
      {opened && <OpenPhase phase={phase} editing={editing} />}
    </Paper>
  );
}

function OpenPhase({ phase, editing }: Pick<Props, 'phase' | 'editing'>) {
  const { t } = useTranslation('plan');
  const { locked, edit, flush } = editing;
  const set = (field: string, change: Partial<Phase>): void =>
    edit(`${phase.id} ${field}`, (plan) => ({
      ...plan,
      phases: plan.phases.map((one) => (one.id === phase.id ? { ...one, ...change } : one)),
    }));
  return (
    <fieldset className={classes['bare'] ?? ''} disabled={locked} onBlur={flush}>
      <legend className={classes['hidden']}>{phase.name}</legend>
      <Stack gap="sm" mt="sm">
        <div className={classes['fields']}>
          <TextInput
            label={t('phase.name')}
            value={phase.name}
            maxLength={80}
            onChange={(event) => set('name', { name: event.currentTarget.value })}
          />
          <TextInput
            className={classes['wide'] ?? ''}
            label={t('phase.aim')}
            value={phase.aim}
            maxLength={500}
            onChange={(event) => set('aim', { aim: event.currentTarget.value })}
          />
          <RangeField
            label={t('phase.usualWeeks')}
            value={phase.usualWeeks}
            least={0}
            most={104}
            whole={false}
            mayBeEmpty
            onAmount={(usualWeeks) => set('usual-weeks', { usualWeeks })}
          />
          <RangeField
            label={t('phase.rest')}
            value={phase.restBetweenSeconds}
            least={0}
            most={3600}
            whole={false}
            mayBeEmpty
            onAmount={(restBetweenSeconds) => set('rest', { restBetweenSeconds })}
          />
        </div>
        <Entries phase={phase} editing={editing} onEntries={(key, prescriptions) => set(key, { prescriptions })} />
        <div className={classes['columns']}>
          <CriterionEditor list="exit" phase={phase} editing={editing} onCriteria={(exit) => set('exit', { exit })} />
          <CriterionEditor list="entry" phase={phase} editing={editing} onCriteria={(entry) => set('entry', { entry })} />
        </div>
      </Stack>
    </fieldset>
  );
}
