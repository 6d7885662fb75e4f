import { Badge, Group, Text } from '@mantine/core';
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Answer.module.css';
import { toNextQuestion } from './nextQuestion.ts';
import { RemarkField } from './RemarkField.tsx';
import { type AnswerProps, stateOf } from './types.ts';

type Props<T> = Omit<AnswerProps<T>, 'onAnswer'> & { readonly children: ReactNode };

/** A question with its answer, the remark beside it, and what was said last time. Enter goes on to the next question. */
export function AnswerFrame<T>({ label, answer, onLeave, hint, remark, was, carried = false, children }: Props<T>) {
  const { t } = useTranslation('clinical');
  const left = (event: FocusEvent<HTMLFieldSetElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) onLeave?.();
  };
  // One-line fields do it themselves, where Enter has no other use in them.
  const onChoice = (event: KeyboardEvent<HTMLFieldSetElement>): void => {
    if (event.target instanceof HTMLInputElement && (event.target.type === 'radio' || event.target.type === 'checkbox'))
      toNextQuestion(event);
  };
  return (
    <fieldset className={classes['field']} data-answer={stateOf(answer)} onBlur={left} onKeyDown={onChoice}>
      <legend className={classes['label']}>{label}</legend>
      {hint !== undefined && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      <div className={classes['line']}>
        {children}
        {remark !== undefined && <RemarkField label={label} remark={remark} />}
      </div>
      {(was !== undefined || carried) && (
        <Group gap="xs" mt={4}>
          {carried && (
            <Badge variant="default" tt="none" fw={500}>
              {t('fromLast.carried')}
            </Badge>
          )}
          {was !== undefined && (
            <Text size="sm" c="var(--soleus-warn)">
              {t('fromLast.was', { was })}
            </Text>
          )}
        </Group>
      )}
    </fieldset>
  );
}
