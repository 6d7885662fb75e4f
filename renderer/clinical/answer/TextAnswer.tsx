import { Textarea, TextInput } from '@mantine/core';
import { given, givenOf, notAsked } from '#core/clinical/answer.ts';
import classes from './Answer.module.css';
import { AnswerFrame } from './AnswerFrame.tsx';
import { NoneRow } from './NoneRow.tsx';
import { toNextQuestion } from './nextQuestion.ts';
import type { AnswerProps } from './types.ts';

type Props = AnswerProps<string> & {
  /** Most characters. */
  readonly most: number;
  readonly lines: 'one' | 'many';
};

/** Text, or why there is none. An emptied field is not asked. */
export function TextAnswer({ most, lines, onAnswer, ...frame }: Props) {
  const { answer, label } = frame;
  const field = {
    'aria-label': label,
    className: classes['wide'] ?? '',
    value: givenOf(answer) ?? '',
    maxLength: most,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const text = event.currentTarget.value;
      onAnswer(text === '' ? notAsked : given(text));
    },
  };
  return (
    <AnswerFrame {...frame}>
      {lines === 'many' ? <Textarea {...field} minRows={1} maxRows={12} /> : <TextInput {...field} onKeyDown={toNextQuestion} />}
      <NoneRow answer={answer} label={label} onNone={(none) => onAnswer({ none })} />
    </AnswerFrame>
  );
}
