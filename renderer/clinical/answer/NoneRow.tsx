import { useTranslation } from 'react-i18next';
import type { Answer, Unanswered } from '#core/clinical/answer.ts';
import { RadioRow } from './RadioRow.tsx';
import { useNoneOptions } from './useNoneOptions.ts';

type Props = { readonly answer: Answer<unknown>; readonly label: string; readonly onNone: (none: Unanswered) => void };

/** Why there is no answer, beside a control that holds one; nothing is chosen while an answer is given. */
export function NoneRow({ answer, label, onNone }: Props) {
  const { t } = useTranslation('clinical');
  return (
    <RadioRow
      label={t('answer.noneOf', { label })}
      options={useNoneOptions()}
      value={'given' in answer ? null : answer.none}
      onChoose={onNone}
    />
  );
}
