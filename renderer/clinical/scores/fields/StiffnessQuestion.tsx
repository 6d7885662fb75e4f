import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given } from '#core/clinical/answer.ts';
import type { VisaAInput } from '#core/clinical/outcomes/visaA.ts';
import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import type { AnswerProps } from '../../answer/types.ts';
import { Labelled } from './Labelled.tsx';

type Stiffness = Extract<VisaAInput['q1'], { given: unknown }>['given'];
const ways = ['points', 'minutes'] as const;

/** The first item of the VISA-A: the tick on the paper's line, or minutes of stiffness. */
export function StiffnessQuestion({ answer, onAnswer, ...rest }: AnswerProps<Stiffness>) {
  const { t } = useTranslation('scores');
  const [wished, wish] = useState<(typeof ways)[number]>('points');
  const way = !('given' in answer) ? wished : 'points' in answer.given ? 'points' : 'minutes';
  const value = !('given' in answer) ? answer : given('points' in answer.given ? answer.given.points : answer.given.minutes);
  return (
    <>
      <NumberAnswer
        key={way}
        {...rest}
        hint={way === 'points' ? rest.hint : undefined}
        range={way === 'points' ? { from: 0, to: 10, unit: '', decimals: 0 } : { from: 0, to: 1440, unit: t('unit.min'), decimals: 0 }}
        answer={value}
        onAnswer={(next) => {
          if (!('given' in next)) onAnswer(next);
          else onAnswer(given(way === 'points' ? { points: next.given } : { minutes: next.given }));
        }}
      />
      <Labelled
        label={t('visaA.q1As')}
        values={ways}
        words={(each) => t(each === 'points' ? 'visaA.q1Points' : 'visaA.q1Minutes')}
        value={way}
        onChoose={(next) => {
          wish(next);
          // Points are no minutes: the other way of answering begins empty.
          if ('given' in answer && next !== way) onAnswer({ none: 'not-asked' });
        }}
      />
    </>
  );
}
