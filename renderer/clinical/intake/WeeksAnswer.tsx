import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, notAsked } from '#core/clinical/answer.ts';
import { AnswerFrame } from '../answer/AnswerFrame.tsx';
import { NoneRow } from '../answer/NoneRow.tsx';
import { toNextQuestion } from '../answer/nextQuestion.ts';
import type { AnswerProps } from '../answer/types.ts';
import { parseWeeks, weeksInWords } from './weeks.ts';

/** Kilometres of the last weeks in one line, the latest first; a week nobody remembers is '?', one without a run 0. */
export function WeeksAnswer({ onAnswer, ...frame }: AnswerProps<(number | null)[]>) {
  const { t } = useTranslation('intake');
  const { answer, label } = frame;
  const written = 'given' in answer ? weeksInWords(answer.given) : '';
  const [typed, setTyped] = useState(written);
  useEffect(() => {
    setTyped((now) => (weeksInWords(parseWeeks(now) ?? []) === written ? now : written));
  }, [written]);
  const wrong = typed.trim() !== '' && parseWeeks(typed) === null;
  return (
    <AnswerFrame {...frame} hint={t('weeksHint')}>
      <TextInput
        aria-label={label}
        w={300}
        value={typed}
        error={wrong ? t('weeksWrong') : undefined}
        onChange={(event) => {
          const now = event.currentTarget.value;
          setTyped(now);
          const weeks = parseWeeks(now);
          if (weeks !== null) onAnswer(given(weeks));
          else if (now.trim() === '') onAnswer(notAsked);
        }}
        onKeyDown={toNextQuestion}
      />
      <NoneRow
        answer={answer}
        label={label}
        onNone={(none) => {
          setTyped('');
          onAnswer({ none });
        }}
      />
    </AnswerFrame>
  );
}
