import { useTranslation } from 'react-i18next';
import type { Answer } from '#core/clinical/answer.ts';
import { RadioRow } from './RadioRow.tsx';
import { isNone, useNoneOptions } from './useNoneOptions.ts';

type Props<T> = {
  readonly answer: Answer<T[]>;
  readonly label: string;
  readonly emptyWords: string | null;
  readonly onAnswer: (answer: Answer<T[]>) => void;
};

/** Beside a list: that there is nothing to list, which is an answer, or why there is no answer. */
export function EmptyRow<T>({ answer, label, emptyWords, onAnswer }: Props<T>) {
  const { t } = useTranslation('clinical');
  const none = useNoneOptions();
  const empty = 'given' in answer && answer.given.length === 0 ? 'empty' : null;
  return (
    <RadioRow<string>
      label={t('answer.noneOf', { label })}
      options={[...(emptyWords === null ? [] : [{ value: 'empty', words: emptyWords }]), ...none]}
      value={'given' in answer ? empty : answer.none}
      onChoose={(chosen) => onAnswer(isNone(chosen) ? { none: chosen } : { given: [] })}
    />
  );
}
