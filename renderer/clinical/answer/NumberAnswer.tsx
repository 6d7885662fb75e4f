import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, givenOf, notAsked } from '#core/clinical/answer.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import classes from './Answer.module.css';
import { AnswerFrame } from './AnswerFrame.tsx';
import { NoneRow } from './NoneRow.tsx';
import { toNextQuestion } from './nextQuestion.ts';
import type { AnswerProps } from './types.ts';

/** Ends included. `decimals` left out: any number of them; 0: whole numbers. */
export type NumberRange = { readonly from: number; readonly to: number; readonly unit: string; readonly decimals?: number };

/** A number with its unit, or why there is none. An emptied field is not asked. */
export function NumberAnswer({ range, onAnswer, ...frame }: AnswerProps<number> & { readonly range: NumberRange }) {
  const { t } = useTranslation('clinical');
  const [cleared, clear] = useState(0);
  const { answer, label } = frame;
  const { from, to, unit, decimals } = range;
  const kind = decimals === 0 ? 'whole' : decimals === undefined ? 'any' : 'decimals';
  return (
    <AnswerFrame {...frame}>
      <NumberField
        // What could not be read goes too when somebody says why there is no answer.
        key={cleared}
        className={classes['value'] ?? ''}
        w={unit === '' ? 110 : 150}
        aria-label={label}
        value={givenOf(answer)}
        from={from}
        to={to}
        {...(decimals === undefined ? {} : { decimals })}
        rangeWords={t(`number.${kind}`, { from, to, decimals: decimals ?? 0 })}
        rightSection={
          unit === '' ? undefined : (
            <Text size="sm" c="dimmed" pr={6}>
              {unit}
            </Text>
          )
        }
        rightSectionWidth={unit.length > 4 ? 70 : 52}
        rightSectionPointerEvents="none"
        onNumber={(value) => onAnswer(value === null ? notAsked : given(value))}
        onKeyDown={toNextQuestion}
      />
      <NoneRow
        answer={answer}
        label={label}
        onNone={(none) => {
          clear(cleared + 1);
          onAnswer({ none });
        }}
      />
    </AnswerFrame>
  );
}
