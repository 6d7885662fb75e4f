import { useTranslation } from 'react-i18next';
import { instrumentOf } from '#core/clinical/outcomes/table.ts';
import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import type { FieldsProps } from '../types.ts';

type OfTotal = 'visa-a-sed' | 'tendins-a' | 'tsk-11' | 'tsk-17' | 'pcs';

/** A form whose total is worked out on the form itself. */
export function TotalFields({ instrument, input, onInput, onLeave }: FieldsProps<OfTotal> & { readonly instrument: OfTotal }) {
  const { t } = useTranslation('scores');
  const { min, max } = instrumentOf(instrument).measures[0].range;
  return (
    <NumberAnswer
      label={t('field.total')}
      range={{ from: min, to: max, unit: '', ...(instrument === 'tendins-a' ? {} : { decimals: 0 }) }}
      answer={input.total}
      onAnswer={(total) => onInput({ total })}
      onLeave={onLeave}
    />
  );
}

/** Minutes of morning stiffness. */
export function StiffnessFields({ input, onInput, onLeave }: FieldsProps<'morning-stiffness'>) {
  const { t } = useTranslation('scores');
  return (
    <NumberAnswer
      label={t('field.minutes')}
      range={{ from: 0, to: 240, unit: t('unit.min'), decimals: 0 }}
      answer={input.minutes}
      onAnswer={(minutes) => onInput({ ...input, minutes })}
      onLeave={onLeave}
    />
  );
}
