import { useState } from 'react';
import { given, givenOf, notAsked } from '#core/clinical/answer.ts';
import { DayField } from '../../ui/DayField.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { AnswerFrame } from './AnswerFrame.tsx';
import { NoneRow } from './NoneRow.tsx';
import { toNextQuestion } from './nextQuestion.ts';
import type { AnswerProps } from './types.ts';

/** A day that was, typed in any order, or with `mayCome` one that is still to come; or why there is none. */
export function DayAnswer({ mayCome = false, onAnswer, ...frame }: AnswerProps<string> & { readonly mayCome?: boolean }) {
  const [cleared, clear] = useState(0);
  const { answer, label } = frame;
  const take = (day: string | null): void => onAnswer(day === null ? notAsked : given(day));
  return (
    <AnswerFrame {...frame}>
      {mayCome ? (
        <DayField
          key={cleared}
          mayCome
          label=""
          inputProps={{ label: undefined, 'aria-label': label, onKeyDown: toNextQuestion }}
          value={givenOf(answer)}
          onDay={take}
        />
      ) : (
        <DayInput
          key={cleared}
          label=""
          inputProps={{ label: undefined, 'aria-label': label, onKeyDown: toNextQuestion }}
          value={givenOf(answer)}
          onChange={take}
        />
      )}
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
