import { useTranslation } from 'react-i18next';
import type { AnswerProps } from '../answer/types.ts';
import { EventsAnswer, type SidedEvent } from './EventsAnswer.tsx';

type Injection = { drug: string; side: SidedEvent['side']; day: string | null };

/** Injections, by the drug. */
export function InjectionsAnswer({ answer, onAnswer, ...rest }: AnswerProps<Injection[]>) {
  const { t } = useTranslation('intake');
  return (
    <EventsAnswer
      {...rest}
      whatLabel={t('drug')}
      answer={'given' in answer ? { given: answer.given.map(({ drug, ...at }) => ({ what: drug, ...at })) } : answer}
      onAnswer={(next) => onAnswer('given' in next ? { given: next.given.map(({ what, ...at }) => ({ drug: what, ...at })) } : next)}
    />
  );
}
