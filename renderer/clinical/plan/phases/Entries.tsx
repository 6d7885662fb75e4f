import { Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moved, putAt, withPhase } from '#core/plan/arrange.ts';
import type { Exercise } from '#core/plan/exercise.ts';
import { freshEntry } from '#core/plan/fresh.ts';
import type { Phase } from '#core/plan/phase.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { Prescription } from '#core/plan/prescription.ts';
import { sayWithUndo } from '../../../ui/notify.tsx';
import type { PlanEditing } from '../usePlanDraft.ts';
import { AddExercise } from './AddExercise.tsx';
import { EntryFields } from './EntryFields.tsx';

type Props = { readonly phase: Phase; readonly editing: PlanEditing };

/** What a phase asks for: changed in place, put in order, removed with a way back, added from the plan's exercises or written anew. */
export function Entries({ phase, editing }: Props) {
  const { t } = useTranslation('plan');
  const { plan, locked, edit, flush, putBack } = editing;
  const { prescriptions } = phase;
  const [opened, open] = useState<ReadonlySet<string>>(new Set());
  const nameOf = (exercise: string): string => plan.exercises.find(({ id }) => id === exercise)?.name ?? exercise;
  const changed = (change: (now: readonly Prescription[]) => readonly Prescription[]) => (now: Plan) =>
    withPhase(now, phase.id, (one) => ({ ...one, prescriptions: change(one.prescriptions) }));
  const remove = (entry: Prescription, at: number): void => {
    edit(
      `remove ${entry.id}`,
      changed((now) => now.filter(({ id }) => id !== entry.id)),
    );
    flush();
    sayWithUndo(t('phase.removed', { name: nameOf(entry.exercise) }), () =>
      putBack(
        `restore ${entry.id}`,
        changed((now) => putAt(now, at, entry)),
      ),
    );
  };
  const add = (exercise: string, written: Exercise | null): void => {
    const entry = freshEntry(crypto.randomUUID(), exercise);
    const put = changed((now) => [...now, entry]);
    edit(`add ${entry.id}`, (now) =>
      put(written === null ? now : { ...now, exercises: putAt(now.exercises, now.exercises.length, written) }),
    );
    flush();
    open(new Set([...opened, entry.id]));
  };
  return (
    <Stack gap="xs" component="section" aria-label={t('phase.entries')}>
      <Title order={3}>{t('phase.entries')}</Title>
      {prescriptions.length === 0 && <Text c="dimmed">{t('phase.noEntries')}</Text>}
      {prescriptions.map((entry, at) => (
        <EntryFields
          key={entry.id}
          entry={entry}
          editing={editing}
          opened={opened.has(entry.id)}
          onOpen={(is) => open(new Set(is ? [...opened, entry.id] : [...opened].filter((id) => id !== entry.id)))}
          onEntry={(field, next) =>
            edit(
              `${entry.id} ${field}`,
              changed((now) => now.map((one) => (one.id === entry.id ? next : one))),
            )
          }
          onMove={(by) =>
            edit(
              `move ${entry.id} ${at + by}`,
              changed((now) => moved(now, entry.id, by)),
            )
          }
          isFirst={at === 0}
          isLast={at === prescriptions.length - 1}
          onRemove={() => remove(entry, at)}
        />
      ))}
      {!locked && <AddExercise editing={editing} onAdd={add} />}
    </Stack>
  );
}
