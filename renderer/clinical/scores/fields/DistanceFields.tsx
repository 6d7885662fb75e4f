import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#core/clinical/answer.ts';
import { records } from '#core/clinical/outcomes/trials.ts';
import type { FieldsProps } from '../types.ts';
import { Labelled } from './Labelled.tsx';
import { PainAnswer } from './PainAnswer.tsx';
import { TrialsAnswer } from './TrialsAnswer.tsx';

type Props = FieldsProps<'knee-to-wall'> & {
  /** Greatest distance, cm. */
  readonly most: number;
  readonly pain?: { readonly answer: Answer<number>; readonly onAnswer: (answer: Answer<number>) => void };
};

/** Distances in cm: one, or three of which the best or the mean is recorded. */
export function DistanceFields({ input, most, pain, onInput, onLeave }: Props) {
  const { t } = useTranslation('scores');
  const { trialsCm, record } = input;
  return (
    <Stack gap="sm">
      <Labelled
        label={t('field.record')}
        values={records}
        words={(each) => t(`field.records.${each}`)}
        value={record}
        onChoose={(next) => onInput({ ...input, record: next })}
      />
      <TrialsAnswer
        label={t('field.trials')}
        count={record === 'single' ? 1 : 3}
        most={most}
        answer={trialsCm}
        onAnswer={(next) => onInput({ ...input, trialsCm: next })}
        onLeave={onLeave}
      />
      {pain !== undefined && <PainAnswer label={t('field.pain')} {...pain} onLeave={onLeave} />}
    </Stack>
  );
}
