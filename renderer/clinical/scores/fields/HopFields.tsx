import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import type { FieldsProps } from '../types.ts';
import { Labelled } from './Labelled.tsx';
import { PainAnswer } from './PainAnswer.tsx';

/** Twenty-five hops in a row: mean times in the air and on the ground. */
export function Hops25Fields({ input, onInput, onLeave }: FieldsProps<'hops-25'>) {
  const { t } = useTranslation('scores');
  return (
    <Stack gap="sm">
      <Labelled
        label={t('field.legs')}
        values={['one', 'two'] as const}
        words={(each) => t(`field.legsOf.${each}`)}
        value={input.legs}
        onChoose={(legs) => onInput({ ...input, legs })}
      />
      <NumberAnswer
        label={t('field.meanFlightMs')}
        range={{ from: 1, to: 1500, unit: t('unit.ms') }}
        answer={input.meanFlightMs}
        onAnswer={(meanFlightMs) => onInput({ ...input, meanFlightMs })}
        onLeave={onLeave}
      />
      <NumberAnswer
        label={t('field.meanContactMs')}
        range={{ from: 1, to: 3000, unit: t('unit.ms') }}
        answer={input.meanContactMs}
        onAnswer={(meanContactMs) => onInput({ ...input, meanContactMs })}
        onLeave={onLeave}
      />
      <PainAnswer label={t('field.pain')} answer={input.pain} onAnswer={(pain) => onInput({ ...input, pain })} onLeave={onLeave} />
    </Stack>
  );
}

/** Hops on one leg before it hurts. */
export function HopCountFields({ input, onInput, onLeave }: FieldsProps<'hop-count'>) {
  const { t } = useTranslation('scores');
  return (
    <Stack gap="sm">
      <NumberAnswer
        label={t('field.hops')}
        range={{ from: 0, to: 1000, unit: '', decimals: 0 }}
        answer={input.hops}
        onAnswer={(hops) => onInput({ ...input, hops })}
        onLeave={onLeave}
      />
      <PainAnswer label={t('field.pain')} answer={input.pain} onAnswer={(pain) => onInput({ ...input, pain })} onLeave={onLeave} />
    </Stack>
  );
}
