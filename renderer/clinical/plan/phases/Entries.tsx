import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clinicianSource } from '#core/plan/amount.ts';
import type { Phase } from '#core/plan/phase.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { Prescription } from '#core/plan/prescription.ts';
import { sayWithUndo } from '../../../ui/notify.tsx';
import { useLatest } from '../../../ui/useLatest.ts';
import type { PlanEditing } from '../usePlanDraft.ts';
import { EntryFields } from './EntryFields.tsx';

type Props = {
  readonly phase: Phase;
  readonly editing: PlanEditing;
  /** `key` names the field, so that the letters of one field are one step to undo. */
  readonly onEntries: (key: string, entries: readonly Prescription[]) => void;
};

const amount = (n: number) => ({ from: n, to: n, source: clinicianSource });

/** A name that no entry of the plan has. */
function freshId({ phases }: Plan, exercise: string): string {
  const taken = new Set(phases.flatMap(({ prescriptions }) => prescriptions.map(({ id }) => id)));
  const base = exercise.slice(0, 50);
  const numbers = Array.from({ length: taken.size + 1 }, (_, n) => `${base}-${n + 2}`);
  return numbers.find((id) => !taken.has(id)) ?? base;
}

/** Where an exercise begins that nobody has prescribed yet. */
const begun = (plan: Plan, exercise: string): Prescription => ({
  id: freshId(plan, exercise),
  exercise,
  dose: { kind: 'reps', sets: amount(3), reps: amount(10), tempo: null },
  load: { kind: 'body-weight' },
  frequency: { kind: 'days-per-week', days: amount(3), perDay: amount(1) },
  weekdays: null,
  restSeconds: null,
  effort: null,
  progressions: [],
  note: '',
});

/** What a phase asks for: changed in place, removed with a way back, added from the exercises of the plan. */
export function Entries({ phase, editing, onEntries }: Props) {
  const { t } = useTranslation('plan');
  const { plan, locked } = editing;
  const { prescriptions } = phase;
  const [wished, wish] = useState(plan.exercises[0]?.id ?? '');
  const latest = useLatest({ prescriptions, onEntries });
  const nameOf = (exercise: string): string => plan.exercises.find(({ id }) => id === exercise)?.name ?? exercise;
  const remove = (at: number): void => {
    const entry = prescriptions[at];
    if (entry === undefined) return;
    onEntries(`remove ${entry.id}`, prescriptions.toSpliced(at, 1));
    sayWithUndo(t('phase.removed', { name: nameOf(entry.exercise) }), async () =>
      latest.current.onEntries(`restore ${entry.id}`, latest.current.prescriptions.toSpliced(at, 0, entry)),
    );
  };
  return (
    <Stack gap="xs" component="section" aria-label={t('phase.entries')}>
      <Title order={3}>{t('phase.entries')}</Title>
      {prescriptions.length === 0 && <Text c="dimmed">{t('phase.noEntries')}</Text>}
      {prescriptions.map((entry, at) => (
        <EntryFields
          key={entry.id}
          entry={entry}
          exercise={plan.exercises.find(({ id }) => id === entry.exercise) ?? null}
          locked={locked}
          onEntry={(field, next) => onEntries(`${entry.id} ${field}`, prescriptions.with(at, next))}
          onRemove={() => remove(at)}
        />
      ))}
      {!locked && plan.exercises.length > 0 && (
        <Group align="flex-end">
          <NativeSelect
            size="sm"
            label={t('phase.addWhich')}
            value={wished}
            data={plan.exercises.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => wish(event.currentTarget.value)}
          />
          <Button
            size="sm"
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => {
              const entry = begun(plan, wished);
              onEntries(`add ${entry.id}`, [...prescriptions, entry]);
            }}
          >
            {t('phase.add')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
