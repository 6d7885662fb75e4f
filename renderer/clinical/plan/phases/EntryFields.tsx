import { Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Exercise } from '#core/plan/exercise.ts';
import type { Prescription } from '#core/plan/prescription.ts';
import { entryWords } from '../doseWords.ts';
import classes from '../Plan.module.css';
import type { PlanEditing } from '../usePlanDraft.ts';
import { ExerciseFields } from './ExerciseFields.tsx';
import { PlaceButtons } from './PlaceButtons.tsx';
import { PrescriptionFields } from './PrescriptionFields.tsx';
import { StepFields } from './StepFields.tsx';

type Props = {
  readonly entry: Prescription;
  readonly editing: PlanEditing;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
  /** `field` names what was changed. */
  readonly onEntry: (field: string, entry: Prescription) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onRemove: () => void;
};

/** One exercise of a phase: a line that opens into all that can be changed of it. */
export function EntryFields({ entry, editing, opened, onOpen, onEntry, onMove, isFirst, isLast, onRemove }: Props) {
  const { t } = useTranslation('plan');
  const { plan, locked, edit } = editing;
  const exercise = plan.exercises.find(({ id }) => id === entry.exercise) ?? null;
  const name = exercise?.name ?? entry.exercise;
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  const setExercise = (field: string, next: Exercise): void =>
    edit(`exercise ${next.id} ${field}`, (now) => ({ ...now, exercises: now.exercises.map((one) => (one.id === next.id ? next : one)) }));
  return (
    <fieldset className={classes['entry']} aria-label={name} data-entry={entry.id}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <UnstyledButton
          flex={1}
          mih={44}
          aria-expanded={opened}
          aria-label={t(opened ? 'phase.fold' : 'phase.change', { name })}
          onClick={() => onOpen(!opened)}
        >
          <Group gap="xs" wrap="nowrap">
            <Chevron size={20} aria-hidden style={{ flexShrink: 0 }} />
            <div>
              <Text fw={650}>
                {name}
                {exercise !== null && ` (${t(`sides.${exercise.side}`)})`}
              </Text>
              <Text size="sm" aria-live="polite">
                {entryWords(entry)}
              </Text>
            </div>
          </Group>
        </UnstyledButton>
        {!locked && (
          <PlaceButtons
            name={name}
            onEarlier={isFirst ? null : () => onMove(-1)}
            onLater={isLast ? null : () => onMove(1)}
            removeLabel={t('phase.remove', { name })}
            onRemove={onRemove}
          />
        )}
      </Group>
      {opened && (
        <>
          {exercise !== null && (
            <Text size="sm" c="dimmed">
              {exercise.how}
            </Text>
          )}
          <PrescriptionFields entry={entry} onEntry={onEntry} />
          {exercise !== null && (
            <ExerciseFields
              exercise={exercise}
              phases={plan.phases.filter(({ prescriptions }) => prescriptions.some((one) => one.exercise === exercise.id)).length}
              onExercise={setExercise}
            />
          )}
          <StepFields steps={entry.progressions} onSteps={(field, progressions) => onEntry(field, { ...entry, progressions })} />
        </>
      )}
    </fieldset>
  );
}
