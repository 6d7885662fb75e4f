import { useTranslation } from 'react-i18next';
import { type Unanswered, unanswered } from '#core/clinical/answer.ts';
import type { RadioOption } from './RadioRow.tsx';

/** The ways of having no answer, to be chosen beside the answers. */
export function useNoneOptions(): readonly RadioOption<Unanswered>[] {
  const { t } = useTranslation('clinical');
  return unanswered.map((value) => ({ value, words: t(`answer.${value}`), none: true }));
}

export const isNone = (value: string): value is Unanswered => unanswered.some((each) => each === value);
