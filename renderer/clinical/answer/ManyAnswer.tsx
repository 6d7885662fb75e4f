import { useTranslation } from 'react-i18next';
import { given } from '#core/clinical/answer.ts';
import classes from './Answer.module.css';
import { AnswerFrame } from './AnswerFrame.tsx';
import { EmptyRow } from './EmptyRow.tsx';
import { TickRow } from './TickRow.tsx';
import type { AnswerProps } from './types.ts';

type Props<V extends string> = AnswerProps<V[]> & {
  readonly values: readonly V[];
  readonly words: (value: V) => string;
  /** What an empty list says, such as "Nowhere"; null where an empty one is no answer. */
  readonly emptyWords: string | null;
};

/** Any of several, none of them, or why there is no answer. Taking the last tick away is not asked: that there is none has to be said. */
export function ManyAnswer<V extends string>({ values, words, emptyWords, onAnswer, ...frame }: Props<V>) {
  const { t } = useTranslation('clinical');
  const { answer, label } = frame;
  const ticked = 'given' in answer ? answer.given : [];
  return (
    <AnswerFrame {...frame}>
      <div className={classes['value']}>
        <TickRow
          label={t('answer.any', { label })}
          values={values}
          words={words}
          ticked={ticked}
          onTicked={(next) => onAnswer(next.length === 0 ? { none: 'not-asked' } : given(next))}
        />
      </div>
      <EmptyRow answer={answer} label={label} emptyWords={emptyWords} onAnswer={onAnswer} />
    </AnswerFrame>
  );
}
