import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clinicianSource } from '#core/plan/amount.ts';
import { painMoments, painTasks, type SimpleCriterion, simpleCriterionSchema, symmetryTests } from '#core/plan/criterion.ts';
import type { Exercise } from '#core/plan/exercise.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import classes from '../Plan.module.css';
import { PlanText } from '../PlanText.tsx';
import { limitRangeOf, limitsOf } from './criterionLimits.ts';

type Props = {
  readonly criterion: SimpleCriterion;
  readonly words: string;
  readonly exercises: readonly Exercise[];
  /** `field` names what was changed. */
  readonly onCriterion: (field: string, criterion: SimpleCriterion) => void;
};

/** All of a criterion: its words, what it looks at, its limits. What is no criterion is not passed on. */
export function CriterionFields({ criterion, words, exercises, onCriterion }: Props) {
  const { t } = useTranslation('plan');
  const set = (field: string, change: Readonly<Record<string, unknown>>): void => {
    const read = simpleCriterionSchema.safeParse({ ...criterion, ...change, source: clinicianSource });
    if (read.success) onCriterion(field, read.data);
  };
  const choice = (
    field: 'task' | 'test' | 'moment' | 'exercise',
    value: string,
    data: { readonly value: string; readonly label: string }[],
  ) => (
    <NativeSelect
      size="md"
      label={t(`limit.${field}`)}
      aria-label={`${t(`limit.${field}`)}: ${words}`}
      value={value}
      data={data}
      onChange={(event) => set(field, { [field]: event.currentTarget.value })}
    />
  );
  return (
    <div className={`${classes['fields']} ${classes['close']}`}>
      {criterion.kind === 'judged' && (
        <PlanText
          lines
          className={classes['wide'] ?? ''}
          label={t('limit.words')}
          value={criterion.words}
          most={300}
          needed={t('limit.wordsNeeded')}
          onText={(text) => set('words', { words: text })}
        />
      )}
      {criterion.kind === 'pain-at-most' &&
        choice(
          'task',
          criterion.task,
          painTasks.map((value) => ({ value, label: t(`task.${value}`) })),
        )}
      {criterion.kind === 'symmetry' &&
        choice(
          'test',
          criterion.test,
          symmetryTests.map((value) => ({ value, label: t(`test.${value}`) })),
        )}
      {criterion.kind === 'session-pain' &&
        choice(
          'moment',
          criterion.moment,
          painMoments.map((value) => ({ value, label: t(`moment.${value}`) })),
        )}
      {'exercise' in criterion &&
        choice(
          'exercise',
          criterion.exercise,
          exercises.map(({ id, name }) => ({ value: id, label: name })),
        )}
      {limitsOf(criterion).map(({ limit, value }) => {
        const { from, to, whole } = limitRangeOf(criterion.kind, limit);
        return (
          <NumberField
            key={limit}
            label={t(`limit.${limit}`)}
            aria-label={`${t(`limit.${limit}`)}: ${words}`}
            value={value}
            from={from}
            to={to}
            {...(whole ? { decimals: 0 } : {})}
            rangeWords={t(whole ? 'cutOffs.whole' : 'cutOffs.range', { from, to })}
            onNumber={(next) => next !== null && set(limit, { [limit]: next })}
          />
        );
      })}
      {criterion.kind === 'completed' &&
        (['sets', 'reps'] as const).map((part) => (
          <NumberField
            key={part}
            label={t(`limit.${part}`)}
            aria-label={`${t(`limit.${part}`)}: ${words}`}
            value={criterion.least?.[part] ?? null}
            from={1}
            to={part === 'sets' ? 50 : 500}
            decimals={0}
            rangeWords={t('cutOffs.whole', { from: 1, to: part === 'sets' ? 50 : 500 })}
            // Either goes with the other: without one nothing is asked for but that it was done.
            onNumber={(next) => set(part, { least: next === null ? null : { sets: 1, reps: 1, ...criterion.least, [part]: next } })}
          />
        ))}
    </div>
  );
}
