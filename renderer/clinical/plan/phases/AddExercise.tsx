import { ActionIcon, Button, Group, NativeSelect, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAskedFor } from '#core/plan/arrange.ts';
import type { Exercise } from '#core/plan/exercise.ts';
import { freshExercise } from '#core/plan/fresh.ts';
import { sayWithUndo } from '../../../ui/notify.tsx';
import type { PlanEditing } from '../usePlanDraft.ts';

const fresh = 'a new one';

type Props = {
  readonly editing: PlanEditing;
  /** `written` is the exercise where the plan does not have it yet. */
  readonly onAdd: (exercise: string, written: Exercise | null) => void;
};

/** Adds an exercise to a phase: one of the plan, or a new one by its name. */
export function AddExercise({ editing, onAdd }: Props) {
  const { t } = useTranslation('plan');
  const { plan, edit, flush, putBack } = editing;
  const [wished, wish] = useState<string>(fresh);
  const [name, setName] = useState('');
  const [wanting, want] = useState(false);
  const chosen = plan.exercises.find(({ id }) => id === wished) ?? null;
  const add = (): void => {
    if (chosen !== null) {
      onAdd(chosen.id, null);
      return;
    }
    want(name.trim() === '');
    if (name.trim() === '') return;
    const id = crypto.randomUUID();
    onAdd(id, freshExercise(id, name.trim(), t('exercise.asShown'), plan.side));
    setName('');
  };
  const forget = ({ id, name: forgotten }: Exercise): void => {
    const at = plan.exercises.findIndex((one) => one.id === id);
    edit(`forget ${id}`, (now) => ({ ...now, exercises: now.exercises.filter((one) => one.id !== id) }));
    flush();
    wish(fresh);
    const [exercise] = plan.exercises.filter((one) => one.id === id);
    if (exercise === undefined) return;
    sayWithUndo(t('exercise.forgotten', { name: forgotten }), () =>
      putBack(`restore ${id}`, (now) => ({ ...now, exercises: now.exercises.toSpliced(at, 0, exercise) })),
    );
  };
  return (
    <Group
      align="flex-end"
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <NativeSelect
        size="md"
        label={t('phase.addWhich')}
        value={chosen?.id ?? fresh}
        data={[{ value: fresh, label: t('exercise.fresh') }, ...plan.exercises.map(({ id, name: label }) => ({ value: id, label }))]}
        onChange={(event) => wish(event.currentTarget.value)}
      />
      {chosen === null && (
        <TextInput
          label={t('exercise.name')}
          miw={260}
          maxLength={80}
          autoComplete="off"
          value={name}
          error={wanting && name.trim() === '' ? t('exercise.nameNeeded') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <Button type="submit" variant="default" leftSection={<IconPlus size={18} aria-hidden />}>
        {t('phase.add')}
      </Button>
      {chosen !== null && !isAskedFor(plan, chosen.id) && (
        <Tooltip label={t('exercise.forget', { name: chosen.name })}>
          <ActionIcon aria-label={t('exercise.forget', { name: chosen.name })} onClick={() => forget(chosen)}>
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </Group>
  );
}
