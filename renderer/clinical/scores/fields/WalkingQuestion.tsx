import { useTranslation } from 'react-i18next';
import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import { TickRow } from '../../answer/TickRow.tsx';
import type { AnswerProps } from '../../answer/types.ts';

const cannot = 'cannot-walk-for-pain';

/** The third item of the VISA-A: a rating, or that the patient cannot walk so long for pain, which is not the same as 0. */
export function WalkingQuestion({ answer, onAnswer, ...rest }: AnswerProps<number | typeof cannot>) {
  const { t } = useTranslation('scores');
  const unable = 'given' in answer && answer.given === cannot;
  const rating = 'given' in answer ? (answer.given === cannot ? ({ none: 'not-asked' } as const) : { given: answer.given }) : answer;
  return (
    <>
      {!unable && <NumberAnswer {...rest} range={{ from: 0, to: 10, unit: '', decimals: 0 }} answer={rating} onAnswer={onAnswer} />}
      <TickRow
        label={`${rest.label}: ${t('visaA.cannotWalk')}`}
        values={[cannot]}
        words={() => (unable ? `${rest.label}: ${t('visaA.cannotWalk')}` : t('visaA.cannotWalk'))}
        ticked={unable ? [cannot] : []}
        onTicked={(ticked) => onAnswer(ticked.length > 0 ? { given: cannot } : { none: 'not-asked' })}
      />
    </>
  );
}
