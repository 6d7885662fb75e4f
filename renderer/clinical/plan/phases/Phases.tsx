import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bookAhead } from '#core/plan/course.ts';
import { applyEdits } from '#core/plan/edit.ts';
import { phaseOn } from '#core/plan/plan.ts';
import { today } from '../../../ui/birthDate.ts';
import { say } from '../../../ui/notify.tsx';
import type { PlanEditing } from '../usePlanDraft.ts';
import { AddPhase } from './AddPhase.tsx';
import { PhaseCard } from './PhaseCard.tsx';

/** Every phase of the plan with what it asks for, to be changed freely. The one of today is open. */
export function Phases({ editing }: { readonly editing: PlanEditing }) {
  const { t } = useTranslation('plan');
  const { plan, locked, edit, flush } = editing;
  const now = phaseOn(plan, today())?.phase.id ?? null;
  const [opened, open] = useState<ReadonlySet<string>>(new Set([now ?? plan.phases[0]?.id ?? '']));
  const ahead = locked ? null : bookAhead(plan, today());
  const book = (): void => {
    if (ahead === null) return;
    const after = applyEdits(plan, ahead);
    edit('book ahead', () => after);
    flush();
    say(t('phase.booked', { count: after.course.filter(({ from }) => from > today()).length }));
  };
  return (
    <Stack gap="sm" component="section" aria-label={t('phase.title')}>
      <Group justify="space-between">
        <Text c="dimmed">{t('phase.explain')}</Text>
        <Button variant="default" disabled={ahead === null} title={ahead === null ? t('phase.nothingToBook') : undefined} onClick={book}>
          {t('phase.bookAhead')}
        </Button>
      </Group>
      {plan.phases.map((phase) => (
        <PhaseCard
          key={phase.id}
          phase={phase}
          editing={editing}
          isNow={phase.id === now}
          opened={opened.has(phase.id)}
          onOpen={(is) => open(new Set(is ? [...opened, phase.id] : [...opened].filter((id) => id !== phase.id)))}
        />
      ))}
      {!locked && (
        <AddPhase
          isLadder={plan.ladder !== null}
          onAdd={(phase) => {
            edit(`add ${phase.id}`, (before) => ({ ...before, phases: [...before.phases, phase] }));
            flush();
            open(new Set([...opened, phase.id]));
          }}
        />
      )}
    </Stack>
  );
}
