import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Exercise, exerciseSchema, knees, lowestHeels, planSides, standings } from '#core/plan/exercise.ts';
import classes from '../Plan.module.css';
import { PlanText } from '../PlanText.tsx';

const choices = [
  { field: 'side', values: planSides },
  { field: 'knee', values: knees },
  { field: 'standing', values: standings },
  { field: 'lowestHeel', values: lowestHeels },
] as const;

type Props = {
  readonly exercise: Exercise;
  /** Phases that ask for it. */
  readonly phases: number;
  /** `field` names what was changed. */
  readonly onExercise: (field: string, exercise: Exercise) => void;
};

/** What an exercise is, wherever the plan asks for it. */
export function ExerciseFields({ exercise, phases, onExercise }: Props) {
  const { t } = useTranslation('plan');
  const choose = (field: (typeof choices)[number]['field'], value: string): void => {
    const read = exerciseSchema.safeParse({ ...exercise, [field]: value });
    if (read.success) onExercise(field, read.data);
  };
  return (
    <details>
      <summary>{t('exercise.title')}</summary>
      {phases > 1 && <Text size="sm">{t('exercise.everywhere', { count: phases })}</Text>}
      <div className={`${classes['fields']} ${classes['close']}`}>
        <PlanText
          className={classes['double'] ?? ''}
          label={t('exercise.name')}
          value={exercise.name}
          most={80}
          needed={t('exercise.nameNeeded')}
          onText={(name) => onExercise('name', { ...exercise, name })}
        />
        {choices.map(({ field, values }) => (
          <NativeSelect
            key={field}
            size="md"
            label={t(`exercise.${field}`)}
            value={exercise[field]}
            data={values.map((value) => ({ value, label: t(`exercise.${field}s.${value}` as 'exercise.sides.left') }))}
            onChange={(event) => choose(field, event.currentTarget.value)}
          />
        ))}
        <PlanText
          lines
          className={classes['wide'] ?? ''}
          label={t('exercise.how')}
          value={exercise.how}
          most={500}
          needed={t('exercise.howNeeded')}
          onText={(how) => onExercise('how', { ...exercise, how })}
        />
      </div>
    </details>
  );
}
