import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import type { FieldsProps, WithPack } from '../types.ts';
import { lefsKeyAt } from './lefsKeys.ts';

/** The twenty items of the LEFS, 0 to 4 each. */
export function LefsFields({ input, onInput, onLeave, pack }: FieldsProps<'lefs'> & WithPack) {
  const { t } = useTranslation('scores');
  return (
    <Stack gap="xs">
      {input.items.map((answer, index) => {
        const key = lefsKeyAt(index);
        return (
          <NumberAnswer
            key={key}
            label={`${index + 1}. ${pack?.wording[key]?.question ?? t(`lefs.${key}`)}`}
            hint={index === 0 ? t('lefs.scale') : undefined}
            range={{ from: 0, to: 4, unit: '', decimals: 0 }}
            answer={answer}
            onAnswer={(next) => onInput({ items: input.items.map((each, at) => (at === index ? next : each)) })}
            onLeave={onLeave}
          />
        );
      })}
    </Stack>
  );
}
