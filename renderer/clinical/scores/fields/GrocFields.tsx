import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { notAsked } from '#core/clinical/answer.ts';
import { grocScales } from '#core/clinical/outcomes/groc.ts';
import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import type { FieldsProps } from '../types.ts';
import { Labelled } from './Labelled.tsx';

/** The patient's own comparison with the start. */
export function GrocFields({ input, onInput, onLeave }: FieldsProps<'groc'>) {
  const { t } = useTranslation('scores');
  const { scale, rating } = input;
  const most = grocScales[scale];
  return (
    <Stack gap="sm">
      <Labelled
        label={t('field.scale')}
        values={['15-point', '7-point'] as const}
        words={(each) => t(`field.scales.${each}`)}
        value={scale}
        // A step of one scale is no step of the other.
        onChoose={(next) => onInput({ scale: next, rating: next === scale ? rating : notAsked })}
      />
      <NumberAnswer
        key={scale}
        label={t('field.rating')}
        hint={t('field.grocHint')}
        range={{ from: -most, to: most, unit: '', decimals: 0 }}
        answer={rating}
        onAnswer={(next) => onInput({ ...input, rating: next })}
        onLeave={onLeave}
      />
    </Stack>
  );
}
